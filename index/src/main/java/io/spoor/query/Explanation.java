package io.spoor.query;

import java.util.List;
import java.util.Locale;

/**
 * What a search for traces did to find its page.
 *
 * @param segments how many segments the store has
 * @param visited how many of them the conditions were looked up in; the others lie outside the
 *     window of time, or the page was full before the search came to them
 * @param withoutCandidates how many of those visited the terms left no span of
 * @param steps the conditions that must all hold, in the order in which the first visited segment
 *     took them
 * @param terms how many terms, and keys, were looked up
 * @param walkedTerms how many terms were gone through for ranges, prefixes and expressions
 * @param candidates how many spans were tested
 * @param matches how many spans the search came to that match; newest first, it passes over the
 *     others of a trace that it has found, which are candidates, too, where terms leave them
 * @param decoded how many spans were read and decoded
 * @param nanos the time it took
 */
public record Explanation(
    TraceQuery query,
    Page page,
    int segments,
    int visited,
    int withoutCandidates,
    List<Step> steps,
    long terms,
    long walkedTerms,
    long candidates,
    long matches,
    long decoded,
    long nanos) {

  public Explanation {
    steps = List.copyOf(steps);
  }

  /**
   * One of the conditions.
   *
   * @param spans how many spans its terms leave at most in the segments visited; all, where it is
   *     not told from terms
   * @param source what tells whether it holds
   */
  public record Step(Condition condition, long spans, Source source) {}

  /** What tells whether a condition holds for a span, from the cheapest. */
  public enum Source {
    TERMS,
    COLUMNS,
    /** Where the index cannot tell, the span is read. */
    SPANS,
    /** The other spans of the trace. */
    TRACE
  }

  /** Some lines of text. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(256);
    text.append("found %d traces in %.3f ms\n".formatted(page.traces().size(), nanos / 1e6));
    text.append(
        "segments   %d, visited %d, of which %d without candidates\n"
            .formatted(segments, visited, withoutCandidates));
    for (Step step : steps) {
      text.append(
          "condition  %s: at most %d spans, by %s\n"
              .formatted(
                  ConditionText.of(step.condition),
                  step.spans,
                  step.source.name().toLowerCase(Locale.ROOT)));
    }
    text.append("terms      %d looked up, %d walked through\n".formatted(terms, walkedTerms));
    text.append(
        "spans      %d tested, %d matches met, %d decoded\n"
            .formatted(candidates, matches, decoded));
    return text.toString();
  }
}
