package io.spoor.index;

import io.spoor.query.Condition;
import io.spoor.span.Span;
import io.spoor.span.TraceId;
import java.util.List;

/** Opens the way on which a condition is asked of decoded spans to tests elsewhere. */
public final class DecodedSpans {
  private DecodedSpans() {}

  /**
   * For each span of a trace whether it meets the condition.
   *
   * @param trace all its spans in canonical order
   */
  public static boolean[] matching(Condition condition, List<Span> trace) {
    SpanSource nothing =
        new SpanSource() {
          @Override
          public Span span(SegmentReader segment, int row) {
            throw new AssertionError("there are no rows");
          }

          @Override
          public List<Span> trace(TraceId id) {
            throw new AssertionError("there are no rows");
          }
        };
    SearchScope scope = new SearchScope(List.of(), nothing, TermHash.XXH3, new SearchCounts());
    return new TraceMatches(scope, trace).of(condition);
  }
}
