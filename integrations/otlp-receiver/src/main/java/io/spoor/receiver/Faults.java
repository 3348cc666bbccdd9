package io.spoor.receiver;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.Optional;

/** The faults that are to come, in their order. Thread-safe. */
final class Faults {
  private final Deque<Fault> coming = new ArrayDeque<>();

  synchronized void add(int count, Fault fault) {
    coming.addAll(Collections.nCopies(count, fault));
  }

  synchronized Optional<Fault> next() {
    return Optional.ofNullable(coming.poll());
  }
}
