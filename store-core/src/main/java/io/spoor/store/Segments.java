package io.spoor.store;

import io.spoor.index.Segment;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;

/**
 * The segments that a store has now. Readers {@linkplain #view take a view}, which stays as it is;
 * changes make a new one.
 *
 * <p>Any thread may take a view. Whoever changes the segments, on disk or here, holds the monitor
 * of this object: it is the store's write lock.
 */
final class Segments implements AutoCloseable {
  private final IntConsumer removal;
  private volatile StoreView current = new StoreView(List.of());

  /**
   * @param removal takes the number of a segment whose rows nobody can see any more; must not block
   */
  Segments(IntConsumer removal) {
    this.removal = removal;
  }

  /** The segments as they are now. To be closed. */
  StoreView view() {
    while (true) {
      StoreView view = current;
      if (view.hold()) return view; // Otherwise it was replaced a moment ago.
    }
  }

  List<StoreSegment> list() {
    return current.segments();
  }

  /** Adds a segment behind all others. */
  StoreSegment add(int id, Segment index) {
    StoreSegment added = new StoreSegment(id, index, new SegmentLife(id, removal));
    List<StoreSegment> changed = new ArrayList<>(list());
    changed.add(added);
    replaceBy(changed);
    return added;
  }

  /** Puts another form of a segment into its place. */
  void replace(StoreSegment segment, Segment form) {
    List<StoreSegment> changed = new ArrayList<>(list());
    changed.set(changed.indexOf(segment), new StoreSegment(segment.id(), form, segment.life()));
    replaceBy(changed);
  }

  /** Puts these segments, all at once, into the place of those that there are. */
  void become(List<StoreSegment> changed) {
    replaceBy(changed);
  }

  /** Takes all segments out; their rows are removed when the last view of them is closed. */
  void drop() {
    list().forEach(segment -> segment.life().drop());
    replaceBy(List.of());
  }

  private void replaceBy(List<StoreSegment> segments) {
    StoreView before = current;
    current = new StoreView(segments);
    before.close();
  }

  @Override
  public void close() {
    current.close();
  }
}
