package io.spoor.soak;

import io.spoor.query.Cursor;
import io.spoor.query.Page;
import io.spoor.query.SpanCursor;
import io.spoor.query.SpanPage;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/**
 * Answers that are kept while the store that gave them is changed, cleared and closed. Values must
 * stay as they are; streams are read on. Shared by threads.
 */
final class KeptResults {
  private static final int MOST = 64;

  /** A value and its hash when it was given. */
  private record Kept(Object value, int hash) {}

  /** The rest of a stream, and the store that it reads. */
  record Rest(Iterator<?> spans, MisusedStore store) {}

  private final List<Kept> values = new ArrayList<>();
  private final List<Rest> rests = new ArrayList<>();
  private Optional<SpanCursor> spanCursor = Optional.empty();
  private Optional<Cursor> cursor = Optional.empty();

  synchronized Optional<SpanCursor> spanCursor() {
    return spanCursor;
  }

  synchronized Optional<Cursor> cursor() {
    return cursor;
  }

  /** Keeps a value in the place of some other. */
  void keep(Object value, SplittableRandom random) {
    Kept kept = new Kept(value, value.hashCode());
    int place = random.nextInt(MOST);
    synchronized (this) {
      if (value instanceof SpanPage page) spanCursor = page.cursor().or(() -> spanCursor);
      if (value instanceof Page page) cursor = page.cursor().or(() -> cursor);
      if (values.size() < MOST) values.add(kept);
      else values.set(place, kept);
    }
  }

  /** Keeps a stream for whoever reads it on. */
  void keep(Stream<?> stream, MisusedStore store) {
    keep(new Rest(stream.iterator(), store));
  }

  synchronized void keep(Rest rest) {
    if (rests.size() < MOST) rests.add(rest);
  }

  /** The rest of some stream, which nobody else has now. */
  synchronized Optional<Rest> takeRest(SplittableRandom random) {
    if (rests.isEmpty()) return Optional.empty();
    return Optional.of(rests.remove(random.nextInt(rests.size())));
  }

  /** Looks at some value again. */
  void checkAny(SplittableRandom random) {
    Kept kept;
    synchronized (this) {
      if (values.isEmpty()) return;
      kept = values.get(random.nextInt(values.size()));
    }
    if (kept.value.hashCode() != kept.hash) {
      throw new AssertionError("changed after it was given: " + kept.value);
    }
  }
}
