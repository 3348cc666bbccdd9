package io.spoor.index;

import io.spoor.codec.SpanFingerprint;
import io.spoor.span.Span;
import io.spoor.span.SpanId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the index needs to know of a batch of spans: their columns and their terms.
 *
 * <p>Made outside every lock; {@code OpenSegment.add} takes it in. Rows count from zero, in the
 * order of the spans. Immutable.
 */
public final class IndexBatch {
  final int size;
  final long[] traceHighs;
  final long[] traceLows;
  final long[] spanIds;
  final long[] parentIds;
  final boolean[] hasParent;
  final long[] starts;
  final long[] durations;
  final byte[] statuses;
  final int[] fingerprints;

  /** The distinct names of the batch, to which {@code nameOfRow} points. */
  final List<SpanName> names;

  final int[] nameOfRow;
  final BatchTerms terms;

  private IndexBatch(List<Span> spans, BatchTerms terms) {
    this.size = spans.size();
    this.terms = terms;
    traceHighs = new long[size];
    traceLows = new long[size];
    spanIds = new long[size];
    parentIds = new long[size];
    hasParent = new boolean[size];
    starts = new long[size];
    durations = new long[size];
    statuses = new byte[size];
    fingerprints = new int[size];
    nameOfRow = new int[size];
    Map<SpanName, Integer> numbers = new LinkedHashMap<>();
    for (int row = 0; row < size; row++) {
      set(row, spans.get(row), numbers);
    }
    names = List.copyOf(numbers.keySet());
  }

  public static IndexBatch of(List<Span> spans, TermHash hash) {
    return new IndexBatch(spans, BatchTerms.of(spans, hash));
  }

  /** The fingerprint of the span in this row. */
  public int fingerprint(int row) {
    return fingerprints[row];
  }

  private void set(int row, Span span, Map<SpanName, Integer> numbers) {
    traceHighs[row] = span.traceId().high();
    traceLows[row] = span.traceId().low();
    spanIds[row] = span.spanId().value();
    SpanId parent = span.parentSpanId();
    hasParent[row] = parent != null;
    parentIds[row] = parent == null ? 0 : parent.value();
    starts[row] = span.startNanos();
    durations[row] = span.durationNanos();
    statuses[row] = (byte) span.status().code().ordinal();
    fingerprints[row] = SpanFingerprint.of(span);
    SpanName name = new SpanName(span.service(), span.name(), span.kind());
    Integer known = numbers.putIfAbsent(name, numbers.size());
    nameOfRow[row] = known == null ? numbers.size() - 1 : known;
  }
}
