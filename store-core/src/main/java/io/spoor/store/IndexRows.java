package io.spoor.store;

import static java.util.Objects.requireNonNullElse;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.stats.CacheStats;
import io.spoor.CorruptStoreException;
import io.spoor.index.ByteReader;
import io.spoor.index.CorruptIndexException;
import io.spoor.index.Part;
import io.spoor.index.SealedRows;
import io.spoor.index.SealedSegment;
import io.spoor.rocks.Family;
import io.spoor.rocks.RocksReader;
import io.spoor.storage.Rows;
import io.spoor.storage.SegmentEntry;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The index rows of all sealed segments, parsed, in one cache weighed in bytes. Thread-safe.
 *
 * <p>A segment's number is never reused and its rows never change, so nothing here goes stale.
 */
final class IndexRows {
  private static final int KEY_BYTES = 120; // An entry of the cache and its key.

  private record Key(int segment, Part part, int number) {
    @Override
    public String toString() {
      return "index row [segment %d, %s %d]".formatted(segment, part, number);
    }
  }

  private final RocksReader engine;
  private final Cache<Key, SealedRows.Parsed> cache;

  IndexRows(RocksReader engine, long cacheBytes) {
    this.engine = engine;
    this.cache =
        Caffeine.newBuilder()
            .maximumWeight(cacheBytes)
            .weigher((Key key, SealedRows.Parsed row) -> KEY_BYTES + row.heapBytes())
            .executor(Runnable::run)
            .recordStats()
            .build();
  }

  /** How often a row was in the cache, or had to be read. */
  CacheStats cacheStats() {
    return cache.stats();
  }

  /** The sealed segment that an entry of the catalogue is about. */
  SealedSegment sealed(SegmentEntry entry) {
    return SealedSegment.open(
        of(entry.id()), (int) entry.spans(), entry.minStartNanos(), entry.maxStartNanos());
  }

  /** The rows, or in an unsealed segment the arrivals, that were deleted, ascending. */
  int[] deletedRows(int segment) {
    return SealedSegment.deletedRows(of(segment));
  }

  private SealedRows of(int segment) {
    return new OfSegment(segment);
  }

  private final class OfSegment implements SealedRows {
    private final int segment;

    OfSegment(int segment) {
      this.segment = segment;
    }

    @Override
    public <T extends Parsed> Optional<T> find(Part part, int number, Parser<T> parser) {
      return Optional.ofNullable(load(new Key(segment, part, number), parser));
    }

    @Override
    @SuppressWarnings("unchecked") // A part has one parser.
    public <T extends Parsed> T get(Part part, int number, Parser<T> parser) {
      Key key = new Key(segment, part, number);
      Parsed cached = cache.getIfPresent(key);
      if (cached != null) return (T) cached;
      T row = load(key, parser);
      if (row == null) {
        throw new CorruptStoreException(key + " is missing");
      }
      cache.put(key, row);
      return row;
    }

    private <T extends Parsed> @Nullable T load(Key key, Parser<T> parser) {
      byte[] row = engine.get(Family.INDEX, Rows.indexKey(segment, key.part.code(), key.number));
      if (row == null) return null;
      try {
        return parser.parse(new ByteReader(key, row));
      } catch (CorruptIndexException e) {
        throw new CorruptStoreException(requireNonNullElse(e.getMessage(), key.toString()), e);
      }
    }
  }
}
