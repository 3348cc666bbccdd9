package io.spoor.index;

import io.spoor.span.Span;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The rows of a sealed segment in memory. */
final class SealedInMemory implements SealedRows, SealedRowSink {
  private final Map<Part, SortedMap<Integer, byte[]>> rows = new EnumMap<>(Part.class);
  private final Map<Part, Map<Integer, Parsed>> parsed = new EnumMap<>(Part.class);

  static SealedInMemory of(OpenSegment open) {
    SealedInMemory sealed = new SealedInMemory();
    SegmentSealer.seal(open, new int[0], sealed);
    return sealed;
  }

  static SealedInMemory of(List<Span> spans) {
    return of(openOf(spans, TermHash.XXH3));
  }

  static OpenSegment openOf(List<Span> spans, TermHash hash) {
    OpenSegment open = new OpenSegment(Math.max(1, spans.size()));
    for (int from = 0; from < spans.size(); from += 700) {
      List<Span> batch = spans.subList(from, Math.min(spans.size(), from + 700));
      open.add(IndexBatch.of(batch, hash));
    }
    return open;
  }

  static SealedSegment seal(OpenSegment open) {
    return of(open).segment(open);
  }

  SealedSegment segment(OpenSegment open) {
    return SealedSegment.open(this, open.rows(), open.minStartNanos(), open.maxStartNanos());
  }

  @Override
  public void put(Part part, int number, byte[] row) {
    byte[] before = rows.computeIfAbsent(part, p -> new TreeMap<>()).put(number, row);
    if (before != null) throw new AssertionError(part + " " + number + " is written twice");
  }

  /** The same rows, but for one that is there in place of another or of none. */
  SealedInMemory with(Part part, int number, byte[] row) {
    SealedInMemory copy = new SealedInMemory();
    rows.forEach((p, numbered) -> copy.rows.put(p, new TreeMap<>(numbered)));
    parsed.forEach((p, numbered) -> copy.parsed.put(p, new HashMap<>(numbered)));
    copy.rows.computeIfAbsent(part, p -> new TreeMap<>()).put(number, row);
    if (copy.parsed.containsKey(part)) copy.parsed.get(part).remove(number);
    return copy;
  }

  Map<Part, SortedMap<Integer, byte[]>> rows() {
    return rows;
  }

  byte[] row(Part part, int number) {
    return rows.get(part).get(number);
  }

  ByteReader reader(Part part, int number) {
    return new ByteReader(part + " " + number, row(part, number));
  }

  @Override
  @SuppressWarnings("unchecked") // A part has one parser.
  public <T extends Parsed> Optional<T> find(Part part, int number, Parser<T> parser) {
    Map<Integer, Parsed> known = parsed.computeIfAbsent(part, p -> new HashMap<>());
    if (known.containsKey(number)) return Optional.of((T) known.get(number));
    SortedMap<Integer, byte[]> numbered = rows.get(part);
    byte[] row = numbered == null ? null : numbered.get(number);
    if (row == null) return Optional.empty();
    T fresh = parser.parse(new ByteReader(part + " " + number, row));
    known.put(number, fresh);
    return Optional.of(fresh);
  }

  @Override
  public <T extends Parsed> T get(Part part, int number, Parser<T> parser) {
    return find(part, number, parser)
        .orElseThrow(() -> new CorruptIndexException(part + " " + number + " is missing"));
  }
}
