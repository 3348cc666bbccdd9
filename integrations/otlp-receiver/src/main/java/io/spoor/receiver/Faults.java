package io.spoor.receiver;

import static java.util.Objects.requireNonNull;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.Optional;

/** The faults that are to come, in their order: for receivers. Thread-safe. */
public final class Faults {
  private final Deque<Fault> coming = new ArrayDeque<>();

  /** Does this to the next so many requests, after those that were asked for before. */
  public synchronized void add(int requests, Fault fault) {
    requireNonNull(fault, "fault");
    if (requests < 1) {
      throw new IllegalArgumentException("%d requests, expected at least 1".formatted(requests));
    }
    coming.addAll(Collections.nCopies(requests, fault));
  }

  /** That of a request which comes now; none for most. */
  public synchronized Optional<Fault> next() {
    return Optional.ofNullable(coming.poll());
  }
}
