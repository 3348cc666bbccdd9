package io.spoor.codec;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The resources, or the scopes, of a value being written, each once, numbered from 1; the empty one
 * is 0.
 */
final class OriginTable<T> {
  private final T empty;
  private final Consumer<T> writer;
  private final HashSlots slots = new HashSlots();
  private final List<T> origins = new ArrayList<>();
  private @Nullable T last;
  private int lastNumber;

  /**
   * @param writer called with each new one, in the order of the numbers
   */
  OriginTable(T empty, Consumer<T> writer) {
    this.empty = empty;
    this.writer = writer;
  }

  int numberOf(T origin) {
    if (origin == last) return lastNumber;
    last = origin;
    lastNumber = origin.equals(empty) ? 0 : find(origin);
    return lastNumber;
  }

  private int find(T origin) {
    for (int n = slots.first(origin.hashCode()); n != 0; n = slots.next()) {
      if (origins.get(n - 1).equals(origin)) return n;
    }
    writer.accept(origin);
    origins.add(origin);
    return slots.add();
  }

  void clear() {
    last = null;
    lastNumber = 0;
    origins.clear();
    slots.clear();
  }
}
