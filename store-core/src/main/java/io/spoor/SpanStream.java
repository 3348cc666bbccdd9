package io.spoor;

import io.spoor.query.SpanPage;
import io.spoor.query.TraceQuery;
import io.spoor.span.Span;
import java.util.Optional;
import java.util.stream.Stream;

/** The spans of a query one after the other, read page by page as they are asked for. */
final class SpanStream {
  private static final int PAGE_SPANS = 1_000;

  private SpanStream() {}

  static Stream<Span> of(TraceReader reader, TraceQuery query) {
    TraceQuery paged = query.withLimit(PAGE_SPANS);
    return Stream.iterate(
            Optional.of(reader.spans(paged)),
            Optional::isPresent,
            page -> page.flatMap(SpanPage::cursor).map(last -> reader.spans(paged, last)))
        .flatMap(page -> page.orElseThrow().spans().stream());
  }
}
