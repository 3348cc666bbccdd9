package io.spoor.otlp;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.spoor.input.BadItemException;
import io.spoor.input.InputLimits;
import io.spoor.input.JsonObject;
import io.spoor.input.JsonUnits;
import io.spoor.input.WellFormed;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Takes values of JSON into memory, up to a size. Of a dialect whose objects cannot be understood
 * before their end, this is what it takes at a time.
 */
final class JsonObjectReader {
  private static final int OBJECT_HEAP_BYTES = 150;
  private static final int VALUE_HEAP_BYTES = 60;

  /** How much more than its bytes of input an object may take in memory. */
  private static final int HEAP_BYTES_A_BYTE = 8;

  private final JsonParser parser;
  private final JsonUnits units;
  private final int maxBytes;

  // Of the object that is being read.
  private long start;
  private long heapBytes;

  JsonObjectReader(JsonParser parser, JsonUnits units, InputLimits limits) {
    this.parser = parser;
    this.units = units;
    this.maxBytes = limits.objectBytes();
  }

  /** An object that is read field by field, while others may be read in between. */
  final class Growing {
    private final JsonObject object = new JsonObject(line());
    private final long began = units.position();
    private long heldBytes;

    JsonObject object() {
      return object;
    }

    /** Reads the value on which the parser stands, which is not null, into a field. */
    void readField(String field) throws IOException, BadItemException {
      start = began;
      heapBytes = heldBytes;
      object.put(field, value());
      heldBytes = heapBytes;
    }
  }

  /** An empty object that begins where the parser stands. */
  Growing begin() {
    return new Growing();
  }

  private Object value() throws IOException, BadItemException {
    checkSize();
    return switch (parser.currentToken()) {
      case START_OBJECT -> object();
      case START_ARRAY -> array();
      case VALUE_STRING -> WellFormed.text(parser.getText());
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_NUMBER_INT -> integer();
      default -> parser.getDoubleValue();
    };
  }

  private Object integer() throws IOException {
    return parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER
        ? parser.getBigIntegerValue()
        : (Object) parser.getLongValue();
  }

  private JsonObject object() throws IOException, BadItemException {
    heapBytes += OBJECT_HEAP_BYTES;
    JsonObject object = new JsonObject(line());
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String field = WellFormed.text(parser.currentName());
      if (parser.nextToken() != JsonToken.VALUE_NULL) object.put(field, value());
    }
    return object;
  }

  private List<Object> array() throws IOException, BadItemException {
    List<Object> elements = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      if (parser.currentToken() != JsonToken.VALUE_NULL) elements.add(value());
    }
    return elements;
  }

  private long line() {
    return units.firstLine() - 1 + parser.currentTokenLocation().getLineNr();
  }

  private void checkSize() throws BadItemException {
    heapBytes += VALUE_HEAP_BYTES;
    long bytes = units.position() - start;
    if (bytes > maxBytes) {
      throw new BadItemException(
          "an object takes at least " + bytes + " bytes; the most is " + maxBytes);
    }
    if (heapBytes > (long) HEAP_BYTES_A_BYTE * maxBytes) {
      throw new BadItemException(
          "an object of %,d bytes has so many parts that they take about %,d; the most is %,d"
              .formatted(bytes, heapBytes, (long) HEAP_BYTES_A_BYTE * maxBytes));
    }
  }
}
