package io.spoor.testkit;

import io.spoor.TraceReader;
import io.spoor.query.SpanPage;
import io.spoor.query.TraceQuery;
import io.spoor.span.Span;
import java.util.ArrayList;
import java.util.List;

/** The spans of a query page after page, to the last. */
final class SpanWalk {
  private SpanWalk() {}

  /**
   * @throws AssertionError if there are more than {@code mostPages}, as when the cursor stands
   *     still
   */
  static List<Span> of(TraceReader store, TraceQuery query, int mostPages) {
    SpanPage page = store.spans(query);
    List<Span> spans = new ArrayList<>(page.spans());
    for (int pages = 1; page.cursor().isPresent(); pages++) {
      if (pages == mostPages) {
        throw new AssertionError(
            "%s has more than %d pages of spans; the last begins after %s"
                .formatted(query, mostPages, page.cursor().get()));
      }
      page = store.spans(query, page.cursor().get());
      spans.addAll(page.spans());
    }
    return spans;
  }
}
