package io.spoor.soak;

import io.spoor.Salvage;
import io.spoor.Trace;
import io.spoor.TraceStore;
import io.spoor.TraceStoreException;
import io.spoor.TraceStoreOptions;
import io.spoor.Verification;
import io.spoor.query.TraceQuery;
import io.spoor.rocks.RocksEngine;
import io.spoor.store.StoreDoor;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * Damages copies of a store, one a seed, and says on standard output what is wrong with answers.
 */
final class DamageCases {
  private final Path parent;
  private final CallHistory history;
  private final Path closed;
  private final Path crashed;
  private long answered;
  private long refused;
  private long salvaged;

  private DamageCases(Path parent) throws IOException {
    this.parent = parent;
    closed = parent.resolve("closed");
    crashed = parent.resolve("crashed");
    history = writeStores();
  }

  public static void main(String[] arguments) throws IOException {
    DamageCases cases = new DamageCases(Path.of(arguments[0]));
    for (long seed = Long.parseLong(arguments[1]); seed < Long.parseLong(arguments[2]); seed++) {
      cases.run(seed);
    }
    System.out.printf(
        "done: %,d openings answered, %,d were refused, %,d spans salvaged%n",
        cases.answered, cases.refused, cases.salvaged);
  }

  /** Sealed segments, deleted traces, a segment that is open; flushed in part. */
  private CallHistory writeStores() throws IOException {
    TraceStoreOptions options =
        TraceStoreOptions.defaults().withSegmentSpans(60).withMemtableBytes(64 << 10);
    try (TraceStore store = TraceStore.open(closed, options)) {
      CallHistory calls = new CallHistory(store);
      StoreDoor.awaitSealed(store);
      copy(closed, crashed);
      return calls;
    }
  }

  private void run(long seed) throws IOException {
    RandomGenerator random = new SplittableRandom(seed);
    boolean isClosed = random.nextBoolean();
    Path directory = parent.resolve("damaged");
    copy(isClosed ? closed : crashed, directory);
    String what =
        "%s store, seed %d: ".formatted(isClosed ? "closed" : "crashed", seed)
            + Damaging.damage(directory, random);
    // RocksDB takes the end of a log that nobody had closed for the place where writing stopped.
    boolean mayLoseCalls = !isClosed && what.contains(".log");
    try {
      boolean isAnswered = checkAnswers(what, directory, mayLoseCalls);
      checkVerification(what, directory, isAnswered);
      checkSalvage(what, directory);
    } catch (RuntimeException | AssertionError e) {
      fault(what, e.toString());
      e.printStackTrace(System.out);
    }
    if (RocksEngine.liveHandles() != 0) fault(what, RocksEngine.liveHandles() + " handles");
    deleteAll(directory);
  }

  /** Returns whether all questions were answered. */
  private boolean checkAnswers(String what, Path damaged, boolean mayLoseCalls) throws IOException {
    Path directory = parent.resolve("opened");
    copy(damaged, directory); // Opening changes a little, and what follows is to see the damage.
    try (TraceStore store = TraceStore.open(directory)) {
      Map<String, Optional<Object>> answers = Answers.of(store);
      String difference = history.difference(answers, CallHistory.CALLS);
      boolean isRight =
          difference.isEmpty() || (mayLoseCalls && history.calls(answers).isPresent());
      if (!isRight) fault(what, "the wrong answer: " + difference);
      answered++;
      return !answers.containsValue(Optional.empty());
    } catch (TraceStoreException e) {
      refused++;
      return false;
    } finally {
      deleteAll(directory);
    }
  }

  private void checkVerification(String what, Path directory, boolean isAnswered) {
    try {
      Verification verification = TraceStore.verify(directory);
      if (!isAnswered && verification.isIntact()) fault(what, "damage that verify did not find");
    } catch (TraceStoreException e) {
      if (isAnswered) fault(what, "verify failed, but all was answered: " + e.getMessage());
    }
  }

  private void checkSalvage(String what, Path directory) throws IOException {
    Path to = parent.resolve("salvaged");
    try {
      Salvage salvage = TraceStore.salvage(directory, to);
      salvaged += salvage.spans();
      TraceQuery all = TraceQuery.builder().limit(TraceQuery.MAX_LIMIT).build();
      try (TraceStore store = TraceStore.open(to)) {
        for (Trace trace : store.traces(store.find(all).traceIds())) {
          if (!history.written().containsAll(trace.spans()))
            fault(what, "a span that was never written");
        }
      }
    } catch (TraceStoreException e) {
      if (!what.contains("SPOOR")) fault(what, "salvage failed: " + e.getMessage());
    } finally {
      deleteAll(to);
    }
  }

  private static void fault(String what, String reason) {
    System.out.println("fault: " + what + ": " + reason);
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.createDirectories(to);
    try (DirectoryStream<Path> files = Files.newDirectoryStream(from)) {
      for (Path file : files) Files.copy(file, to.resolve(file.getFileName()));
    }
  }

  private static void deleteAll(Path directory) throws IOException {
    if (Files.notExists(directory)) return;
    try (var files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) Files.delete(file);
    }
  }
}
