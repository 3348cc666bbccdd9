package io.spoor.opentelemetry;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.api.common.KeyValue;
import io.spoor.span.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Attributes as the SDK has them: arrays of one type by themselves, all else as its values. */
final class SdkAttributes {
  private SdkAttributes() {}

  static Attributes of(io.spoor.span.Attributes stored) {
    AttributesBuilder attributes = Attributes.builder();
    for (int i = 0; i < stored.size(); i++) put(attributes, stored.key(i), stored.value(i));
    return attributes.build();
  }

  private static void put(AttributesBuilder attributes, String key, Value value) {
    if (value instanceof Value.Text text) {
      attributes.put(AttributeKey.stringKey(key), text.text());
    } else if (value instanceof Value.Bool bool) {
      attributes.put(AttributeKey.booleanKey(key), bool.value());
    } else if (value instanceof Value.Int number) {
      attributes.put(AttributeKey.longKey(key), number.value());
    } else if (value instanceof Value.Double number) {
      attributes.put(AttributeKey.doubleKey(key), number.value());
    } else if (!(value instanceof Value.Array array) || !putArray(attributes, key, array)) {
      attributes.put(AttributeKey.valueKey(key), valueOf(value));
    }
  }

  /** False, and nothing is put, if the elements are not of one simple type. */
  private static boolean putArray(AttributesBuilder attributes, String key, Value.Array array) {
    return putAll(
            attributes, AttributeKey.stringArrayKey(key), array, Value.Text.class, Value.Text::text)
        || putAll(
            attributes,
            AttributeKey.booleanArrayKey(key),
            array,
            Value.Bool.class,
            Value.Bool::value)
        || putAll(
            attributes, AttributeKey.longArrayKey(key), array, Value.Int.class, Value.Int::value)
        || putAll(
            attributes,
            AttributeKey.doubleArrayKey(key),
            array,
            Value.Double.class,
            Value.Double::value);
  }

  private static <V extends Value, T> boolean putAll(
      AttributesBuilder attributes,
      AttributeKey<List<T>> key,
      Value.Array array,
      Class<V> type,
      Function<V, T> simple) {
    if (!array.elements().stream().allMatch(type::isInstance)) return false;
    attributes.put(key, array.elements().stream().map(type::cast).map(simple).toList());
    return true;
  }

  private static io.opentelemetry.api.common.Value<?> valueOf(Value value) {
    if (value instanceof Value.Text text) return io.opentelemetry.api.common.Value.of(text.text());
    if (value instanceof Value.Bool bool) return io.opentelemetry.api.common.Value.of(bool.value());
    if (value instanceof Value.Int number) {
      return io.opentelemetry.api.common.Value.of(number.value());
    }
    if (value instanceof Value.Double number) {
      return io.opentelemetry.api.common.Value.of(number.value());
    }
    if (value instanceof Value.Bytes bytes) {
      return io.opentelemetry.api.common.Value.of(bytes.toArray());
    }
    if (value instanceof Value.Array array) {
      List<io.opentelemetry.api.common.Value<?>> elements = new ArrayList<>();
      for (Value element : array.elements()) elements.add(valueOf(element));
      return io.opentelemetry.api.common.Value.of(elements);
    }
    if (value instanceof Value.KeyValueList list) return entries(list.entries());
    return io.opentelemetry.api.common.Value.empty();
  }

  private static io.opentelemetry.api.common.Value<?> entries(io.spoor.span.Attributes stored) {
    KeyValue[] entries = new KeyValue[stored.size()];
    for (int i = 0; i < entries.length; i++) {
      entries[i] = KeyValue.of(stored.key(i), valueOf(stored.value(i)));
    }
    return io.opentelemetry.api.common.Value.of(entries);
  }
}
