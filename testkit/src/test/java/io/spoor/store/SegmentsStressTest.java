package io.spoor.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.spoor.index.OpenSegment;
import io.spoor.testkit.Effort;
import io.spoor.testkit.Together;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Threads that add, replace and drop segments while others hold views of them: the rows of a
 * segment go once it is dropped and no view has it, not before, and not twice.
 */
@Tag("soak")
final class SegmentsStressTest {
  private static final int CHANGING = 2;
  private static final int READING = 3;
  private static final int CALLS = 200;

  @Test
  void segments_anyOrderOfCalls_goWithTheLastView() throws Exception {
    Effort effort = Effort.of("segments", 80, 150_000);
    long views = 0;
    try (Together threads = new Together(CHANGING + READING)) {
      for (long seed = effort.firstSeed(); seed < effort.endSeed(); seed++) {
        Held held = new Held();
        threads.run("-Dspoor.segments.seed=" + seed, held.callers(seed));
        held.segments.close();
        assertThat(held.removed.keySet()).as("seed %d", seed).isEqualTo(held.dropped);
        views += held.views.get();
      }
    }
    effort.report("%,d views kept their segments".formatted(views));
  }

  /** Segments, and what was dropped and removed of them. */
  private static final class Held {
    private final Map<Integer, Boolean> removed = new ConcurrentHashMap<>();
    private final Set<Integer> dropped = ConcurrentHashMap.newKeySet();
    private final Segments segments = new Segments(this::remove);
    private final AtomicInteger lastId = new AtomicInteger();
    private final AtomicLong views = new AtomicLong();

    private void remove(int id) {
      assertThat(dropped).contains(id);
      assertThat(removed.put(id, true)).as("removals of %d", id).isNull();
    }

    List<Runnable> callers(long seed) {
      List<Runnable> callers = new ArrayList<>();
      for (int i = 0; i < CHANGING + READING; i++) {
        SplittableRandom random = new SplittableRandom(10 * seed + i);
        boolean reads = i >= CHANGING;
        callers.add(
            () -> {
              for (int call = 0; call < CALLS; call++) {
                if (reads) read(random);
                else change(random);
              }
            });
      }
      return callers;
    }

    private void change(SplittableRandom random) {
      synchronized (segments) {
        List<StoreSegment> all = segments.list();
        if (all.isEmpty() || random.nextInt(2) == 0) {
          segments.add(lastId.incrementAndGet(), new OpenSegment(1));
          return;
        }
        int id = all.get(random.nextInt(all.size())).id();
        if (random.nextBoolean()) {
          segments.replace(Map.of(id, new OpenSegment(1)));
        } else {
          dropped.add(id);
          segments.drop(Set.of(id));
        }
      }
    }

    /** Two views at a time, of which either is closed first. */
    private void read(SplittableRandom random) {
      StoreView first = segments.view();
      StoreView second = segments.view();
      if (random.nextInt(4) == 0) Together.letOthersRun();
      boolean inOrder = random.nextBoolean();
      checkThenClose(inOrder ? first : second);
      checkThenClose(inOrder ? second : first);
      views.addAndGet(2);
    }

    private void checkThenClose(StoreView view) {
      for (StoreSegment segment : view.segments()) {
        assertThat(removed).doesNotContainKey(segment.id());
      }
      view.close();
    }
  }
}
