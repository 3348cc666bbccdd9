package io.spoor.store;

import static java.util.Objects.requireNonNull;

import io.spoor.CorruptStoreException;
import io.spoor.StorageFailedException;
import io.spoor.TraceStoreException;
import io.spoor.TraceStoreOptions;
import io.spoor.Verification;
import io.spoor.index.TermHash;
import io.spoor.rocks.EngineSettings;
import io.spoor.rocks.Family;
import io.spoor.rocks.RocksRemains;
import io.spoor.rocks.RowVisitor;
import io.spoor.storage.FormatVersion;
import io.spoor.storage.Rows;
import io.spoor.storage.SegmentEntry;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * From a directory to what is wrong with the store in it: whether it opens, every block of every
 * table, every row, and for each segment whether its index is the one that its spans give.
 */
public final class StoreVerification {
  private final TermHash hash;
  private final Damages damages = new Damages();
  private final SortedMap<Integer, SegmentEntry> entries = new TreeMap<>();
  private long spans;
  private long indexRows;

  private StoreVerification(TermHash hash) {
    this.hash = hash;
  }

  public static Verification of(Path directory) {
    return of(directory, TermHash.XXH3);
  }

  static Verification of(Path directory, TermHash hash) {
    requireNonNull(directory, "directory");
    Path absolute = directory.toAbsolutePath().normalize();
    FormatVersion.checkForReading(absolute);
    return new StoreVerification(hash).verify(absolute);
  }

  /** What is needed to read a store once. */
  static EngineSettings settings() {
    TraceStoreOptions options = TraceStoreOptions.defaults();
    return new EngineSettings(options.memtableBytes(), options.blockCacheBytes(), Rows::describe);
  }

  private Verification verify(Path directory) {
    verifyOpening(directory, damages);
    try (RocksRemains rows = RocksRemains.open(directory, settings())) {
      RocksRemains.verifyTables(rows.tables(damages), damages);
      readCatalogue(rows);
      entries.values().forEach(entry -> verifySegment(rows, entry));
    } catch (CorruptStoreException | StorageFailedException e) {
      if (damages.count() == 0) throw e; // Otherwise it has been told why.
      RocksRemains.verifyTables(RocksRemains.allTables(directory), damages);
    }
    return new Verification(entries.size(), spans, indexRows, damages.first(), damages.count());
  }

  /** Tells why a store does not open, if it does not. */
  static void verifyOpening(Path directory, Damages damages) {
    try {
      RocksRemains.tryToOpen(directory, settings());
    } catch (CorruptStoreException | StorageFailedException e) {
      damages.add("store", String.valueOf(e.getMessage()));
    }
  }

  private void readCatalogue(RocksRemains rows) {
    entries.putAll(entries(rows, damages));
    try {
      Rows.parseNextSegment(rows.get(Family.META, Rows.nextSegmentKey()));
      Catalogue.checkCount(entries.size(), rows.get(Family.META, Rows.segmentsKey()));
    } catch (CorruptStoreException e) {
      damages.add("catalogue", String.valueOf(e.getMessage()));
    }
  }

  /** The entries of the catalogue that can be read. */
  static Map<Integer, SegmentEntry> entries(RocksRemains rows, Damages damages) {
    Map<Integer, SegmentEntry> entries = new TreeMap<>();
    rows.scanReadable(
        Family.META,
        new byte[0],
        Rows.metaEnd(),
        (key, value) -> {
          if (key[0] != Rows.entriesStart()[0]) return RowVisitor.Step.CONTINUE;
          try {
            SegmentEntry entry = SegmentEntry.decode(Rows.parseEntryKey(key), value);
            entries.put(entry.id(), entry);
          } catch (CorruptStoreException e) {
            damages.add(Rows.describe(Family.META, key), String.valueOf(e.getMessage()));
          }
          return RowVisitor.Step.CONTINUE;
        },
        damages);
    return entries;
  }

  private void verifySegment(RocksRemains rows, SegmentEntry entry) {
    long before = damages.count();
    StoredSegment stored = StoredSegment.read(rows, entry.id(), damages);
    spans += stored.spans();
    indexRows += stored.indexRows();
    if (damages.count() > before) return; // An index of what is left cannot agree.
    String place = "segment " + Integer.toUnsignedString(entry.id());
    try {
      List<String> differences = new ArrayList<>();
      new IndexComparison(rows, entry, stored, hash).compare(differences::add);
      differences.forEach(difference -> damages.add(place, difference));
    } catch (TraceStoreException e) {
      damages.add(place, String.valueOf(e.getMessage()));
    }
  }
}
