package io.spoor.otlp;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import java.io.IOException;
import java.io.InputStream;

/**
 * The spans of OTLP JSON: one document, several, or JSON lines. What is wrong with one unit of the
 * text leaves the others as they are.
 */
final class OtlpJsonReader {
  private static final JsonFactory DEFAULT_FACTORY = factory(OtlpLimits.DEFAULT);

  private final JsonUnits units;
  private final ReadLog log;
  private final OtlpLimits limits;
  private final JsonFactory factory;

  OtlpJsonReader(InputStream in, ReadLog log, OtlpLimits limits) {
    this.units = new JsonUnits(in);
    this.log = log;
    this.limits = limits;
    this.factory = limits.equals(OtlpLimits.DEFAULT) ? DEFAULT_FACTORY : factory(limits);
  }

  private static JsonFactory factory(OtlpLimits limits) {
    return JsonFactory.builder()
        .streamReadConstraints(
            StreamReadConstraints.builder().maxStringLength(limits.textChars()).build())
        .disable(StreamReadFeature.AUTO_CLOSE_SOURCE)
        .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
        .build();
  }

  void read() throws IOException {
    while (units.advance()) {
      try (JsonParser parser = factory.createParser(units.bytes())) {
        readUnit(parser);
      }
    }
  }

  private void readUnit(JsonParser parser) throws IOException {
    try {
      new JsonTraces(parser, units, log, limits).read();
    } catch (JsonEOFException e) {
      log.rejectLine(
          units.lastLine(),
          "not JSON: the text that begins on line " + units.firstLine() + " is cut off here");
    } catch (JsonProcessingException e) {
      long line = units.firstLine() - 1 + parser.currentLocation().getLineNr();
      // A parser that stumbles over a line feed is on the next line by then.
      log.rejectLine(Math.min(line, units.lastLine()), "not JSON: " + e.getOriginalMessage());
    }
  }

  /** The line up to which the input was read. */
  long line() {
    return units.line();
  }
}
