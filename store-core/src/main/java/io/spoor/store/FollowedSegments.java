package io.spoor.store;

import static java.util.Objects.requireNonNull;

import io.spoor.index.FirstRows;
import io.spoor.index.Segment;
import io.spoor.index.TermHash;
import io.spoor.rocks.RocksFollower;
import io.spoor.storage.SegmentEntry;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * The segments of a store that another one may be writing: those of one moment, until this catches
 * up with another.
 *
 * <ol>
 *   <li>{@link RocksFollower#catchUp}: the rows of the other store as they are now.
 *   <li>{@link Catalogue#storedEntries}: which segments there are, and which are sealed.
 *   <li>{@link GrowingSegment}: spans that arrived in segments that are not sealed.
 *   <li>{@link Segments#become}: from here on, reads see all of that, at once.
 * </ol>
 *
 * <p>Thread-safe.
 */
final class FollowedSegments {

  /*
   * The rows below change in step 1, while reads go on over the view of before. Rows that were only
   * added are none of theirs. Rows that were removed are: nothing holds them for a reader, which the
   * other store does not know of. So removals are counted under the lock of steps 1 and 2, and a read
   * whose answer may lack removed rows finds the count changed when it ends. Until step 4 has put what is
   * left in their place the count is odd: a read that begins by then has the view of before. Rows that
   * were missing for a while, as the other store flushed them during step 1, count as removed, too.
   */

  private final RocksFollower engine;
  private final IndexRows indexRows;
  private final TermHash hash;
  private final Segments segments = new Segments(id -> {});
  private final Object rowsLock = new Object();
  private volatile long removals;

  // Guarded by the monitor of `segments`.
  private SortedMap<Integer, Known> known = new TreeMap<>();
  private final Map<Integer, GrowingSegment> growing = new HashMap<>();
  private long version = -1;

  /** A segment as the last catch-up found it, and the numbers of its rows deleted by then. */
  private record Known(SegmentEntry entry, int[] deleted, StoreSegment segment) {}

  FollowedSegments(RocksFollower engine, IndexRows indexRows, TermHash hash) {
    this.engine = engine;
    this.indexRows = indexRows;
    this.hash = hash;
  }

  Segments segments() {
    return segments;
  }

  /** Makes later views show all that was written before this call. */
  void catchUp() {
    synchronized (segments) {
      List<SegmentEntry> entries;
      Map<Integer, int[]> deleted;
      long found;
      boolean isAnyRemoved;
      synchronized (rowsLock) {
        found = caughtUp();
        if (found == version) return;
        entries = Catalogue.storedEntries(engine);
        deleted = deletedRows(entries);
        isAnyRemoved = isAnyRemoved(deleted);
        if (isAnyRemoved) count(1);
      }
      try {
        show(entries, deleted);
      } catch (Throwable e) {
        showWhatIsLeft(entries);
        throw e;
      } finally {
        if (isAnyRemoved) count(1); // No view that is taken from now on shows what is gone.
      }
      version = found;
    }
  }

  private long caughtUp() {
    long before = engine.upheavals();
    try {
      return engine.catchUp();
    } finally {
      if (engine.upheavals() != before) count(2);
    }
  }

  private void count(int more) {
    synchronized (rowsLock) {
      removals += more;
    }
  }

  /** Changes when rows were removed that a view had shown, and when none shows them any more. */
  long removals() {
    return removals;
  }

  /**
   * Whether a view taken when there were so many removals may have shown rows that were removed by
   * now, or already then.
   */
  boolean removedSince(long count) {
    synchronized (rowsLock) {
      return removals != count || isOdd(count) || isOdd(engine.upheavals());
    }
  }

  private static boolean isOdd(long count) {
    return count % 2 == 1;
  }

  /** Runs a read while no other thread catches up: the rows of a view taken then stay. */
  <T> T undisturbed(Supplier<T> read) {
    synchronized (segments) {
      return read.get();
    }
  }

  private Map<Integer, int[]> deletedRows(List<SegmentEntry> entries) {
    Map<Integer, int[]> deleted = new HashMap<>();
    for (SegmentEntry entry : entries) {
      deleted.put(entry.id(), indexRows.deletedRows(entry.id()));
    }
    return deleted;
  }

  /** Sealing numbers deleted rows anew, which is taken for a removal, too. */
  private boolean isAnyRemoved(Map<Integer, int[]> deleted) {
    for (Map.Entry<Integer, Known> before : known.entrySet()) {
      int[] now = deleted.get(before.getKey());
      if (now == null || !Arrays.equals(now, before.getValue().deleted())) return true;
    }
    return false;
  }

  private static Set<Integer> idsOf(List<SegmentEntry> entries) {
    return entries.stream().map(SegmentEntry::id).collect(Collectors.toSet());
  }

  private void show(List<SegmentEntry> entries, Map<Integer, int[]> deletedRows) {
    SortedMap<Integer, Known> found = new TreeMap<>();
    for (SegmentEntry entry : entries) {
      int[] deleted = requireNonNull(deletedRows.get(entry.id()));
      found.put(entry.id(), new Known(entry, deleted, segment(entry, deleted)));
    }
    growing.keySet().retainAll(found.keySet());
    become(found);
  }

  private void showWhatIsLeft(List<SegmentEntry> entries) {
    SortedMap<Integer, Known> left = new TreeMap<>(known);
    left.keySet().retainAll(idsOf(entries));
    become(left);
  }

  private void become(SortedMap<Integer, Known> found) {
    segments.become(found.values().stream().map(Known::segment).toList());
    known = found;
  }

  private StoreSegment segment(SegmentEntry entry, int[] deleted) {
    if (entry.state() == SegmentEntry.State.OPEN) return inStore(entry, grown(entry.id(), deleted));
    growing.remove(entry.id());
    Known before = known.get(entry.id());
    if (before != null
        && before.entry().equals(entry)
        && Arrays.equals(before.deleted(), deleted)) {
      return before.segment();
    }
    return inStore(entry, indexRows.sealed(entry));
  }

  /** Indexed anew the next time if it fails now, as it may have come half-way. */
  private FirstRows grown(int id, int[] deleted) {
    GrowingSegment segment = growing.remove(id);
    if (segment == null) segment = new GrowingSegment(id, hash);
    FirstRows rows = segment.grow(engine, deleted);
    growing.put(id, segment);
    return rows;
  }

  private static StoreSegment inStore(SegmentEntry entry, Segment form) {
    return new StoreSegment(entry.id(), form, new SegmentLife(entry.id(), id -> {}));
  }
}
