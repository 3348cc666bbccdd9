package io.spoor.testkit;

import io.spoor.testkit.SequenceRun.Difference;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Random sequences of calls, to which the store and {@link NaiveTraceStore} must give equal
 * answers.
 *
 * <p>{@code -Dspoor.random.operations=N} sets how long a sequence is. One that fails is made
 * smaller and printed.
 */
@Tag("soak")
class RandomOperationsTest {
  private static final Effort EFFORT = Effort.of("random", 500, 200_000);
  private static final int OPERATIONS = Integer.getInteger("spoor.random.operations", 200);

  /** One sequence in so many: opening takes its time. */
  private static final int ON_DISK = 10;

  /** One of these in so many is read through a second opening. */
  private static final int FOLLOWED = 2;

  @TempDir private Path directory;

  @Test
  void anySequence_answersAsTheNaiveStore() {
    for (long seed = EFFORT.firstSeed(); seed < EFFORT.endSeed(); seed++) {
      StoreUnderTest store = storeOf(seed);
      List<StoreOperation> operations = OperationSequence.of(seed, OPERATIONS);
      Optional<Difference> difference = SequenceRun.firstDifference(store, operations);
      if (difference.isPresent()) {
        throw new AssertionError(report(seed, store, operations, difference.get()));
      }
    }
    EFFORT.report("%,d calls each, all answered as by the naive store".formatted(OPERATIONS));
  }

  private StoreUnderTest storeOf(long seed) {
    StoreVariant variant = StoreVariant.of(seed);
    if (seed % ON_DISK != 0) {
      return StoreUnderTest.inMemory(() -> variant.inMemory(variant.options()));
    }
    return seed / ON_DISK % FOLLOWED == 0
        ? StoreUnderTest.onDisk(directory, place -> variant.followed(place, variant.options()))
        : StoreUnderTest.onDisk(directory, place -> variant.onDisk(place, variant.options()));
  }

  private static String report(
      long seed, StoreUnderTest store, List<StoreOperation> operations, Difference difference) {
    List<StoreOperation> smallest =
        new SequenceShrinker(some -> SequenceRun.firstDifference(store, some).isPresent())
            .shrink(operations);
    StringBuilder text = new StringBuilder("-Dspoor.random.seed=" + seed);
    text.append(" with ").append(StoreVariant.of(seed));
    text.append("\nat first ").append(difference);
    text.append("\n\nsmallest sequence that fails:");
    for (StoreOperation operation : smallest) text.append("\n  ").append(operation);
    SequenceRun.firstDifference(store, smallest).ifPresent(last -> text.append('\n').append(last));
    return text.toString();
  }
}
