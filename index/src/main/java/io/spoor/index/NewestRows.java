package io.spoor.index;

/**
 * Rows of a segment from the newest start to the oldest; of one start, by trace id.
 *
 * <p>Not thread-safe.
 */
sealed interface NewestRows permits OpenReader.Newest, NewestOfSealed {
  int END = -1;

  /** The next row, or {@link #END}. */
  int next();
}
