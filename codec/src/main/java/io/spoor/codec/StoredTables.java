package io.spoor.codec;

import io.spoor.span.Attributes;
import io.spoor.span.Resource;
import io.spoor.span.Scope;
import io.spoor.span.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The strings, attributes, resources and scopes of a value being read, as far as it has been read.
 * The spans share them.
 */
final class StoredTables {
  private final WireReader in;
  private String[] strings = new String[32];
  private int stringCount;
  private String[] keys = new String[32];
  private Value[] values = new Value[32];
  private int attributeCount;
  private final List<Resource> resources = new ArrayList<>();
  private final List<Scope> scopes = new ArrayList<>();
  private String keyOfLastValue = "";

  StoredTables(WireReader in) {
    this.in = in;
  }

  void readString() throws CorruptSpanException {
    if (stringCount == strings.length) strings = Arrays.copyOf(strings, stringCount * 2);
    strings[stringCount] = in.text();
    stringCount++;
  }

  void readAttribute() throws CorruptSpanException {
    Value value = readValue(SpanEncoder.MAX_DEPTH);
    if (attributeCount == keys.length) {
      keys = Arrays.copyOf(keys, attributeCount * 2);
      values = Arrays.copyOf(values, attributeCount * 2);
    }
    keys[attributeCount] = keyOfLastValue;
    values[attributeCount] = value;
    attributeCount++;
  }

  void readResource() throws CorruptSpanException {
    Attributes attributes = Attributes.empty();
    int droppedAttributesCount = 0;
    String schemaUrl = "";
    int outer = in.enter();
    while (in.hasMore()) {
      int tag = in.tag();
      switch (tag) {
        case StoredTags.RESOURCE_ATTRIBUTES -> attributes = attributes();
        case StoredTags.RESOURCE_DROPPED_ATTRIBUTES -> droppedAttributesCount = in.unsigned();
        case StoredTags.RESOURCE_SCHEMA_URL -> schemaUrl = string();
        default -> in.skip(tag);
      }
    }
    in.leave(outer);
    resources.add(new Resource(attributes, droppedAttributesCount, schemaUrl));
  }

  void readScope() throws CorruptSpanException {
    String name = "";
    String version = "";
    Attributes attributes = Attributes.empty();
    int droppedAttributesCount = 0;
    String schemaUrl = "";
    int outer = in.enter();
    while (in.hasMore()) {
      int tag = in.tag();
      switch (tag) {
        case StoredTags.SCOPE_NAME -> name = string();
        case StoredTags.SCOPE_VERSION -> version = string();
        case StoredTags.SCOPE_ATTRIBUTES -> attributes = attributes();
        case StoredTags.SCOPE_DROPPED_ATTRIBUTES -> droppedAttributesCount = in.unsigned();
        case StoredTags.SCOPE_SCHEMA_URL -> schemaUrl = string();
        default -> in.skip(tag);
      }
    }
    in.leave(outer);
    scopes.add(new Scope(name, version, attributes, droppedAttributesCount, schemaUrl));
  }

  /** Reads the index of a string. */
  String string() throws CorruptSpanException {
    int index = in.number(0, stringCount, "the index of a string");
    return index == 0 ? "" : strings[index - 1];
  }

  /** Reads the indexes of attributes. */
  Attributes attributes() throws CorruptSpanException {
    int outer = in.enter();
    Attributes.Builder attributes = Attributes.builder(in.countVarints());
    while (in.hasMore()) {
      int index = in.number(1, attributeCount, "the index of an attribute");
      attributes.put(keys[index - 1], values[index - 1]);
    }
    in.leave(outer);
    return attributes.build();
  }

  /** Reads the index of a resource. */
  Resource resource() throws CorruptSpanException {
    int index = in.number(0, resources.size(), "the index of a resource");
    return index == 0 ? Resource.EMPTY : resources.get(index - 1);
  }

  /** Reads the index of a scope. */
  Scope scope() throws CorruptSpanException {
    int index = in.number(0, scopes.size(), "the index of a scope");
    return index == 0 ? Scope.EMPTY : scopes.get(index - 1);
  }

  /** Reads a value, and its key into {@link #keyOfLastValue}. */
  private Value readValue(int levelsLeft) throws CorruptSpanException {
    String key = "";
    Value value = Value.EMPTY;
    int outer = in.enter();
    if (in.takes(StoredTags.VALUE_KEY)) key = string();
    if (in.takes(StoredTags.VALUE_TEXT)) value = Value.of(in.text());
    else if (in.takes(StoredTags.VALUE_INT)) value = Value.of(in.signed());
    while (in.hasMore()) {
      int tag = in.tag();
      switch (tag) {
        case StoredTags.VALUE_KEY -> key = string();
        case StoredTags.VALUE_TEXT -> value = Value.of(in.text());
        case StoredTags.VALUE_INT -> value = Value.of(in.signed());
        case StoredTags.VALUE_BOOL -> value = Value.of(in.number(0, 1, "a bool") == 1);
        case StoredTags.VALUE_DOUBLE -> value = Value.of(Double.longBitsToDouble(in.fixed64()));
        case StoredTags.VALUE_BYTES -> value = Value.of(in.bytes());
        case StoredTags.VALUE_ARRAY -> value = readArray(levelsLeft);
        case StoredTags.VALUE_LIST -> value = readList(levelsLeft);
        default -> in.skip(tag);
      }
    }
    in.leave(outer);
    keyOfLastValue = key;
    return value;
  }

  private Value readArray(int levelsLeft) throws CorruptSpanException {
    checkDepth(levelsLeft);
    List<Value> elements = new ArrayList<>();
    int outer = in.enter();
    while (in.hasMore()) {
      int tag = in.tag();
      if (tag == StoredTags.VALUES) elements.add(readValue(levelsLeft - 1));
      else in.skip(tag);
    }
    in.leave(outer);
    return Value.of(elements);
  }

  private Value readList(int levelsLeft) throws CorruptSpanException {
    checkDepth(levelsLeft);
    Attributes.Builder entries = Attributes.builder();
    int outer = in.enter();
    while (in.hasMore()) {
      int tag = in.tag();
      if (tag == StoredTags.VALUES) {
        Value value = readValue(levelsLeft - 1);
        entries.put(keyOfLastValue, value);
      } else {
        in.skip(tag);
      }
    }
    in.leave(outer);
    return Value.of(entries.build());
  }

  private void checkDepth(int levelsLeft) throws CorruptSpanException {
    if (levelsLeft == 0) {
      throw in.corrupt("arrays and lists nest more than " + SpanEncoder.MAX_DEPTH + " deep");
    }
  }
}
