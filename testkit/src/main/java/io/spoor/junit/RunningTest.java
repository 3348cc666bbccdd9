package io.spoor.junit;

import io.spoor.span.TraceId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A test that runs, or what runs before and after all tests of a class, and the traces that it
 * started, in the order of their starts. Thread-safe.
 */
final class RunningTest {
  private final String name;
  private final StoreOfTests collected;
  private final Consumer<TraceId> claim;
  private final Set<TraceId> started = new LinkedHashSet<>(); // Guarded by itself.

  private RunningTest(String name, StoreOfTests collected, Consumer<TraceId> claim) {
    this.name = name;
    this.collected = collected;
    this.claim = claim;
  }

  static RunningTest of(String name, StoreOfTests collected) {
    return new RunningTest(name, collected, collected::startedByTest);
  }

  /** What is no test: the traces that it starts stay in the background. */
  static RunningTest aroundTests(String name, StoreOfTests collected) {
    return new RunningTest(name, collected, id -> {});
  }

  String name() {
    return name;
  }

  StoreOfTests collected() {
    return collected;
  }

  void started(TraceId id) {
    synchronized (started) {
      started.add(id);
    }
    claim.accept(id);
  }

  void started(TraceParent parent) {
    collected.expectRoot(parent);
    started(parent.traceId());
  }

  List<TraceId> started() {
    synchronized (started) {
      return new ArrayList<>(started);
    }
  }
}
