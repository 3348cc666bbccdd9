package io.spoor.index;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A term of the open segment and the rows that hold it.
 *
 * <p>One thread appends. Readers see at least the rows that were published before they came, and
 * cut off later ones themselves.
 */
final class OpenTerm extends Term {
  private static final int[] NO_ROWS = {};
  private static final VarHandle ROWS;
  private static final VarHandle SIZE;

  static {
    try {
      MethodHandles.Lookup lookup = MethodHandles.lookup();
      ROWS = lookup.findVarHandle(OpenTerm.class, "rows", int[].class);
      SIZE = lookup.findVarHandle(OpenTerm.class, "size", int.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private int first; // The only row, while there is one: most terms never get another.
  private int[] rows = NO_ROWS; // All rows, once there are several.
  private int size;

  /** The term of its key that was added before it. */
  final @Nullable OpenTerm older;

  /**
   * @param key of the term's key
   */
  OpenTerm(Term term, OpenKey key) {
    super(term, key.key);
    this.older = key.newest();
  }

  /**
   * Adds rows {@code base + source[from..to)}, which are ascending. Returns the bytes it grew by.
   */
  int append(int base, int[] source, int from, int to) {
    if (size == 0 && to - from == 1) {
      first = base + source[from];
      SIZE.setRelease(this, 1);
      return 0;
    }
    int known = rows.length;
    int[] target = withRoomFor(to - from);
    for (int i = from; i < to; i++) {
      target[size + i - from] = base + source[i];
    }
    int appended = inOrder(target, size, size + to - from);
    ROWS.setRelease(this, target);
    SIZE.setRelease(this, appended);
    return (target.length - known) * Integer.BYTES;
  }

  private int[] withRoomFor(int more) {
    if (size + more <= rows.length) return rows;
    int[] larger = Arrays.copyOf(rows, Math.max(size + more, rows.length + (rows.length >> 1)));
    if (size == 1) larger[0] = first;
    return larger;
  }

  /** Two texts of one batch may be one term, where surrogates were mended: then rows interleave. */
  private int inOrder(int[] target, int from, int to) {
    if (from == 0 || target[from - 1] < target[from]) return to;
    int first = from;
    while (first > 0 && target[first - 1] >= target[from]) first--;
    Arrays.sort(target, first, to);
    int distinct = first;
    for (int i = first; i < to; i++) {
      if (distinct == first || target[distinct - 1] != target[i]) target[distinct++] = target[i];
    }
    return distinct;
  }

  /** The rows below {@code mark}. */
  RowSet below(int mark) {
    int count = (int) SIZE.getAcquire(this);
    int[] published = (int[]) ROWS.getAcquire(this);
    if (count == 1 && published.length == 0) published = new int[] {first};
    if (count > 0 && published[count - 1] >= mark) {
      int at = Arrays.binarySearch(published, 0, count, mark);
      count = at >= 0 ? at : -at - 1;
    }
    return new RowSet.Sorted(published, count);
  }
}
