package io.spoor.store;

import static java.util.Objects.requireNonNull;

import io.spoor.CorruptStoreException;
import io.spoor.Salvage;
import io.spoor.StorageFailedException;
import io.spoor.StoreNotFoundException;
import io.spoor.TraceStoreOptions;
import io.spoor.rocks.Family;
import io.spoor.rocks.RocksRemains;
import io.spoor.rocks.RowVisitor;
import io.spoor.span.Span;
import io.spoor.storage.FormatVersion;
import io.spoor.storage.Rows;
import io.spoor.storage.SegmentEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * From a damaged store to a new one that holds all spans which can still be read, in the order in
 * which they arrived. All indexes are made anew.
 *
 * <p>Where a table is damaged or the manifest is no guide any more, rows are first gathered file by
 * file.
 */
public final class StoreSalvage {
  private static final int BATCH_SPANS = 1_000;

  private final Path from;
  private final Path to;
  private final Damages damages = new Damages();
  private long lost;

  private StoreSalvage(Path from, Path to) {
    this.from = from;
    this.to = to;
  }

  public static Salvage of(Path from, Path to) {
    Path source = requireNonNull(from, "from").toAbsolutePath().normalize();
    Path target = requireNonNull(to, "to").toAbsolutePath().normalize();
    if (!Files.isDirectory(source)) {
      throw new StoreNotFoundException("cannot salvage " + source + ": there is no such directory");
    }
    return new StoreSalvage(source, target).salvage();
  }

  private Salvage salvage() {
    checkTarget();
    FormatVersion.checkNotNewer(from);
    Path gathered = to.resolveSibling(to.getFileName() + ".gathered");
    try (RocksRemains rows = remains(gathered);
        SegmentedTraceStore store = SegmentedTraceStore.open(to, options())) {
      for (int segment : segments(rows)) copy(rows, segment, store);
      long spans = store.statistics().spans();
      return new Salvage(spans, lost, damages.first(), damages.count());
    } finally {
      NewDirectory.deleteAll(gathered);
    }
  }

  private void checkTarget() {
    try {
      if (Files.exists(to) && (!Files.isDirectory(to) || !isEmpty(to))) {
        throw new StorageFailedException(
            "cannot salvage %s to %s: it exists; expected no directory, or an empty one"
                .formatted(from, to));
      }
    } catch (IOException e) {
      throw new StorageFailedException("cannot read " + to, e);
    }
  }

  private static boolean isEmpty(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.findAny().isEmpty();
    }
  }

  /** Spans that were larger than is usual were stored all the same. */
  private static TraceStoreOptions options() {
    return TraceStoreOptions.defaults().withMaxBatchBytes(1L << 30).withMaxSpanBytes(1 << 30);
  }

  /** All of it as it stands, if no table is damaged; otherwise what each file has. */
  private RocksRemains remains(Path gathered) {
    StoreVerification.verifyOpening(from, damages);
    RocksRemains remains;
    try {
      remains = RocksRemains.open(from, StoreVerification.settings());
    } catch (CorruptStoreException | StorageFailedException e) {
      damages.add("manifest", String.valueOf(e.getMessage()));
      return gather(RocksRemains.allTables(from), gathered);
    }
    long before = damages.count();
    List<Path> tables = remains.tables(damages);
    RocksRemains.verifyTables(tables, damages);
    if (damages.count() == before) return remains;
    try (remains) {
      return gather(tables, gathered);
    }
  }

  private RocksRemains gather(List<Path> tables, Path gathered) {
    return RocksRemains.gather(from, tables, gathered, StoreVerification.settings(), damages);
  }

  /** Those of the catalogue; where it may have lost an entry, all that have spans. */
  private SortedSet<Integer> segments(RocksRemains rows) {
    SortedSet<Integer> segments = new TreeSet<>(StoreVerification.entries(rows, damages).keySet());
    if (damages.count() > 0) segments.addAll(segmentsWithSpans(rows));
    return segments;
  }

  private SortedSet<Integer> segmentsWithSpans(RocksRemains rows) {
    SortedSet<Integer> segments = new TreeSet<>();
    rows.scanReadable(
        Family.SPANS,
        Rows.segmentStart(0),
        Rows.segmentEnd(Integer.MAX_VALUE - 1),
        (key, value) -> {
          segments.add(Rows.segmentOf(key));
          return RowVisitor.Step.CONTINUE;
        },
        damage -> {}); // Told when the segment is copied.
    return segments;
  }

  private void copy(RocksRemains rows, int segment, SegmentedTraceStore store) {
    StoredSegment stored = StoredSegment.read(rows, segment, damages);
    BitSet deleted = new BitSet();
    try {
      deleted = deletedArrivals(rows, segment);
      lost += lost(rows, segment, stored, deleted);
    } catch (CorruptStoreException | StorageFailedException e) {
      damages.add("segment " + segment, String.valueOf(e.getMessage()));
    }
    List<Span> batch = new ArrayList<>();
    for (Rows.SpanKey key : stored.values()) {
      addUndeleted(key, rows, deleted, batch);
      if (batch.size() < BATCH_SPANS) continue;
      store.write(batch);
      batch.clear();
    }
    store.write(batch);
  }

  private static void addUndeleted(
      Rows.SpanKey key, RocksRemains rows, BitSet deleted, List<Span> batch) {
    byte[] row = Rows.spanKey(key.segment(), key.traceId(), key.firstRow());
    byte[] value = rows.get(Family.SPANS, row);
    if (value == null || deleted.get((int) key.firstRow())) return; // Traces go whole.
    batch.addAll(SpanRows.decode(key, value));
  }

  /** Spans that were deleted, so far as the index can tell; those may have come back. */
  private static BitSet deletedArrivals(RocksRemains rows, int segment) {
    BitSet arrivals = new BitSet();
    IndexRows index = new IndexRows(rows, 0);
    byte[] value = rows.get(Family.META, Rows.entryKey(segment));
    if (value == null) return arrivals;
    SegmentEntry entry = SegmentEntry.decode(segment, value);
    for (int row : index.deletedRows(segment)) {
      boolean isSealed = entry.state() == SegmentEntry.State.SEALED;
      arrivals.set(isSealed ? index.sealed(entry).reader().arrival(row) : row);
    }
    return arrivals;
  }

  private static long lost(RocksRemains rows, int segment, StoredSegment stored, BitSet deleted) {
    byte[] value = rows.get(Family.META, Rows.entryKey(segment));
    if (value == null) return 0;
    SegmentEntry entry = SegmentEntry.decode(segment, value);
    long known =
        entry.state() == SegmentEntry.State.SEALED ? entry.spans() : stored.arrivals().length();
    BitSet found = (BitSet) stored.arrivals().clone();
    found.andNot(deleted);
    return Math.max(0, known - deleted.cardinality() - found.cardinality());
  }
}
