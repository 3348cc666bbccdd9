package io.spoor.soak;

import static org.assertj.core.api.Assertions.assertThat;

import io.spoor.TraceStore;
import io.spoor.TraceStoreException;
import io.spoor.TraceStoreOptions;
import io.spoor.store.StoreDoor;
import io.spoor.testkit.Effort;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Copies of an open store, as a loss of power leaves it whose last writes never reached the disk:
 * it opens to what it was after one of the calls, or says why it does not.
 */
@Tag("soak")
@Timeout(value = 8, unit = TimeUnit.HOURS)
final class PowerLossTest {
  @TempDir private Path parent;
  private int opened;
  private int refused;

  @Test
  void open_logCutOffOrZeroedAtItsEnd_isAsAfterOneOfTheCalls() throws IOException {
    Effort effort = Effort.of("powerloss", 40, 10_000);
    Path copy = parent.resolve("copy");
    // All in one log: with memtables of this size nothing is flushed.
    CallHistory history = write(TraceStoreOptions.defaults().withSegmentSpans(60), copy);
    Path log = files(copy, "*.log").get(0);
    byte[] bytes = Files.readAllBytes(log);
    int last = CallHistory.CALLS;
    for (int round = 0; round < effort.rounds(); round++) {
      int length = length(round, effort.rounds(), bytes.length);
      byte[] cut = Arrays.copyOf(bytes, length);
      OptionalInt calls = open(history, copy, log.getFileName().toString(), cut);
      assertThat(calls).as("cut off at %,d of %,d", length, bytes.length).isPresent();
      assertThat(calls.getAsInt()).as("a prefix, at %,d", length).isLessThanOrEqualTo(last);
      last = calls.getAsInt();

      byte[] zeroed = Arrays.copyOf(cut, bytes.length);
      assertThat(open(history, copy, log.getFileName().toString(), zeroed))
          .as("zeros from %,d of %,d", length, bytes.length)
          .isEqualTo(calls);
    }
    assertThat(last).as("calls that survive where nearly all is cut off").isZero();
    effort.report("%,d openings, each to a prefix of whole calls".formatted(opened));
  }

  /** Half of them cut off one byte more each, the others go down to the beginning in even steps. */
  private static int length(int round, int rounds, int all) {
    int single = Math.min(rounds / 2, all - 1);
    if (round < single) return all - 1 - round;
    return (int) ((long) (all - 1 - single) * (rounds - 1 - round) / (rounds - single));
  }

  @Test
  void open_fileMissing_isAsAfterOneOfTheCallsOrSaysWhyNot() throws IOException {
    Path copy = parent.resolve("copy");
    TraceStoreOptions small =
        TraceStoreOptions.defaults().withSegmentSpans(60).withMemtableBytes(64 << 10);
    CallHistory history = write(small, copy);
    int tables = 0;
    for (Path file : files(copy, "*")) {
      String name = file.getFileName().toString();
      OptionalInt calls = open(history, copy, name, null);
      boolean isOfNoUse =
          name.startsWith("OPTIONS") || name.startsWith("LOG") || name.equals("LOCK");
      if (isOfNoUse || name.equals("IDENTITY")) {
        assertThat(calls).as(name).hasValue(CallHistory.CALLS);
      }
      if (name.endsWith(".sst")) {
        tables++;
        assertThat(calls).as(name).isEmpty();
      }
      if (name.startsWith("MANIFEST") || name.equals("CURRENT")) assertThat(calls).isEmpty();
    }
    assertThat(tables).isPositive();
    assertThat(refused).isGreaterThan(tables);
  }

  private CallHistory write(TraceStoreOptions options, Path copy) throws IOException {
    Path directory = parent.resolve("store");
    try (TraceStore store = TraceStore.open(directory, options)) {
      CallHistory history = new CallHistory(store);
      StoreDoor.awaitSealed(store);
      copy(directory, copy);
      return history;
    }
  }

  /**
   * Opens it twice with one file changed.
   *
   * @param content null where the file is missing
   * @return after how many calls it is as it is then; empty if it does not open
   */
  private OptionalInt open(CallHistory history, Path copy, String file, byte[] content)
      throws IOException {
    Path directory = parent.resolve("after");
    copy(copy, directory);
    if (content == null) Files.delete(directory.resolve(file));
    else Files.write(directory.resolve(file), content);
    try {
      OptionalInt calls = answeredOrRefusedTwice(history, directory, file);
      assertThat(answered(history, directory, file)).as(file + ", opened again").isEqualTo(calls);
      if (opened++ % 8 == 0) {
        assertThat(TraceStore.verify(directory).damages()).as(file).isEmpty();
      }
      return calls;
    } catch (TraceStoreException e) {
      assertThat(e.getMessage()).as(file).contains(directory.toString());
      refused++;
      return OptionalInt.empty();
    } finally {
      deleteAll(directory);
    }
  }

  private static OptionalInt answeredOrRefusedTwice(
      CallHistory history, Path directory, String what) {
    try {
      return answered(history, directory, what);
    } catch (TraceStoreException e) {
      return answered(history, directory, what);
    }
  }

  private static OptionalInt answered(CallHistory history, Path directory, String what) {
    try (TraceStore store = TraceStore.open(directory)) {
      Map<String, Optional<Object>> answers = Answers.of(store);
      assertThat(answers.values()).as(what).doesNotContain(Optional.empty());
      OptionalInt calls = history.calls(answers);
      assertThat(calls).as(what + ": a torn batch, or one without those before").isPresent();
      return calls;
    }
  }

  private static List<Path> files(Path directory, String pattern) throws IOException {
    List<Path> found = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, pattern)) {
      files.forEach(found::add);
    }
    Collections.sort(found);
    return found;
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.createDirectories(to);
    for (Path file : files(from, "*")) Files.copy(file, to.resolve(file.getFileName()));
  }

  private static void deleteAll(Path directory) throws IOException {
    try (var files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) Files.delete(file);
    }
  }
}
