package io.spoor.testkit;

import io.spoor.Removal;
import io.spoor.TraceStore;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The same calls on two stores, the naive one and another, whose answers must be equal. */
final class SequenceRun implements AutoCloseable {
  private final Supplier<TraceStore> opener;
  private final NaiveTraceStore naive = new NaiveTraceStore();
  private TraceStore store;

  private SequenceRun(Supplier<TraceStore> opener) {
    this.opener = opener;
    this.store = opener.get();
  }

  /** Where the answers differ first, if they do. */
  static Optional<Difference> firstDifference(
      StoreUnderTest other, List<StoreOperation> operations) {
    try (StoreUnderTest.Place place = other.newPlace();
        SequenceRun run = new SequenceRun(place::open)) {
      for (int i = 0; i < operations.size(); i++) {
        StoreOperation operation = operations.get(i);
        if (operation instanceof StoreOperation.Reopen && place.outlivesClosing()) run.reopen();
        Object actual = answer(operation, run.store);
        Object expected =
            operation instanceof StoreOperation.Retain retain && actual instanceof Removal removal
                ? run.retained(retain, removal)
                : answer(operation, run.naive);
        if (!actual.equals(expected)) {
          return Optional.of(new Difference(i, operation, expected, actual));
        }
      }
      return Optional.empty();
    }
  }

  /** The removal that was answered, if it is right: then the same spans are forgotten here. */
  private Object retained(StoreOperation.Retain retain, Removal removal) {
    long before = naive.statistics().spans();
    long after = before - removal.spans();
    boolean isNeeded = before > retain.maxSpans();
    boolean isOne = store.statistics().segments() == 1;
    if (after < 0 || (!isNeeded && removal.spans() > 0)) return "no such removal";
    if (after > retain.maxSpans() && !isOne) return "a removal that leaves fewer spans";
    naive.forgetOldest(removal.spans());
    return removal;
  }

  private void reopen() {
    store.close();
    store = opener.get();
  }

  private static Object answer(StoreOperation operation, TraceStore store) {
    try {
      return operation.runOn(store);
    } catch (RuntimeException | AssertionError e) {
      return new Thrown(e);
    }
  }

  @Override
  public void close() {
    store.close();
  }

  /** The answer of a call that failed; equal if the other failed in the same manner. */
  private record Thrown(Throwable failure) {
    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Thrown that && failure.getClass() == that.failure.getClass();
    }

    @Override
    public int hashCode() {
      return failure.getClass().hashCode();
    }

    @Override
    public String toString() {
      StringWriter text = new StringWriter();
      failure.printStackTrace(new PrintWriter(text));
      return "thrown: " + text;
    }
  }

  /** The answers to one operation that should have been equal. */
  record Difference(int index, StoreOperation operation, Object expected, Object actual) {
    @Override
    public String toString() {
      return "operation %d: %s%n  expected %s%n  but was  %s"
          .formatted(index, operation, expected, actual);
    }
  }
}
