package io.spoor.store;

import io.spoor.index.CorruptIndexException;
import io.spoor.index.OpenSegment;
import io.spoor.index.Part;
import io.spoor.index.SealedSegment;
import io.spoor.index.SegmentComparison;
import io.spoor.index.SegmentReader;
import io.spoor.index.SegmentSealer;
import io.spoor.index.TermHash;
import io.spoor.rocks.Family;
import io.spoor.rocks.RocksReader;
import io.spoor.storage.Rows;
import io.spoor.storage.SegmentEntry;
import java.util.Arrays;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A segment's index as it is stored beside the one that its spans give. What it says of each span
 * must be so; and as sealing is a function of the spans, its rows are equal byte for byte, unless
 * spans were deleted since, of which it keeps terms.
 */
final class IndexComparison {

  /** Names have the numbers in which they came, of which spans say nothing. */
  private static final Set<Part> NUMBERED = EnumSet.of(Part.NAME, Part.NAMES);

  private final RocksReader rows;
  private final SegmentEntry entry;
  private final StoredSegment stored;
  private final TermHash hash;
  private final IndexRows indexRows;

  IndexComparison(RocksReader rows, SegmentEntry entry, StoredSegment stored, TermHash hash) {
    this.rows = rows;
    this.entry = entry;
    this.stored = stored;
    this.hash = hash;
    this.indexRows = new IndexRows(rows, 0);
  }

  /** Tells of each difference. */
  void compare(Consumer<String> differences) {
    try {
      switch (entry.state()) {
        case OPEN -> compareOpen(differences);
        case SEALED -> compareSealed(differences);
      }
    } catch (CorruptIndexException e) {
      differences.accept(String.valueOf(e.getMessage()));
    }
  }

  /** There is no index; but only deleted spans may be missing. */
  private void compareOpen(Consumer<String> differences) {
    BitSet deleted = bits(indexRows.deletedRows(entry.id()));
    BitSet lost = bits(stored.gaps());
    lost.andNot(deleted);
    deleted.and(stored.arrivals());
    if (!lost.isEmpty()) {
      differences.accept("%,d spans are missing that nobody deleted".formatted(lost.cardinality()));
    }
    if (!deleted.isEmpty()) {
      differences.accept("%,d spans are there that were deleted".formatted(deleted.cardinality()));
    }
  }

  private static BitSet bits(int[] numbers) {
    BitSet bits = new BitSet();
    for (int number : numbers) bits.set(number);
    return bits;
  }

  private void compareSealed(Consumer<String> differences) {
    SealedSegment sealed = indexRows.sealed(entry);
    SegmentReader reader = sealed.reader();
    BitSet indexed = new BitSet();
    for (int row = 0; row < reader.rows(); row++) {
      if (!reader.isDeleted(row)) indexed.set(reader.arrival(row));
    }
    if (!indexed.equals(stored.arrivals())) {
      indexed.xor(stored.arrivals());
      differences.accept(
          "index and spans differ in %,d arrival rows, the first is %d; the index has %,d spans, %,d are stored"
              .formatted(
                  indexed.cardinality(),
                  indexed.nextSetBit(0),
                  reader.totals().count(),
                  stored.spans()));
      return;
    }
    OpenSegment expected = indexedAnew();
    SegmentComparison.compare(expected.reader(), reader, hash, differences);
    if (!reader.hasDeletedRows()) compareRows(expected, differences);
  }

  private OpenSegment indexedAnew() {
    ArrivedSpans spans = ArrivedSpans.read(rows, entry.id(), 0, stored.gaps(), hash);
    OpenSegment index = new OpenSegment(Math.max(1, spans.rows()));
    spans.addTo(index);
    return index;
  }

  private void compareRows(OpenSegment expected, Consumer<String> differences) {
    long[] count = {0};
    SegmentSealer.seal(
        expected,
        new int[0],
        (part, number, row) -> {
          count[0]++;
          byte[] found = rows.get(Family.INDEX, Rows.indexKey(entry.id(), part.code(), number));
          boolean isRight = NUMBERED.contains(part) ? found != null : Arrays.equals(found, row);
          if (!isRight) differences.accept(difference(part, number, found));
        });
    if (count[0] != stored.indexRows()) {
      differences.accept(
          "the index has %,d rows, expected %,d".formatted(stored.indexRows(), count[0]));
    }
  }

  private static String difference(Part part, int number, byte @Nullable [] found) {
    return "index row %s %d is %s"
        .formatted(part, number, found == null ? "missing" : "not what the spans give");
  }
}
