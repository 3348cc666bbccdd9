package io.spoor.soak;

import static io.spoor.query.Condition.and;
import static io.spoor.query.Condition.attribute;
import static io.spoor.query.Condition.has;
import static io.spoor.query.Condition.not;
import static io.spoor.query.Condition.service;
import static io.spoor.query.Condition.status;
import static org.assertj.core.api.Assertions.assertThat;

import io.spoor.Backups;
import io.spoor.TraceReader;
import io.spoor.TraceStore;
import io.spoor.TraceStoreOptions;
import io.spoor.dialect.Dialect;
import io.spoor.dialect.SpanWriter;
import io.spoor.file.TraceFile;
import io.spoor.query.Condition;
import io.spoor.query.Level;
import io.spoor.query.Page;
import io.spoor.query.Relation;
import io.spoor.query.TraceQuery;
import io.spoor.span.Span;
import io.spoor.span.StatusCode;
import io.spoor.span.TraceId;
import io.spoor.store.StoreDoor;
import io.spoor.testkit.Effort;
import io.spoor.testkit.SpanGenerator;
import io.spoor.testkit.SpanGeneratorSettings;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Answers that must be equal whatever the right one is, of a store so large that no simpler one is
 * there to compare it with.
 */
@Tag("soak")
@Timeout(value = 24, unit = TimeUnit.HOURS)
final class MetamorphicTest {
  private static final Effort EFFORT = Effort.of("metamorphic", 20_000, 1_000_000);
  private static final int BATCH_SPANS = 500;

  private static final List<Condition> CONDITIONS =
      List.of(
          service("cart"),
          attribute("http.request.method").equalTo("GET"),
          attribute("http.response.status_code").atLeast(400),
          status(StatusCode.ERROR),
          has(Relation.DESCENDANT, status(StatusCode.ERROR)),
          and(service("checkout"), has(Relation.PARENT, service("cart"))),
          not(attribute(Level.SPAN, "db.system.name").exists()));

  @TempDir private static Path parent;
  private static Path original;
  private static Map<String, Object> expected;

  @BeforeAll
  static void write() {
    original = parent.resolve("original");
    try (TraceStore store = TraceStore.open(original)) {
      forEachBatch(store::write);
      expected = answers(store);
    }
  }

  private static void forEachBatch(Consumer<List<Span>> batches) {
    var source =
        new SpanGenerator(SpanGeneratorSettings.realistic(), EFFORT.firstSeed())
            .batches(BATCH_SPANS);
    for (int i = 0; i < EFFORT.rounds() / BATCH_SPANS; i++) batches.accept(source.next());
  }

  private static List<TraceQuery> queries() {
    List<TraceQuery> queries = new ArrayList<>();
    for (Condition condition : CONDITIONS) {
      queries.add(TraceQuery.builder().where(condition).limit(200).build());
    }
    queries.add(TraceQuery.builder().minDuration(Duration.ofMillis(200)).limit(200).build());
    queries.add(TraceQuery.builder().limit(TraceQuery.MAX_LIMIT).build());
    return queries;
  }

  /** Of traces the spans as sets: their order is the one in which they came. */
  private static Map<String, Object> answers(TraceReader store) {
    Map<String, Object> answers = new HashMap<>();
    for (TraceQuery query : queries()) {
      Page page = store.find(query);
      answers.put("find " + query, page);
      answers.put("count " + query, store.count(query));
      List<TraceId> some = page.traceIds().subList(0, Math.min(20, page.traceIds().size()));
      List<Set<Span>> traces = new ArrayList<>();
      store.traces(some).forEach(trace -> traces.add(new HashSet<>(trace.spans())));
      answers.put("traces " + query, traces);
    }
    answers.put("services", store.services());
    for (String service : store.services()) answers.put(service, store.operations(service));
    answers.put("keys", store.attributeKeys(Level.SPAN));
    answers.put("spans", store.statistics().spans());
    answers.put("traces", store.statistics().traces());
    answers.put("graph", store.serviceGraph(io.spoor.graph.GraphQuery.builder().build()));
    return answers;
  }

  private static void assertSame(TraceReader store, String what) {
    Map<String, Object> found = answers(store);
    expected.forEach(
        (question, answer) ->
            assertThat(answer.equals(found.get(question))).as(what + ": " + question).isTrue());
  }

  @Test
  void reopenedSealedCheckpointedAndBackedUp_allTheSame() {
    try (TraceStore store = TraceStore.open(original)) {
      assertSame(store, "reopened");
      StoreDoor.awaitSealed(store);
      assertSame(store, "sealed");
      store.checkpoint(parent.resolve("checkpoint"));
      store.backUp(parent.resolve("backups"));
    }
    Backups.in(parent.resolve("backups")).restoreNewest(parent.resolve("restored"));
    for (String copy : List.of("checkpoint", "restored")) {
      try (TraceStore store = TraceStore.open(parent.resolve(copy))) {
        assertSame(store, copy);
      }
    }
    try (var reader = TraceStore.openReadOnly(original)) {
      assertSame(reader, "read only");
    }
    assertThat(TraceStore.verify(original).damages()).isEmpty();
    TraceStore.salvage(original, parent.resolve("salvaged"));
    try (TraceStore store = TraceStore.open(parent.resolve("salvaged"))) {
      assertSame(store, "salvaged");
    }
    EFFORT.report("reopened, sealed, copied, restored, salvaged: the same answers");
  }

  @Test
  void otherOptionsAndOrders_theSame() {
    List<TraceStoreOptions> all =
        List.of(
            TraceStoreOptions.defaults().withSegmentSpans(3_000).withMemtableBytes(1 << 20),
            TraceStoreOptions.defaults().withSegmentSpans(10_000).withCacheBytes(0),
            TraceStoreOptions.defaults().withSegmentIndexBytes(1 << 20).withBlockCacheBytes(0));
    List<List<Span>> batches = new ArrayList<>();
    forEachBatch(batches::add);
    for (int i = 0; i < all.size(); i++) {
      Collections.shuffle(batches, new Random(i));
      try (TraceStore store = TraceStore.open(parent.resolve("options" + i), all.get(i))) {
        batches.forEach(store::write);
        assertSame(store, "options %d, in another order".formatted(i));
      }
    }
    EFFORT.report("with other options and in other orders: the same answers");
  }

  @Test
  void exportedAndImported_theSame() throws IOException {
    Path file = parent.resolve("all.jsonl.gz");
    try (TraceStore store = TraceStore.open(original);
        OutputStream out = new GZIPOutputStream(Files.newOutputStream(file));
        SpanWriter writer =
            TraceFile.writer(Dialect.OTLP_JSON_LINES, new BufferedOutputStream(out, 1 << 16))) {
      store.stream().forEach(span -> write(span, writer));
    }
    try (TraceStore store = TraceStore.open(parent.resolve("imported"));
        InputStream in = Files.newInputStream(file)) {
      List<Span> batch = new ArrayList<>();
      TraceFile.read(
          "all",
          in,
          span -> {
            batch.add(span);
            if (batch.size() == BATCH_SPANS) {
              store.write(batch);
              batch.clear();
            }
          });
      store.write(batch);
      assertSame(store, "imported");
    }
    EFFORT.report("exported to OTLP JSON lines and imported: the same answers");
  }

  private static void write(Span span, SpanWriter writer) {
    try {
      writer.write(span);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void pages_oneAfterTheOther_areAsOneLargePage() {
    try (TraceStore store = TraceStore.open(original)) {
      for (Condition condition : CONDITIONS) {
        List<TraceId> walked = new ArrayList<>();
        TraceQuery.Builder query = TraceQuery.builder().where(condition).limit(37);
        Page page = store.find(query.build());
        walked.addAll(page.traceIds());
        while (page.cursor().isPresent() && walked.size() < 2_000) {
          page = store.find(query.after(page.cursor().get()).build());
          walked.addAll(page.traceIds());
        }
        TraceQuery large = TraceQuery.builder().where(condition).limit(walked.size() + 1).build();
        assertThat(store.find(large).traceIds()).as("%s", condition).startsWith(ids(walked));
      }
    }
  }

  private static TraceId[] ids(List<TraceId> ids) {
    return ids.toArray(TraceId[]::new);
  }

  @Test
  void count_splitByAnotherCondition_addsUp() {
    try (TraceStore store = TraceStore.open(original)) {
      for (Condition one : CONDITIONS) {
        for (Condition other : CONDITIONS) {
          long with = spans(store, and(one, other));
          long without = spans(store, and(one, not(other)));
          assertThat(with + without).as("%s by %s", one, other).isEqualTo(spans(store, one));
        }
      }
    }
  }

  private static long spans(TraceReader store, Condition condition) {
    return store.count(TraceQuery.builder().where(condition).build()).spans();
  }
}
