package io.spoor.store;

import static java.util.Objects.requireNonNull;

import io.spoor.span.Span;
import io.spoor.span.TraceId;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The distinct spans of a batch by trace: traces in the order in which they came, and so the spans
 * of each.
 */
final class SpansByTrace {
  private final Span[] spans;
  private final int[] places;
  private final int[] ends; // Behind the last span of each trace.
  private int size;

  private SpansByTrace(int spans, int traces) {
    this.spans = new Span[spans];
    this.places = new int[spans];
    this.ends = new int[traces];
  }

  static SpansByTrace of(List<Span> batch) {
    TraceNumbers numbers = new TraceNumbers(batch);
    SpansByTrace byTrace = new SpansByTrace(batch.size(), numbers.count);
    int[] sorted = numbers.placesByTrace();
    int to = 0;
    for (int trace = 0; trace < numbers.count; trace++) {
      int from = to;
      to += numbers.spans[trace];
      byTrace.addDistinct(batch, sorted, from, to);
      byTrace.ends[trace] = byTrace.size;
    }
    return byTrace;
  }

  /** Only spans that share an id can be equal, and few do. */
  private void addDistinct(List<Span> batch, int[] sorted, int from, int to) {
    boolean mayRepeat = isAnyIdTwice(batch, sorted, from, to);
    Set<Span> seen = mayRepeat ? new LinkedHashSet<>() : Set.of();
    for (int i = from; i < to; i++) {
      Span span = batch.get(sorted[i]);
      if (mayRepeat && !seen.add(span)) continue;
      spans[size] = span;
      places[size++] = sorted[i];
    }
  }

  private static boolean isAnyIdTwice(List<Span> batch, int[] sorted, int from, int to) {
    long[] ids = new long[to - from];
    for (int i = from; i < to; i++) {
      ids[i - from] = batch.get(sorted[i]).spanId().value();
    }
    Arrays.sort(ids);
    for (int i = 1; i < ids.length; i++) {
      if (ids[i] == ids[i - 1]) return true;
    }
    return false;
  }

  int traces() {
    return ends.length;
  }

  /** The spans of a trace, by its number. */
  List<Span> trace(int number) {
    return all().subList(number == 0 ? 0 : ends[number - 1], ends[number]);
  }

  /** All spans, those of one trace after another. */
  List<Span> all() {
    return Arrays.asList(spans).subList(0, size);
  }

  /** For each of all spans its place in the batch. */
  int[] places() {
    return Arrays.copyOf(places, size);
  }

  /** Numbers the traces of a batch in the order in which they came. */
  private static final class TraceNumbers {
    private final int[] slots; // The number of the trace plus one; zero where free.
    private final TraceId[] ids;
    private final int[] traceOf;
    private final int[] spans;
    private int count;

    TraceNumbers(List<Span> batch) {
      int size = batch.size();
      slots = new int[Integer.highestOneBit(Math.max(1, size)) * 4];
      ids = new TraceId[size];
      traceOf = new int[size];
      spans = new int[size];
      for (int place = 0; place < size; place++) {
        Span span = requireNonNull(batch.get(place), "spans contains null");
        int trace = numberOf(span.traceId());
        traceOf[place] = trace;
        spans[trace]++;
      }
    }

    private int numberOf(TraceId id) {
      int mask = slots.length - 1;
      int hash = id.hashCode() * 0x9e3779b1;
      int slot = (hash ^ hash >>> 15) & mask;
      for (int number; (number = slots[slot] - 1) >= 0; slot = slot + 1 & mask) {
        if (ids[number].equals(id)) return number;
      }
      ids[count] = id;
      slots[slot] = ++count;
      return count - 1;
    }

    /** The places of all spans, those of one trace after another. */
    int[] placesByTrace() {
      int[] next = new int[count];
      for (int trace = 1; trace < count; trace++) {
        next[trace] = next[trace - 1] + spans[trace - 1];
      }
      int[] places = new int[traceOf.length];
      for (int place = 0; place < places.length; place++) {
        places[next[traceOf[place]]++] = place;
      }
      return places;
    }
  }
}
