package io.spoor.query;

import io.spoor.span.Span;
import java.util.List;
import java.util.Optional;

/**
 * The spans that a query found, by start from the newest, then by trace id, span id and content.
 *
 * @param spans at most {@link TraceQuery#limit()}
 * @param cursor where the next page begins; empty if this page was not full, so that none follows
 */
public record SpanPage(List<Span> spans, Optional<SpanCursor> cursor) {

  public SpanPage {
    spans = List.copyOf(spans);
  }
}
