package io.spoor.index;

import io.spoor.query.FoundTrace;
import io.spoor.query.TraceQuery;
import io.spoor.span.Span;
import io.spoor.span.TraceId;
import java.util.List;

/** Searches that need no span: all their conditions are told from the index. */
final class TestSearch {
  private static final SpanSource NO_SPANS =
      new SpanSource() {
        @Override
        public Span span(SegmentReader segment, int row) {
          throw new AssertionError("row " + row + " is read");
        }

        @Override
        public List<Span> trace(TraceId id) {
          throw new AssertionError("trace " + id + " is read");
        }
      };

  private TestSearch() {}

  static List<FoundTrace> find(List<SegmentReader> readers, TraceQuery query, TermHash hash) {
    return new Search(readers, NO_SPANS, hash).find(query).traces();
  }
}
