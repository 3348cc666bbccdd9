package io.spoor.index;

import io.spoor.codec.SpanFingerprint;
import io.spoor.span.Span;
import io.spoor.span.SpanId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the index needs to know of each span of a batch, by the span's place in it: most of the work
 * on a batch, done before anybody knows which row a span gets. Immutable.
 */
public final class BatchColumns {
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

  /** The distinct names of the batch, to which {@code nameOf} points. */
  final List<SpanName> names;

  final int[] nameOf;
  final BatchTerms terms;

  /** Where the terms stand in the segment that probably takes them. */
  final OpenTerms.@Nullable Located located;

  private BatchColumns(List<Span> spans, TermHash hash, @Nullable OpenSegment likely) {
    size = spans.size();
    traceHighs = new long[size];
    traceLows = new long[size];
    spanIds = new long[size];
    parentIds = new long[size];
    hasParent = new boolean[size];
    starts = new long[size];
    durations = new long[size];
    statuses = new byte[size];
    fingerprints = new int[size];
    nameOf = new int[size];
    terms = BatchTerms.of(spans, hash);
    BatchNames distinct = new BatchNames();
    for (int place = 0; place < size; place++) {
      set(place, spans.get(place), distinct);
    }
    names = distinct.list();
    located = likely == null ? null : likely.terms.locate(terms);
  }

  /**
   * @param likely the segment that probably takes the batch, if there is one: its terms are looked
   *     up now, when nobody waits for it
   */
  public static BatchColumns of(List<Span> spans, TermHash hash, @Nullable OpenSegment likely) {
    return new BatchColumns(spans, hash, likely);
  }

  private void set(int place, Span span, BatchNames distinct) {
    traceHighs[place] = span.traceId().high();
    traceLows[place] = span.traceId().low();
    spanIds[place] = span.spanId().value();
    SpanId parent = span.parentSpanId();
    hasParent[place] = parent != null;
    parentIds[place] = parent == null ? 0 : parent.value();
    starts[place] = span.startNanos();
    durations[place] = span.durationNanos();
    statuses[place] = (byte) span.status().code().ordinal();
    fingerprints[place] = SpanFingerprint.of(span);
    nameOf[place] = distinct.numberOf(span.service(), span.name(), span.kind());
  }
}
