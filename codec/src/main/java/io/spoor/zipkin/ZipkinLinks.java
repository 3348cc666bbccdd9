package io.spoor.zipkin;

import io.spoor.span.Attributes;
import io.spoor.span.SpanId;
import io.spoor.span.SpanLink;
import io.spoor.span.TextForm;
import io.spoor.span.TraceId;
import io.spoor.span.Value;
import org.jspecify.annotations.Nullable;

/**
 * A link as the text of a tag, laid out as the collector does: trace id, span id, trace state,
 * attributes as a JSON object, and how many were dropped, with bars between.
 */
final class ZipkinLinks {
  private static final int PARTS = 5;

  private ZipkinLinks() {}

  static String text(SpanLink link) {
    return String.join(
        "|",
        link.traceId().toString(),
        link.spanId().toString(),
        link.traceState(),
        TextForm.of(Value.of(link.attributes())),
        Integer.toUnsignedString(link.droppedAttributesCount()));
  }

  /** Null if the text is none. Attributes are not restored, but where there are none. */
  static @Nullable SpanLink parse(String text) {
    String[] parts = text.split("\\|", PARTS);
    if (parts.length < PARTS || !parts[3].equals("{}")) return null;
    try {
      TraceId traceId = TraceId.parse(parts[0]);
      SpanId spanId = SpanId.parse(parts[1]);
      int dropped = Integer.parseUnsignedInt(parts[4]);
      SpanLink link = new SpanLink(traceId, spanId, parts[2], Attributes.empty(), dropped, 0);
      return text(link).equals(text) ? link : null;
    } catch (IllegalArgumentException e) {
      return null;
    }
  }
}
