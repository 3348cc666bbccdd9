package io.spoor.codec;

import io.spoor.span.Attributes;
import io.spoor.span.Value;
import java.util.Arrays;
import java.util.List;

/** The attributes of a value being written, each key with each of its values once, from 1. */
final class AttributeTable {
  private final HashSlots slots = new HashSlots();
  private final WireBuffer out = new WireBuffer();
  private final StringTable strings;
  private String[] keys = new String[64];
  private Value[] values = new Value[64];
  private int size;

  AttributeTable(StringTable strings) {
    this.strings = strings;
  }

  /** Appends the numbers of these attributes as a packed field, or nothing if there are none. */
  void writeNumbers(WireBuffer target, int tag, Attributes attributes) {
    int count = attributes.size();
    if (count == 0) return;
    int start = target.beginMessage(tag);
    target.reserve(5L * count);
    for (int i = 0; i < count; i++) {
      target.varint32(numberOf(attributes.key(i), attributes.value(i)));
    }
    target.endMessage(start);
  }

  private int numberOf(String key, Value value) {
    for (int n = slots.first(31 * key.hashCode() + hashOf(key, value)); n != 0; n = slots.next()) {
      if (keys[n].equals(key) && same(values[n], value)) return n;
    }
    size = slots.add();
    if (size == keys.length) {
      keys = Arrays.copyOf(keys, size * 2);
      values = Arrays.copyOf(values, size * 2);
    }
    keys[size] = key;
    values[size] = value;
    write(StoredTags.ATTRIBUTES, strings.numberOf(key), value);
    return size;
  }

  private static int hashOf(String key, Value value) {
    if (value instanceof Value.Text text) return text.text().hashCode();
    if (value instanceof Value.Int number) return Long.hashCode(number.value());
    if (value instanceof Value.Array || value instanceof Value.KeyValueList) {
      checkDepth(key, value, SpanEncoder.MAX_DEPTH);
    }
    return value.hashCode();
  }

  private static boolean same(Value one, Value other) {
    return one instanceof Value.Text text && other instanceof Value.Text otherText
        ? text.text().equals(otherText.text())
        : one.equals(other);
  }

  /** Before anything walks the value that a deeper one would lead out of the stack. */
  private static void checkDepth(String key, Value value, int levelsLeft) {
    boolean array = value instanceof Value.Array;
    if (!array && !(value instanceof Value.KeyValueList)) return;
    if (levelsLeft == 0) {
      throw new IllegalArgumentException(
          "the value of attribute \""
              + key
              + "\" nests arrays and lists more than "
              + SpanEncoder.MAX_DEPTH
              + " deep");
    }
    if (value instanceof Value.Array elements) {
      for (Value element : elements.elements()) checkDepth(key, element, levelsLeft - 1);
    } else if (value instanceof Value.KeyValueList list) {
      Attributes entries = list.entries();
      for (int i = 0; i < entries.size(); i++) checkDepth(key, entries.value(i), levelsLeft - 1);
    }
  }

  private void write(int tag, int key, Value value) {
    int start = out.beginMessage(tag);
    out.reserve(32);
    out.unsigned(StoredTags.VALUE_KEY, key);
    if (value instanceof Value.Text text) {
      out.text(StoredTags.VALUE_TEXT, text.text());
    } else if (value instanceof Value.Int number) {
      out.varint32(StoredTags.VALUE_INT);
      out.varint(WireBuffer.zigzag(number.value()));
    } else if (value instanceof Value.Bool bool) {
      out.varint32(StoredTags.VALUE_BOOL);
      out.varint32(bool.value() ? 1 : 0);
    } else if (value instanceof Value.Double number) {
      out.fixed64(StoredTags.VALUE_DOUBLE, Double.doubleToRawLongBits(number.value()));
    } else if (value instanceof Value.Bytes bytes) {
      out.bytes(StoredTags.VALUE_BYTES, bytes.toArray());
    } else if (value instanceof Value.Array array) {
      writeElements(array.elements());
    } else if (value instanceof Value.KeyValueList list) {
      writeEntries(list.entries());
    }
    out.endMessage(start);
  }

  private void writeElements(List<Value> elements) {
    int start = out.beginMessage(StoredTags.VALUE_ARRAY);
    for (Value element : elements) write(StoredTags.VALUES, 0, element);
    out.endMessage(start);
  }

  private void writeEntries(Attributes entries) {
    int start = out.beginMessage(StoredTags.VALUE_LIST);
    for (int i = 0; i < entries.size(); i++) {
      write(StoredTags.VALUES, strings.numberOf(entries.key(i)), entries.value(i));
    }
    out.endMessage(start);
  }

  /** The table in the wire format. */
  WireBuffer bytes() {
    return out;
  }

  void clear() {
    Arrays.fill(keys, 0, size + 1, null);
    Arrays.fill(values, 0, size + 1, null);
    size = 0;
    slots.clear();
    out.clear();
  }
}
