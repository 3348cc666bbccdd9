package io.spoor.soak;

import static org.assertj.core.api.Assertions.assertThat;

import io.spoor.TraceStore;
import io.spoor.soak.KilledProcess.Outcome;
import io.spoor.soak.KilledProcess.Point;
import io.spoor.testkit.Effort;
import io.spoor.testkit.NaiveTraceStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Processes are killed one after the other while they write to the same store, at random moments
 * and at points of the way of a write, of sealing, of removal, of opening and of closing: every
 * acknowledged call has had its effect, no other has had half of one, and indexes agree with spans.
 */
@Tag("soak")
@Timeout(value = 24, unit = TimeUnit.HOURS)
final class KillTest {
  private static final int KILLS_A_STORE = 10;

  private static final List<Point> POINTS =
      List.of(
          new Point("io.spoor.store.WritePath", "commitTo"),
          new Point("io.spoor.store.WritePath", "commitToNew"),
          new Point("io.spoor.store.WritePath", "publish"),
          new Point("io.spoor.store.WritePath", "forget"),
          new Point("io.spoor.store.Catalogue", "remove"),
          new Point("io.spoor.store.SealedRowWriter", "finish"),
          new Point("io.spoor.store.Sealing", "seal"),
          new Point("io.spoor.store.Sealing", "commit"),
          new Point("io.spoor.store.Sealing", "flush"),
          new Point("io.spoor.store.Segments", "replace"),
          new Point("io.spoor.store.Segments", "drop"),
          new Point("io.spoor.store.Recovery", "recover"),
          new Point("io.spoor.store.Recovery", "rebuilt"),
          new Point("io.spoor.store.OpenedStore", "startRetention"),
          new Point("io.spoor.store.OpenedStore", "close"),
          new Point("io.spoor.rocks.RocksEngine", "write"),
          new Point("io.spoor.rocks.RocksEngine", "flush"),
          new Point("io.spoor.rocks.RocksEngine", "dropRange"),
          new Point("io.spoor.rocks.RocksEngine", "flushLongLogs"),
          new Point("io.spoor.rocks.ClosingNote", "write"),
          new Point("io.spoor.rocks.ClosingNote", "remove"),
          new Point("io.spoor.storage.FormatVersion", "write"),
          new Point("io.spoor.storage.FormatVersion", "moveInto"));

  @TempDir private Path parent;

  /** What was done to the store, as far as it is known, in order. */
  private final List<Consumer<NaiveTraceStore>> done = new ArrayList<>();

  private int calls;
  private int atPoints;

  @Test
  void open_afterAKill_hasWhatWasAcknowledged() throws Exception {
    Effort effort = Effort.of("kill", 20, 2_000);
    int acknowledged = 0;
    for (long seed = effort.firstSeed(); seed < effort.endSeed(); seed++) {
      if ((seed - effort.firstSeed()) % KILLS_A_STORE == 0) {
        done.clear();
        calls = 0;
      }
      long store = effort.firstSeed() + (seed - effort.firstSeed()) / KILLS_A_STORE;
      acknowledged += kill(store, seed);
    }
    effort.report(
        "%,d calls acknowledged, %,d kills at named points, nothing lost or torn"
            .formatted(acknowledged, atPoints));
  }

  @Test
  void points_all_areMethods() throws ClassNotFoundException {
    for (Point point : POINTS) {
      assertThat(Class.forName(point.className()).getDeclaredMethods())
          .as(point.toString())
          .anyMatch(method -> method.getName().equals(point.method()));
    }
  }

  private int kill(long store, long seed) throws IOException, InterruptedException {
    RandomGenerator random = new SplittableRandom(seed);
    int before = calls;
    boolean wasKilled = random.nextBoolean() && killAtAPoint(store, seed, random);
    if (wasKilled) atPoints++;
    else killAnywhere(store, seed, random);
    return calls - before;
  }

  /** Returns whether the process came to the point that was drawn. */
  private boolean killAtAPoint(long store, long seed, RandomGenerator random)
      throws IOException, InterruptedException {
    Point point = POINTS.get(random.nextInt(POINTS.size()));
    int hit = random.nextInt(3) > 0 ? 1 : 2 + random.nextInt(6); // Some are passed once a run.
    Outcome outcome = KilledProcess.killAt(point, hit, KillWriter.class, arguments(store, seed));
    check(
        "seed %d, before %s was called for the %d. time".formatted(seed, point, hit),
        store,
        seed,
        outcome.made());
    return outcome.wasKilled();
  }

  private void killAnywhere(long store, long seed, RandomGenerator random)
      throws IOException, InterruptedException {
    int after = random.nextInt(45);
    Outcome outcome = KilledProcess.killAfter(after, KillWriter.class, arguments(store, seed));
    assertThat(outcome.wasKilled()).as("seed %d", seed).isTrue();
    check("seed %d, after %d calls".formatted(seed, after), store, seed, outcome.made());
  }

  private List<String> arguments(long store, long seed) {
    return List.of(
        directory(store).toString(), Long.toString(store), Integer.toString(calls), "" + seed);
  }

  private Path directory(long store) {
    return parent.resolve("store" + store);
  }

  private void addCall(long store) {
    int number = calls++;
    if (!KillWriter.isRetention(number)) done.add(naive -> KillWriter.call(naive, store, number));
  }

  /** As it is, or with one call more, that was made but killed before it said so. */
  private void check(String what, long store, long seed, int made) {
    for (int i = 0; i < made; i++) addCall(store);
    Path directory = directory(store);
    try (TraceStore found = TraceStore.open(directory, KillWriter.options(seed + 1))) {
      if (!isAsDone(found)) {
        addCall(store);
        assertThat(isAsDone(found)).as("%s: %,d calls", what, calls).isTrue();
      }
    }
    assertThat(TraceStore.verify(directory).damages()).as(what).isEmpty();
  }

  private boolean isAsDone(TraceStore found) {
    NaiveTraceStore expected = new NaiveTraceStore();
    done.forEach(call -> call.accept(expected));
    long removed = expected.statistics().spans() - found.statistics().spans();
    if (removed < 0) return false;
    if (removed > 0) expected.forgetOldest(removed);
    if (!Answers.of(expected).equals(Answers.of(found))) return false;
    if (removed > 0) done.add(naive -> naive.forgetOldest(removed));
    return true;
  }
}
