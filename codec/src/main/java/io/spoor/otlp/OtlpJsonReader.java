package io.spoor.otlp;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import io.spoor.dialect.Dialect;
import io.spoor.input.ForeignObjects;
import io.spoor.input.InputLimits;
import io.spoor.input.JsonUnits;
import io.spoor.input.ReadLog;
import java.io.IOException;
import java.io.InputStream;

/**
 * The spans of OTLP JSON: one document, several, or JSON lines. What is wrong with one unit of the
 * text leaves the others as they are.
 */
public final class OtlpJsonReader {
  private static final JsonFactory DEFAULT_FACTORY = factory(InputLimits.DEFAULT);

  private final JsonUnits units;
  private final ForeignObjects foreign;
  private final ReadLog log;
  private final InputLimits limits;
  private int badUnits;
  private static final int MOST_BAD_UNITS = 100_000;

  private final JsonFactory factory;

  /**
   * @param foreign takes objects that are not OTLP
   */
  public OtlpJsonReader(InputStream in, ForeignObjects foreign, ReadLog log, InputLimits limits) {
    this.foreign = foreign;
    this.units = new JsonUnits(in);
    this.log = log;
    this.limits = limits;
    this.factory = limits.equals(InputLimits.DEFAULT) ? DEFAULT_FACTORY : factory(limits);
  }

  private static JsonFactory factory(InputLimits limits) {
    return JsonFactory.builder()
        .streamReadConstraints(
            StreamReadConstraints.builder().maxStringLength(limits.textChars()).build())
        .disable(StreamReadFeature.AUTO_CLOSE_SOURCE)
        .disable(JsonFactory.Feature.CHARSET_DETECTION) // JSON is UTF-8 (RFC 8259, section 8.1).
        .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
        .build();
  }

  public void read() throws IOException {
    long count = 0;
    while (badUnits < MOST_BAD_UNITS && units.advance()) {
      count++;
      try (JsonParser parser = factory.createParser(units.bytes())) {
        readUnit(parser);
      }
    }
    if (count > 1) log.retell(Dialect.OTLP_JSON, Dialect.OTLP_JSON_LINES);
  }

  /**
   * The rest of a file of which so much is not JSON is not read. The limit bounds the time of a
   * hostile one; a log that holds JSON among other lines has fewer others.
   */
  private void countBadUnit() {
    if (++badUnits == MOST_BAD_UNITS) {
      log.rejectLine(
          units.lastLine(), "%,d texts are not JSON; no more is read".formatted(badUnits));
    }
  }

  private void readUnit(JsonParser parser) throws IOException {
    try {
      new JsonTraces(parser, units, foreign, log, limits).read();
    } catch (JsonEOFException e) {
      countBadUnit();
      log.rejectLine(
          units.lastLine(),
          "not JSON: the text that begins on line " + units.firstLine() + " is cut off here");
    } catch (JsonProcessingException e) {
      countBadUnit();
      long line = units.firstLine() - 1 + parser.currentLocation().getLineNr();
      // A parser that stumbles over a line feed is on the next line by then.
      log.rejectLine(Math.min(line, units.lastLine()), "not JSON: " + e.getOriginalMessage());
    }
  }

  /** The line up to which the input was read. */
  public long line() {
    return units.line();
  }
}
