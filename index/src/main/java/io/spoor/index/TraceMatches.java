package io.spoor.index;

import io.spoor.query.Condition;
import io.spoor.span.Span;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/**
 * Which of the decoded spans of one trace meet a condition, also one about other spans.
 *
 * <p>Linear in the number of spans for each part of a condition. Immutable.
 */
public final class TraceMatches {
  private final Function<Condition, SpanMatcher> matchers;
  private final List<Span> spans;
  private final int[] parents;
  private final long[] starts;
  private final long[] ends;

  /**
   * @param spans all spans of the trace in canonical order: start unsigned, then span id unsigned,
   *     then content
   */
  public TraceMatches(List<Span> spans) {
    this(SpanMatcher::of, spans);
  }

  /**
   * @param spans all spans of the trace in canonical order
   */
  TraceMatches(SearchScope scope, List<Span> spans) {
    this(scope::matcher, spans);
  }

  private TraceMatches(Function<Condition, SpanMatcher> matchers, List<Span> spans) {
    this.matchers = matchers;
    this.spans = spans;
    this.parents = ParentLinks.of(spans);
    this.starts = new long[spans.size()];
    this.ends = new long[spans.size()];
    for (int i = 0; i < starts.length; i++) {
      starts[i] = spans.get(i).startNanos();
      ends[i] = starts[i] + spans.get(i).durationNanos();
    }
  }

  /** For each span whether it meets the condition. */
  public boolean[] of(Condition condition) {
    if (condition instanceof Condition.Related related) {
      return RelatedSpans.of(related.relation(), parents, of(related.other()), starts, ends);
    }
    if (condition instanceof Condition.And and) return all(and.conditions());
    if (condition instanceof Condition.Or or) return any(or.conditions());
    boolean[] meets = new boolean[spans.size()];
    if (condition instanceof Condition.Not not) {
      boolean[] negated = of(not.condition());
      for (int i = 0; i < meets.length; i++) meets[i] = !negated[i];
    } else {
      SpanMatcher matcher = matchers.apply(condition);
      for (int i = 0; i < meets.length; i++) meets[i] = matcher.matches(spans.get(i));
    }
    return meets;
  }

  private boolean[] all(List<Condition> conditions) {
    boolean[] all = new boolean[spans.size()];
    Arrays.fill(all, true);
    for (Condition condition : conditions) {
      boolean[] meets = of(condition);
      for (int i = 0; i < all.length; i++) all[i] &= meets[i];
    }
    return all;
  }

  private boolean[] any(List<Condition> conditions) {
    boolean[] any = new boolean[spans.size()];
    for (Condition condition : conditions) {
      boolean[] meets = of(condition);
      for (int i = 0; i < any.length; i++) any[i] |= meets[i];
    }
    return any;
  }
}
