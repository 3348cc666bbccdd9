package io.spoor.rocks;

import static org.assertj.core.api.Assertions.assertThat;

import io.spoor.StoreClosedException;
import io.spoor.testkit.Effort;
import io.spoor.testkit.Together;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Threads that pass a gate, change what is behind it, and shut it, in any order: nobody is inside
 * when it is changed or shut, it is shut once, and nobody enters after that.
 */
@Tag("soak")
final class GateStressTest {
  private static final int PASSING = 3;
  private static final int CLOSING = 2;

  @Test
  void gate_anyOrderOfCalls_keepsItsOrder() throws Exception {
    Effort effort = Effort.of("gate", 1_500, 3_000_000);
    int entries = 0;
    try (Together threads = new Together(PASSING + CLOSING + 1)) {
      for (long seed = effort.firstSeed(); seed < effort.endSeed(); seed++) {
        Guarded guarded = new Guarded();
        threads.run("-Dspoor.gate.seed=" + seed, guarded.callers(seed));
        assertThat(guarded.closed).as("seed %d", seed).hasValue(1);
        entries += guarded.entries.get();
      }
    }
    effort.report("%,d entries, each while the gate was open".formatted(entries));
  }

  /** What the gate guards, as its callers find it. */
  private static final class Guarded {
    private final Gate gate = new Gate("a test");
    private final AtomicInteger inside = new AtomicInteger();
    private final AtomicInteger closed = new AtomicInteger();
    private final AtomicInteger entries = new AtomicInteger();

    List<Runnable> callers(long seed) {
      SplittableRandom random = new SplittableRandom(seed);
      List<Runnable> callers = new ArrayList<>();
      for (int i = 0; i < PASSING; i++) {
        int times = random.nextInt(20);
        int depth = 1 + random.nextInt(3);
        callers.add(() -> passOften(times, depth));
      }
      int changes = random.nextInt(3);
      callers.add(() -> change(changes));
      for (int i = 0; i < CLOSING; i++) {
        int delay = random.nextInt(200);
        callers.add(() -> shutAfter(delay));
      }
      return callers;
    }

    private void passOften(int times, int depth) {
      for (int i = 0; i < times; i++) {
        boolean wasClosed = closed.get() > 0;
        try {
          pass(depth);
          assertThat(wasClosed).isFalse();
        } catch (StoreClosedException e) {
          return;
        }
      }
    }

    private void pass(int depth) {
      gate.enter("pass");
      try {
        inside.incrementAndGet();
        entries.incrementAndGet();
        assertThat(closed).hasValue(0);
        if (depth > 1) pass(depth - 1);
        assertThat(closed).hasValue(0);
      } finally {
        inside.decrementAndGet();
        gate.leave();
      }
    }

    private void change(int times) {
      try {
        for (int i = 0; i < times; i++) {
          gate.alone(
              "change",
              () -> {
                assertThat(closed).hasValue(0);
                assertThat(inside).hasValue(0);
              });
        }
      } catch (StoreClosedException e) {
        return;
      }
    }

    private void shutAfter(int delay) {
      for (int i = 0; i < delay; i++) Thread.onSpinWait();
      gate.shut(
          () -> {
            assertThat(inside).hasValue(0);
            Together.letOthersRun();
            closed.incrementAndGet();
          });
      assertThat(closed).hasValue(1);
    }
  }
}
