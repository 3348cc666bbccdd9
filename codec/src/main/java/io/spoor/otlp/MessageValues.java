package io.spoor.otlp;

import com.google.protobuf.ByteString;
import io.spoor.input.BadItemException;
import io.spoor.input.InputLimits;
import io.spoor.input.WellFormed;
import io.spoor.otlp.proto.Otlp;
import io.spoor.span.Attributes;
import io.spoor.span.Value;
import java.util.ArrayList;
import java.util.List;

/** Attributes to OTLP's {@code KeyValue} messages, and back. */
final class MessageValues {
  private MessageValues() {}

  static Attributes attributes(List<Otlp.KeyValue> messages) throws BadItemException {
    return attributes(messages, 1);
  }

  private static Attributes attributes(List<Otlp.KeyValue> messages, int depth)
      throws BadItemException {
    if (messages.isEmpty()) return Attributes.empty();
    Attributes.Builder attributes = Attributes.builder();
    for (Otlp.KeyValue message : messages) {
      attributes.put(message.getKey(), value(message.getValue(), depth));
    }
    return attributes.build();
  }

  private static Value value(Otlp.AnyValue message, int depth) throws BadItemException {
    checkDepth(depth);
    return switch (message.getValueCase()) {
      case STRING_VALUE -> Value.of(message.getStringValue());
      case BOOL_VALUE -> Value.of(message.getBoolValue());
      case INT_VALUE -> Value.of(message.getIntValue());
      case DOUBLE_VALUE -> Value.of(message.getDoubleValue());
      case BYTES_VALUE -> Value.of(message.getBytesValue().toByteArray());
      case ARRAY_VALUE -> Value.of(elements(message.getArrayValue().getValuesList(), depth + 1));
      case KVLIST_VALUE ->
          Value.of(attributes(message.getKvlistValue().getValuesList(), depth + 1));
      case VALUE_NOT_SET -> Value.EMPTY;
    };
  }

  private static List<Value> elements(List<Otlp.AnyValue> messages, int depth)
      throws BadItemException {
    List<Value> elements = new ArrayList<>(messages.size());
    for (Otlp.AnyValue message : messages) elements.add(value(message, depth));
    return elements;
  }

  static void checkDepth(int depth) throws BadItemException {
    if (depth <= InputLimits.VALUE_DEPTH) return;
    throw new BadItemException(
        "an attribute value nests more than " + InputLimits.VALUE_DEPTH + " levels deep");
  }

  static List<Otlp.KeyValue> keyValues(Attributes attributes) {
    List<Otlp.KeyValue> messages = new ArrayList<>(attributes.size());
    for (int i = 0; i < attributes.size(); i++) {
      messages.add(
          Otlp.KeyValue.newBuilder()
              .setKey(WellFormed.text(attributes.key(i)))
              .setValue(message(attributes.value(i)))
              .build());
    }
    return messages;
  }

  private static Otlp.AnyValue message(Value value) {
    Otlp.AnyValue.Builder message = Otlp.AnyValue.newBuilder();
    if (value instanceof Value.Text text) {
      message.setStringValue(WellFormed.text(text.text()));
    } else if (value instanceof Value.Bool bool) {
      message.setBoolValue(bool.value());
    } else if (value instanceof Value.Int number) {
      message.setIntValue(number.value());
    } else if (value instanceof Value.Double number) {
      message.setDoubleValue(number.value());
    } else if (value instanceof Value.Bytes bytes) {
      message.setBytesValue(ByteString.copyFrom(bytes.toArray()));
    } else if (value instanceof Value.Array array) {
      Otlp.ArrayValue.Builder elements = Otlp.ArrayValue.newBuilder();
      for (Value element : array.elements()) elements.addValues(message(element));
      message.setArrayValue(elements);
    } else if (value instanceof Value.KeyValueList list) {
      message.setKvlistValue(
          Otlp.KeyValueList.newBuilder().addAllValues(keyValues(list.entries())));
    }
    return message.build();
  }
}
