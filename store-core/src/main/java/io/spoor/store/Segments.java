package io.spoor.store;

import io.spoor.index.Segment;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
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

  /** Whether a view still shows the segments as they are. */
  boolean isCurrent(StoreView view) {
    return view == current;
  }

  /** Waits for a change that is under way. */
  void awaitChange() {
    synchronized (this) {
      return;
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

  /** Puts other forms of segments, by their numbers, into their places: all at once. */
  void replace(Map<Integer, Segment> forms) {
    List<StoreSegment> changed = new ArrayList<>(list());
    changed.replaceAll(
        segment -> {
          Segment form = forms.get(segment.id());
          return form == null ? segment : new StoreSegment(segment.id(), form, segment.life());
        });
    replaceBy(changed);
  }

  /** Puts these segments, all at once, into the place of those that there are. */
  void become(List<StoreSegment> changed) {
    replaceBy(changed);
  }

  /** The form of a segment as it is now. */
  Segment form(int id) {
    for (StoreSegment segment : list()) {
      if (segment.id() == id) return segment.index();
    }
    throw new IllegalArgumentException("no segment " + id);
  }

  /** Takes some segments out; their rows are removed when the last view of them is closed. */
  void drop(Set<Integer> ids) {
    List<StoreSegment> kept = new ArrayList<>(list());
    kept.removeIf(segment -> ids.contains(segment.id()));
    for (StoreSegment segment : list()) {
      if (ids.contains(segment.id())) segment.life().drop();
    }
    replaceBy(kept);
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
