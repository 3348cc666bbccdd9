package io.spoor.index;

import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;

/**
 * The traces of a sealed segment that may have rows in other segments too. Each other segment is
 * looked through once, when it is met first; a trace that was found in one stays among them, also
 * where that segment is gone, so that an answer may be too many but never too few. Thread-safe.
 */
final class SharedTraces {
  private final BitSet shared = new BitSet(); // Numbers of traces.
  private final Set<SealedRows> sealed = Collections.newSetFromMap(new WeakHashMap<>());

  /** How many traces of an open segment were looked for: further ones are added behind. */
  private final Map<OpenSegment, Integer> open = new WeakHashMap<>();

  /**
   * The numbers of the traces of {@code own} that may have rows in the others.
   *
   * @param readers of all segments of a view, {@code own} among them
   */
  synchronized BitSet among(SealedReader own, List<SegmentReader> readers) {
    for (SegmentReader reader : readers) {
      if (reader == own) continue;
      if (reader instanceof SealedReader other) {
        if (!sealed.contains(other.source)) addThoseOf(own, other);
        sealed.add(other.source);
      } else if (reader instanceof OpenReader other) {
        addThoseOf(own, other);
      }
    }
    return (BitSet) shared.clone();
  }

  private void addThoseOf(SealedReader own, SealedReader other) {
    for (int trace = 0; trace < own.traces(); trace++) {
      if (!shared.get(trace) && other.numberOf(own.traceId(trace)) >= 0) shared.set(trace);
    }
  }

  private void addThoseOf(SealedReader own, OpenReader other) {
    int traces = other.traces();
    for (int trace = open.getOrDefault(other.segment, 0); trace < traces; trace++) {
      int number = own.numberOf(other.traceId(trace));
      if (number >= 0) shared.set(number);
    }
    open.merge(other.segment, traces, Math::max);
  }
}
