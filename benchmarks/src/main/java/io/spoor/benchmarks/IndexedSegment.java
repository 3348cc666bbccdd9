package io.spoor.benchmarks;

import io.spoor.index.ByteReader;
import io.spoor.index.IndexBatch;
import io.spoor.index.OpenSegment;
import io.spoor.index.Part;
import io.spoor.index.SealedRowSink;
import io.spoor.index.SealedRows;
import io.spoor.index.SealedSegment;
import io.spoor.index.Segment;
import io.spoor.index.SegmentSealer;
import io.spoor.index.TermHash;
import io.spoor.span.Span;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The index of one segment without a database behind it. */
final class IndexedSegment {
  private IndexedSegment() {}

  static OpenSegment open(List<List<Span>> batches) {
    int spans = batches.stream().mapToInt(List::size).sum();
    OpenSegment segment = new OpenSegment(spans);
    for (List<Span> batch : batches) segment.add(IndexBatch.of(batch, TermHash.XXH3));
    return segment;
  }

  static Segment sealed(OpenSegment open) {
    RowsInMemory rows = new RowsInMemory();
    SegmentSealer.seal(open, new int[0], rows);
    return SealedSegment.open(rows, open.rows(), open.minStartNanos(), open.maxStartNanos());
  }

  /** The rows of a sealed segment, each parsed once. */
  private static final class RowsInMemory implements SealedRowSink, SealedRows {

    private record Key(Part part, int number) {}

    private final Map<Key, byte[]> rows = new HashMap<>();
    private final Map<Key, Parsed> parsed = new HashMap<>();

    @Override
    public void put(Part part, int number, byte[] row) {
      rows.put(new Key(part, number), row);
    }

    @Override
    public <T extends Parsed> Optional<T> find(Part part, int number, Parser<T> parser) {
      return Optional.ofNullable(parse(new Key(part, number), parser));
    }

    @Override
    public <T extends Parsed> T get(Part part, int number, Parser<T> parser) {
      T row = parse(new Key(part, number), parser);
      if (row == null) throw new IllegalStateException("no row " + number + " of " + part);
      return row;
    }

    @SuppressWarnings("unchecked") // A part has one parser.
    private <T extends Parsed> @Nullable T parse(Key key, Parser<T> parser) {
      Parsed known = parsed.get(key);
      byte[] row = rows.get(key);
      if (known != null || row == null) return (T) known;
      T fresh = parser.parse(new ByteReader(key.toString(), row));
      parsed.put(key, fresh);
      return fresh;
    }
  }
}
