package io.spoor.index;

import io.spoor.query.Attribute;
import io.spoor.query.Explanation;
import io.spoor.query.Level;
import io.spoor.query.MatchCount;
import io.spoor.query.Page;
import io.spoor.query.SpanCursor;
import io.spoor.query.SpanPage;
import io.spoor.query.TraceQuery;
import io.spoor.query.ValueCount;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/**
 * A search over some segments: from a query to traces, to spans, or to how many there are.
 *
 * <ol>
 *   <li>{@link LeafTerms}: each comparison as terms and ranges of terms, once for all segments.
 *   <li>{@link RowFilters}: the conditions as filters of one segment's rows, cheapest first, when
 *       the search reaches the segment.
 *   <li>{@link SegmentPlan}: the rows they leave; where the index cannot tell, {@link SpanMatcher}
 *       reads the span, {@link RelatedFilter} the trace.
 *   <li>{@link TraceSearch}, {@link SpanSearch} and {@link MatchCounting}: the rows of all
 *       segments, merged.
 *   <li>{@link TraceFacts}: conditions on traces.
 * </ol>
 *
 * <p>For one call; not thread-safe.
 */
public final class Search {
  private final SearchCounts counts = new SearchCounts();
  private final SearchScope scope;

  /**
   * @param readers the segments, in commit order
   * @param spans the spans behind them
   */
  public Search(List<SegmentReader> readers, SpanSource spans, TermHash hash) {
    this.scope = new SearchScope(readers, spans, hash, counts);
  }

  public Page find(TraceQuery query) {
    return Page.of(
        query.isEmptyWindow() ? List.of() : new TraceSearch(scope, query).find(), query.limit());
  }

  /**
   * @param after where the page begins
   */
  public SpanPage spans(TraceQuery query, @Nullable SpanCursor after) {
    if (query.isEmptyWindow()) return new SpanPage(List.of(), Optional.empty());
    return new SpanSearch(scope, query, after).find();
  }

  public MatchCount count(TraceQuery query) {
    if (query.isEmptyWindow()) return new MatchCount(0, 0);
    return new MatchCounting(scope, query).count();
  }

  /** The keys of attributes at a level. */
  public SortedSet<String> attributeKeys(Level level) {
    return new AttributeValues(scope).keys(level);
  }

  /** The values of an attribute whose text begins so, the most frequent first. */
  public List<ValueCount> attributeValues(Attribute attribute, String prefix, int limit) {
    return new AttributeValues(scope).of(attribute, prefix, limit);
  }

  /** Finds, and tells what it took. */
  public Explanation explain(TraceQuery query) {
    long begin = System.nanoTime();
    Page page = find(query);
    long nanos = System.nanoTime() - begin;
    return new Explanation(
        query,
        page,
        scope.readers().size(),
        counts.segmentsVisited,
        counts.segmentsWithoutCandidates,
        counts.steps(),
        counts.terms,
        counts.walked,
        counts.candidates,
        counts.matches,
        counts.decoded,
        nanos);
  }
}
