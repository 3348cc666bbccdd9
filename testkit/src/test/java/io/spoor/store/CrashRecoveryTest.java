package io.spoor.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.spoor.Durability;
import io.spoor.TraceStore;
import io.spoor.TraceStoreOptions;
import io.spoor.index.Part;
import io.spoor.query.Page;
import io.spoor.query.TraceQuery;
import io.spoor.rocks.EngineBatch;
import io.spoor.rocks.EngineSettings;
import io.spoor.rocks.Family;
import io.spoor.rocks.RocksEngine;
import io.spoor.rocks.RowVisitor;
import io.spoor.span.Span;
import io.spoor.storage.Rows;
import io.spoor.testkit.NaiveTraceStore;
import io.spoor.testkit.SpanGenerator;
import io.spoor.testkit.SpanGeneratorSettings;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A process is killed while it writes, deletes and seals: what it had acknowledged is there, whole
 * batches only, and what it had deleted is not.
 */
final class CrashRecoveryTest {
  private static final int BATCH_SPANS = 20;

  @TempDir private Path directory;

  /** Small segments, so that sealing runs nearly all the time. */
  private static TraceStoreOptions options() {
    return TraceStoreOptions.defaults().withSegmentSpans(50).withMemtableBytes(1 << 20);
  }

  private static Iterator<List<Span>> batches(long seed) {
    return new SpanGenerator(SpanGeneratorSettings.awkward(), seed).batches(BATCH_SPANS);
  }

  /** The same calls for the same seed, one after the other: now and then one deletes. */
  private static final class Calls {
    private final Iterator<List<Span>> batches;
    private List<Span> last = List.of();
    private int made;

    Calls(long seed) {
      batches = batches(seed);
    }

    void makeNext(TraceStore store) {
      if (++made % 4 == 0) {
        store.delete(last.get(0).traceId());
      } else {
        last = batches.next();
        store.write(last);
      }
    }
  }

  /** Makes call after call, says after each that it is made, and never ends. */
  static final class Writer {
    private Writer() {}

    public static void main(String[] arguments) {
      try (TraceStore store = TraceStore.open(Path.of(arguments[0]), options())) {
        Calls calls = new Calls(Long.parseLong(arguments[1]));
        while (true) {
          calls.makeNext(store);
          System.out.println("made");
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void open_afterAKill_hasWhatEveryAcknowledgedCallDid(long seed) throws Exception {
    int acknowledged = killAfter(20 + 37 * (int) seed, seed);

    try (TraceStore store = TraceStore.open(directory, options())) {
      NaiveTraceStore expected = new NaiveTraceStore();
      Calls calls = new Calls(seed);
      for (int i = 0; i < acknowledged; i++) calls.makeNext(expected);
      long found = store.statistics().spans();
      if (expected.statistics().spans() != found) {
        calls.makeNext(expected); // Made, but killed before it said so.
      }
      TraceQuery all = TraceQuery.builder().limit(TraceQuery.MAX_LIMIT).build();
      Page page = expected.find(all);

      assertThat(found).as("seed %d", seed).isEqualTo(expected.statistics().spans());
      assertThat(store.find(all)).as("seed %d", seed).isEqualTo(page);
      assertThat(store.traces(page.traceIds())).isEqualTo(expected.traces(page.traceIds()));
    }
  }

  /** Returns how many calls the process acknowledged before it was gone: at least so many. */
  private int killAfter(int calls, long seed) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Writer.class.getName(),
                directory.toString(),
                Long.toString(seed))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    int acknowledged = 0;
    try (BufferedReader lines = process.inputReader()) {
      while (acknowledged < calls && lines.readLine() != null) acknowledged++;
      process.toHandle().destroyForcibly(); // Process.destroyForcibly would close the pipe too.
      while (lines.readLine() != null) acknowledged++;
    }
    process.waitFor();
    assertThat(acknowledged).isGreaterThanOrEqualTo(calls);
    return acknowledged;
  }

  /** As a process leaves them that was killed after it wrote them and before it said so. */
  @Test
  void open_indexRowsOfASegmentThatWasNotSealed_areRemoved() {
    List<Span> spans = batches(4).next();
    try (TraceStore store = TraceStore.open(directory, options())) {
      store.write(spans);
      store.delete(spans.get(0).traceId());
    }
    try (RocksEngine engine = engine()) {
      EngineBatch rows = new EngineBatch();
      for (Part part : List.of(Part.DIRECTORY, Part.POSTINGS, Part.ARRIVAL)) {
        rows.put(Family.INDEX, Rows.indexKey(1, part.code(), 7), new byte[] {1, 2, 3});
      }
      engine.write(rows, Durability.PROCESS_CRASH);
      assertThat(indexParts(engine)).containsExactly(1, 4, Part.DELETED.code(), 24);
    }

    try (TraceStore store = TraceStore.open(directory, options())) {
      NaiveTraceStore expected = new NaiveTraceStore();
      expected.write(spans);
      expected.delete(spans.get(0).traceId());
      TraceQuery all = TraceQuery.builder().build();
      assertThat(store.find(all)).isEqualTo(expected.find(all));
    }
    try (RocksEngine engine = engine()) {
      assertThat(indexParts(engine)).containsExactly(Part.DELETED.code());
    }
  }

  private RocksEngine engine() {
    return RocksEngine.open(directory, new EngineSettings(1 << 20, 1 << 20, Rows::describe));
  }

  private static List<Integer> indexParts(RocksEngine engine) {
    List<Integer> parts = new ArrayList<>();
    engine.scan(
        Family.INDEX,
        Rows.segmentStart(0),
        Rows.segmentEnd(1),
        (key, value) -> {
          parts.add(Rows.parseIndexKey(key).part());
          return RowVisitor.Step.CONTINUE;
        });
    return parts;
  }
}
