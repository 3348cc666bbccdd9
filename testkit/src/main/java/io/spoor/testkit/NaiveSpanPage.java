package io.spoor.testkit;

import io.spoor.codec.SpanFingerprint;
import io.spoor.query.SpanCursor;
import io.spoor.query.SpanPage;
import io.spoor.span.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** A page of matching spans, found by putting all of them in order. */
final class NaiveSpanPage {
  private static final Comparator<Place> WITHOUT_ARRIVAL =
      Comparator.comparing((Place place) -> place.span.startNanos(), Long::compareUnsigned)
          .reversed()
          .thenComparing(place -> place.span.traceId())
          .thenComparing(place -> place.span.spanId())
          .thenComparing(place -> place.fingerprint, Integer::compareUnsigned);

  private static final Comparator<SpanCursor> ORDER =
      Comparator.comparing(SpanCursor::startNanos, Long::compareUnsigned)
          .reversed()
          .thenComparing(SpanCursor::traceId)
          .thenComparing(SpanCursor::spanId)
          .thenComparing(SpanCursor::fingerprint, Integer::compareUnsigned)
          .thenComparing(SpanCursor::alike);

  private NaiveSpanPage() {}

  /**
   * The first spans after the cursor.
   *
   * @param spans those that are alike in their order of arrival
   */
  static SpanPage of(List<Span> spans, Optional<SpanCursor> after, int limit) {
    List<Place> sorted = new ArrayList<>();
    for (Span span : spans) sorted.add(new Place(span, SpanFingerprint.of(span)));
    sorted.sort(WITHOUT_ARRIVAL);
    List<Span> page = new ArrayList<>();
    Optional<SpanCursor> last = Optional.empty();
    int alike = 0;
    for (int i = 0; i < sorted.size() && page.size() < limit; i++) {
      Place place = sorted.get(i);
      boolean isLikeLast = i > 0 && WITHOUT_ARRIVAL.compare(sorted.get(i - 1), place) == 0;
      alike = isLikeLast ? alike + 1 : 0;
      SpanCursor cursor = place.cursor(alike);
      if (after.isPresent() && ORDER.compare(cursor, after.get()) <= 0) continue;
      page.add(place.span);
      last = Optional.of(cursor);
    }
    return new SpanPage(page, page.size() < limit ? Optional.empty() : last);
  }

  private record Place(Span span, int fingerprint) {
    SpanCursor cursor(int alike) {
      return new SpanCursor(span.startNanos(), span.traceId(), span.spanId(), fingerprint, alike);
    }
  }
}
