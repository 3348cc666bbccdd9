package io.spoor.store;

import io.spoor.index.SegmentReader;
import io.spoor.span.TraceId;
import java.util.ArrayList;
import java.util.List;

/** What one call reads: a view of the segments, and a reader of each. To be closed. */
final class ReadView implements AutoCloseable {

  /**
   * A trace's part in one segment.
   *
   * @param trace its number there
   */
  record Part(int segment, SegmentReader reader, int trace) {}

  private final StoreView view;
  private final List<SegmentReader> readers;

  /**
   * A view of the segments at one moment. Deletions come with another list of segments, batches
   * without: so the list has to be the same before and after it was seen how far the open one is.
   */
  static ReadView of(Segments segments) {
    while (true) {
      ReadView view = new ReadView(segments.view());
      if (segments.isCurrent(view.view)) return view;
      view.close();
    }
  }

  private ReadView(StoreView view) {
    this.view = view;
    this.readers = new ArrayList<>(view.segments().size());
    for (StoreSegment segment : view.segments()) {
      readers.add(segment.index().reader());
    }
  }

  /** A reader of each segment, in commit order. */
  List<SegmentReader> readers() {
    return readers;
  }

  /** The number of the segment that this reader, one of {@link #readers}, is of. */
  int segmentOf(SegmentReader reader) {
    for (int i = 0; i < readers.size(); i++) {
      if (readers.get(i) == reader) return view.segments().get(i).id();
    }
    throw new IllegalArgumentException("a reader of another view");
  }

  /** Where a trace lies, in commit order. */
  List<Part> partsOf(TraceId id) {
    List<Part> parts = new ArrayList<>(1);
    for (int i = 0; i < readers.size(); i++) {
      int trace = readers.get(i).findTrace(id);
      if (trace >= 0) parts.add(new Part(view.segments().get(i).id(), readers.get(i), trace));
    }
    return parts;
  }

  @Override
  public void close() {
    view.close();
  }
}
