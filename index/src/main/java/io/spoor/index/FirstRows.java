package io.spoor.index;

/**
 * An open segment as it was when it had so many rows, whatever was added since. Immutable.
 *
 * @param rows how many of its rows are seen
 */
public record FirstRows(OpenSegment segment, int rows) implements Segment {

  public FirstRows {
    if (rows > segment.rows()) {
      throw new IllegalArgumentException(
          "%d rows of a segment that has %d".formatted(rows, segment.rows()));
    }
  }

  @Override
  public long minStartNanos() {
    return segment.minStartNanos();
  }

  @Override
  public long maxStartNanos() {
    return segment.maxStartNanos();
  }

  @Override
  public SegmentReader reader() {
    return segment.readerOf(rows);
  }
}
