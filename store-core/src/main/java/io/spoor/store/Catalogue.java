package io.spoor.store;

import io.spoor.CorruptStoreException;
import io.spoor.Durability;
import io.spoor.rocks.EngineBatch;
import io.spoor.rocks.Family;
import io.spoor.rocks.RocksEngine;
import io.spoor.rocks.RocksReader;
import io.spoor.rocks.RowVisitor;
import io.spoor.storage.Rows;
import io.spoor.storage.SegmentEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Which segments the store has, as it stands on disk. Guarded by the write lock. */
final class Catalogue {
  private final RocksEngine engine;
  private final Durability durability;
  private final SortedMap<Integer, SegmentEntry> entries = new TreeMap<>();
  private int nextId;

  private Catalogue(RocksEngine engine, Durability durability) {
    this.engine = engine;
    this.durability = durability;
    this.nextId = Rows.parseNextSegment(engine.get(Family.META, Rows.nextSegmentKey()));
  }

  static Catalogue read(RocksEngine engine, Durability durability) {
    Catalogue catalogue = new Catalogue(engine, durability);
    storedEntries(engine).forEach(catalogue::remember);
    return catalogue;
  }

  /** All segments in commit order, as they stand on disk. */
  static List<SegmentEntry> storedEntries(RocksReader engine) {
    List<SegmentEntry> entries = new ArrayList<>();
    engine.scan(
        Family.META,
        Rows.entriesStart(),
        Rows.entriesEnd(),
        (key, value) -> {
          entries.add(SegmentEntry.decode(Rows.parseEntryKey(key), value));
          return RowVisitor.Step.CONTINUE;
        });
    checkCount(entries.size(), engine.get(Family.META, Rows.segmentsKey()));
    return entries;
  }

  /** A row that is not there has no checksum to tell of it. */
  static void checkCount(int entries, byte @Nullable [] stored) {
    int expected = Rows.parseSegments(stored);
    if (entries != expected) {
      throw new CorruptStoreException(
          "the catalogue has %,d segments, expected %,d".formatted(entries, expected));
    }
  }

  /** All segments in commit order. */
  List<SegmentEntry> entries() {
    return List.copyOf(entries.values());
  }

  boolean contains(int id) {
    return entries.containsKey(id);
  }

  /** The number of a new segment. */
  int nextId() {
    return nextId;
  }

  /** Writes rows together with the entry that they belong to: all or nothing. */
  void commit(EngineBatch rows, SegmentEntry entry) {
    rows.put(Family.META, Rows.entryKey(entry.id()), entry.encode());
    if (!contains(entry.id())) putCount(rows, entries.size() + 1);
    engine.write(rows, durability);
    remember(entry);
  }

  /** What is known of a segment. */
  SegmentEntry entry(int id) {
    SegmentEntry entry = entries.get(id);
    if (entry == null) throw new IllegalArgumentException("no segment " + id);
    return entry;
  }

  /**
   * Makes some changes and forgets some segments: all or nothing. Their numbers are not used again.
   */
  void remove(EngineBatch rows, Set<Integer> ids) {
    if (!ids.isEmpty()) {
      ids.forEach(id -> rows.delete(Family.META, Rows.entryKey(id)));
      rows.put(Family.META, Rows.nextSegmentKey(), Rows.number(nextId));
      putCount(rows, entries.size() - ids.size());
    }
    engine.write(rows, durability);
    entries.keySet().removeAll(ids);
  }

  private static void putCount(EngineBatch rows, int segments) {
    rows.put(Family.META, Rows.segmentsKey(), Rows.number(segments));
  }

  private void remember(SegmentEntry entry) {
    entries.put(entry.id(), entry);
    nextId = Math.max(nextId, entry.id() + 1);
  }
}
