package io.spoor.otlp;

import io.spoor.span.SpanKind;
import io.spoor.span.StatusCode;
import java.util.Map;

/** OTLP's enums by number and by name. What this release does not know is the first constant. */
final class Enums {
  private static final SpanKind[] KINDS = SpanKind.values();
  private static final StatusCode[] CODES = StatusCode.values();

  static final Map<String, Integer> KIND_NUMBERS =
      Map.of(
          "SPAN_KIND_UNSPECIFIED", 0,
          "SPAN_KIND_INTERNAL", 1,
          "SPAN_KIND_SERVER", 2,
          "SPAN_KIND_CLIENT", 3,
          "SPAN_KIND_PRODUCER", 4,
          "SPAN_KIND_CONSUMER", 5);

  static final Map<String, Integer> STATUS_CODE_NUMBERS =
      Map.of("STATUS_CODE_UNSET", 0, "STATUS_CODE_OK", 1, "STATUS_CODE_ERROR", 2);

  private Enums() {}

  static SpanKind kind(int number) {
    return number > 0 && number < KINDS.length ? KINDS[number] : SpanKind.UNSPECIFIED;
  }

  static StatusCode statusCode(int number) {
    return number > 0 && number < CODES.length ? CODES[number] : StatusCode.UNSET;
  }
}
