package io.spoor.otlp;

import java.util.List;

/** JSON that is not OTLP, in words. */
final class ForeignJson {
  private ForeignJson() {}

  /** What an object with these keys among others is. */
  static String describe(List<String> keys) {
    return "an object with the keys " + String.join(", ", keys) + resemblance(keys);
  }

  private static String resemblance(List<String> keys) {
    if (keys.contains("data")) return " (perhaps JSON of Jaeger's UI)";
    if (keys.contains("traceID")) return " (perhaps a span of Jaeger)";
    if (keys.contains("process") && keys.contains("spans")) return " (perhaps a batch of Jaeger)";
    if (keys.contains("traceId") && keys.contains("id")) return " (perhaps a span of Zipkin)";
    return "";
  }
}
