package io.spoor.index;

import io.spoor.span.TraceId;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rows of one segment as they were at one moment: its columns, its traces and its terms.
 *
 * <p>A row is one span. Rows are numbered from zero; the order depends on the kind of segment. Not
 * thread-safe: each call of a user takes a reader of its own.
 */
public sealed interface SegmentReader permits OpenReader, SealedReader {

  /** How many rows there are, deleted ones included. */
  int rows();

  /** A bound from below on the starts, unsigned; all ones if there is no row. */
  long minStartNanos();

  /** A bound from above on the starts, unsigned; zero if there is no row. */
  long maxStartNanos();

  /** What there is without the deleted rows. */
  RowTotals totals();

  /** Whether any row was deleted. */
  boolean hasDeletedRows();

  /** Whether the row was deleted since, so that no answer may show it. */
  boolean isDeleted(int row);

  long startNanos(int row);

  /** Zero where the end lies before the start. */
  long durationNanos(int row);

  long spanId(int row);

  /** The place of the row's name in {@link #name}. */
  int nameNumber(int row);

  /** The ordinal of a {@link io.spoor.span.StatusCode}. */
  int status(int row);

  /** See {@link io.spoor.codec.SpanFingerprint}. */
  int fingerprint(int row);

  /**
   * The row's number in the order in which the segment was filled, by which its bytes are found.
   */
  int arrival(int row);

  /** Spans that arrived as this number or later are not of the rows. */
  int arrivals();

  int traceNumber(int row);

  SpanName name(int nameNumber);

  /** The names that occur, with counts, deleted rows left out. */
  SpanNames names();

  /** The number of a trace of which the segment has rows that are not deleted, or -1. */
  int findTrace(TraceId id);

  TraceId traceId(int traceNumber);

  /**
   * Whether a trace has rows in other segments too.
   *
   * @param readers of all segments of a view, this one among them; the same at every call
   */
  default boolean isElsewhere(int traceNumber, List<SegmentReader> readers) {
    TraceId id = traceId(traceNumber);
    for (SegmentReader other : readers) {
      if (other != this && other.findTrace(id) >= 0) return true;
    }
    return false;
  }

  /** How many traces have rows here, those with deleted rows only included. */
  int traces();

  /**
   * The numbers of the traces of which rows start in a window, in the order of their first rows:
   * those near each other have rows near each other.
   *
   * @param fromNanos the earliest start, unsigned
   * @param lastNanos the latest start, unsigned
   */
  int[] tracesStartingIn(long fromNanos, long lastNanos);

  /** The ids of the traces that have rows which are not deleted, ascending. */
  Iterator<TraceId> traceIds();

  /** The rows of a trace, ascending, without deleted ones. */
  int[] ascendingRowsOfTrace(int traceNumber);

  /** The rows of a trace by start, span id and fingerprint, without deleted ones. */
  int[] rowsOfTrace(int traceNumber);

  /**
   * The rows of a trace that start at this moment and have this span id and fingerprint: a span
   * equal to a given one is among them, if there is one.
   */
  int[] rowsLike(int traceNumber, long startNanos, long spanId, int fingerprint);

  /** Whether the row's span names a parent. */
  Truth namesParent(int row);

  /**
   * For each of the given rows, all of one trace and as {@link #rowsOfTrace} gives them, the place
   * of its parent among them, or one of the constants of {@link ParentLinks}.
   */
  int[] parentsOfTrace(int[] rows);

  /**
   * The same with zero where a row has a parent among them, for who asks only which have none and
   * why: it is not looked for then.
   */
  int[] rootsOfTrace(int[] rows);

  /**
   * The rows that start in a window; null if they do not stand one after another.
   *
   * @param fromNanos the earliest start, unsigned
   * @param lastNanos the latest start, unsigned
   */
  @Nullable WindowRows rowsStartingIn(long fromNanos, long lastNanos);

  /** The rows that last at least so long, among others; null if they would be too many. */
  @Nullable RowSet rowsLasting(long minNanos);

  /** The rows that hold this term, deleted ones included. */
  RowSet rowsWith(Term term);

  /** The keys of which there are terms; some may stand in deleted rows only. */
  Collection<TermKey> keys();

  /** How many terms a key has. */
  int terms(TermKey key);

  /** The rows that hold any value of this key, deleted ones included. */
  RowSet rowsWithKey(TermKey key);

  /**
   * The terms of one key and type with values from {@code first} to {@code last}, both included; a
   * missing {@code last} is no bound.
   */
  TermWalk walk(TermKey key, int type, byte[] first, byte @Nullable [] last);

  /** The rows that a plan accepts, by start from the newest, then by trace id. */
  NewestRows newest(SegmentPlan plan);
}
