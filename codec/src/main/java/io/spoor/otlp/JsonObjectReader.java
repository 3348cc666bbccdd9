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
  private final JsonParser parser;
  private final JsonUnits units;
  private final int maxBytes;
  private long start;

  JsonObjectReader(JsonParser parser, JsonUnits units, InputLimits limits) {
    this.parser = parser;
    this.units = units;
    this.maxBytes = limits.objectBytes();
  }

  /** An empty object that begins where the parser stands; what is read now counts for its size. */
  JsonObject begin() {
    start = units.position();
    return new JsonObject(line());
  }

  /** Reads the value on which the parser stands, which is not null, into a field. */
  void readField(JsonObject into, String field) throws IOException, BadItemException {
    into.put(field, value());
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
    long bytes = units.position() - start;
    if (bytes <= maxBytes) return;
    throw new BadItemException(
        "an object takes at least " + bytes + " bytes; the most is " + maxBytes);
  }
}
