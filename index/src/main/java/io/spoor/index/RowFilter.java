package io.spoor.index;

/**
 * A condition against the rows of one segment: which rows may meet it, what the index says of a
 * row, and whether a row does meet it, which may take reading its span.
 *
 * <p>Not thread-safe, as its reader.
 */
interface RowFilter {
  int NONE = -1;

  /** The greatest row, at most {@code row}, that may meet the condition, or -1. */
  int previous(int row);

  /** What the index says of a row, whether it was proposed by {@link #previous} or not. */
  Truth test(int row);

  /** The same of the row that {@link #previous} gave out last. */
  default Truth testProposed(int row) {
    return test(row);
  }

  /** Whether the row meets the condition. */
  boolean holds(int row);

  /** A bound from above on how many rows {@link #previous} proposes. */
  int candidates();

  /** What it costs to ask {@link #holds}: of several filters the cheapest is asked first. */
  Cost cost();

  /** From the cheapest. */
  enum Cost {
    TERMS,
    COLUMN,
    SPAN,
    TRACE
  }
}
