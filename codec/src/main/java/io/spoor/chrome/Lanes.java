package io.spoor.chrome;

import io.spoor.span.Span;
import io.spoor.span.SpanId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which spans of a trace stand in one thread of a picture: those of a service of which each lies
 * within the one above or beside it, never across.
 */
final class Lanes {

  /** One thread of the picture. */
  static final class Lane {
    private final String service;
    private final Deque<Long> ends = new ArrayDeque<>(); // Of the slices that are open.

    private Lane(String service) {
      this.service = service;
    }

    String service() {
      return service;
    }

    private boolean take(long start, long end) {
      while (!ends.isEmpty() && Long.compareUnsigned(ends.peek(), start) <= 0) ends.pop();
      if (!ends.isEmpty() && Long.compareUnsigned(ends.peek(), end) < 0) return false;
      ends.push(end);
      return true;
    }
  }

  /**
   * From a parent to its child in another lane.
   *
   * @param fromNanos a moment within the parent
   */
  record Arrow(int from, int to, long fromNanos) {}

  private final List<Span> spans;
  private final @Nullable Lane[] lanes;
  private final Map<String, List<Lane>> byService = new HashMap<>();

  Lanes(List<Span> spans) {
    this.spans = spans;
    this.lanes = new @Nullable Lane[spans.size()];
    Integer[] order = new Integer[spans.size()];
    Arrays.setAll(order, i -> i);
    // Of two that begin together the longer one holds the other.
    Arrays.sort(
        order,
        Comparator.<Integer, Long>comparing(i -> spans.get(i).startNanos(), Long::compareUnsigned)
            .thenComparing(i -> end(spans.get(i)), (a, b) -> Long.compareUnsigned(b, a)));
    for (int i : order) lanes[i] = laneFor(spans.get(i));
  }

  private static long end(Span span) {
    return span.hasNegativeDuration() ? span.startNanos() : span.endNanos();
  }

  private Lane laneFor(Span span) {
    List<Lane> ofService = byService.computeIfAbsent(span.service(), s -> new ArrayList<>());
    for (Lane lane : ofService) {
      if (lane.take(span.startNanos(), end(span))) return lane;
    }
    Lane lane = new Lane(span.service());
    lane.take(span.startNanos(), end(span));
    ofService.add(lane);
    return lane;
  }

  /** The lane of the span at this place. */
  Lane of(int place) {
    Lane lane = lanes[place];
    if (lane == null) throw new IllegalStateException("no lane for span " + place);
    return lane;
  }

  List<Arrow> arrows() {
    Map<SpanId, Integer> places = new HashMap<>();
    for (int i = 0; i < spans.size(); i++) places.putIfAbsent(spans.get(i).spanId(), i);
    List<Arrow> arrows = new ArrayList<>();
    for (int i = 0; i < spans.size(); i++) {
      Integer parent = places.get(spans.get(i).parentSpanId());
      if (parent == null || of(parent) == of(i)) continue;
      arrows.add(new Arrow(parent, i, within(spans.get(parent), spans.get(i).startNanos())));
    }
    return arrows;
  }

  private static long within(Span span, long nanos) {
    if (Long.compareUnsigned(nanos, span.startNanos()) < 0) return span.startNanos();
    return Long.compareUnsigned(nanos, end(span)) > 0 ? end(span) : nanos;
  }
}
