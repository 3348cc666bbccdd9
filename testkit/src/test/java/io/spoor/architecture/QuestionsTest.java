package io.spoor.architecture;

import static io.spoor.query.Condition.and;
import static io.spoor.query.Condition.attribute;
import static io.spoor.query.Condition.has;
import static io.spoor.query.Condition.linksTo;
import static io.spoor.query.Condition.not;
import static io.spoor.query.Condition.or;
import static io.spoor.query.Condition.service;
import static io.spoor.query.Condition.some;
import static io.spoor.query.Condition.status;
import static java.time.temporal.ChronoUnit.HOURS;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import io.spoor.ReadOnlyTraceStore;
import io.spoor.Removal;
import io.spoor.Retention;
import io.spoor.StoreListener;
import io.spoor.StoreMetrics;
import io.spoor.Trace;
import io.spoor.TraceStore;
import io.spoor.TraceStoreOptions;
import io.spoor.architecture.MicrometerShape.FunctionCounter;
import io.spoor.architecture.MicrometerShape.FunctionTimer;
import io.spoor.architecture.MicrometerShape.Registry;
import io.spoor.graph.CountingRule;
import io.spoor.graph.GraphQuery;
import io.spoor.graph.ServiceCall;
import io.spoor.query.Field;
import io.spoor.query.FoundTrace;
import io.spoor.query.Level;
import io.spoor.query.MatchCount;
import io.spoor.query.Order;
import io.spoor.query.Relation;
import io.spoor.query.SpanPage;
import io.spoor.query.TraceCondition;
import io.spoor.query.TraceQuery;
import io.spoor.query.ValueCount;
import io.spoor.span.Span;
import io.spoor.span.SpanId;
import io.spoor.span.StatusCode;
import io.spoor.span.TraceId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * One example of each question that a store can be asked, as README.md and the Javadoc show them:
 * the lines from a comment that names the example to the next {@code // END}.
 */
final class QuestionsTest {
  private final TraceStore store = TraceStore.inMemory();

  @BeforeEach
  void fill() {
    store.write(Shop.SPANS);
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void examples_inReadmeAndJavadoc_areThoseBelow() throws IOException {
    List<Example> examples = Example.allOf(getClass());

    assertThat(examples).isNotEmpty();
    String readme = Files.readString(Path.of("../README.md"));
    for (Example example : examples) {
      assertThat(readme).as("example %s in README.md", example.name()).contains(example.text());
      assertThat(example.javadoc())
          .as("example %s in the Javadoc of %s", example.name(), example.file())
          .contains(example.text());
    }
  }

  @Test
  void filter() {
    // EXAMPLE filter in index/src/main/java/io/spoor/query/Condition.java
    TraceQuery failedPayments =
        TraceQuery.builder()
            .where(service("checkout"))
            .where(
                or(
                    attribute("http.response.status_code").atLeast(500),
                    Field.STATUS_MESSAGE.matches("time(d )?out")))
            .where(not(attribute(Level.SPAN, "retry").exists()))
            .build();
    // END

    assertThat(store.find(failedPayments).traceIds()).containsExactly(Shop.PAID);
  }

  @Test
  void element() {
    // EXAMPLE element in index/src/main/java/io/spoor/query/Condition.java
    TraceQuery crashed =
        TraceQuery.builder()
            .where(
                some( // One event that is both.
                    Level.EVENT,
                    and(
                        Field.EVENT_NAME.equalTo("exception"),
                        attribute(Level.EVENT, "exception.type").startsWith("java."))))
            .build();
    // END

    assertThat(store.find(crashed).traceIds()).containsExactly(Shop.PAID);
  }

  @Test
  void structure() {
    // EXAMPLE structure in index/src/main/java/io/spoor/query/Relation.java
    TraceQuery brokenBelowCheckout =
        TraceQuery.builder()
            .where(service("checkout"))
            .where(has(Relation.DESCENDANT, and(service("bank"), status(StatusCode.ERROR))))
            .where(not(has(Relation.PARENT, service("checkout"))))
            .build();
    // END

    assertThat(store.find(brokenBelowCheckout).traceIds()).containsExactly(Shop.PAID);
  }

  @Test
  void traces() {
    // EXAMPLE traces in index/src/main/java/io/spoor/query/TraceCondition.java
    TraceQuery slowAndQuiet =
        TraceQuery.builder()
            .having(TraceCondition.durationAtLeast(Duration.ofSeconds(1)))
            .having(TraceCondition.rootService("shop"))
            .having(TraceCondition.hasNoSpan(status(StatusCode.ERROR)))
            .build();
    // END

    assertThat(store.find(slowAndQuiet).traceIds()).containsExactly(Shop.LISTED);
  }

  @Test
  void order() {
    List<String> printed = new ArrayList<>();
    // EXAMPLE order in index/src/main/java/io/spoor/query/Order.java
    TraceQuery slowest =
        TraceQuery.builder().service("shop").order(Order.SLOWEST_SPAN_FIRST).limit(10).build();
    for (FoundTrace found : store.find(slowest).traces()) {
      printed.add(found.traceId() + " " + Duration.ofNanos(found.sortKey()));
    }
    // END

    assertThat(printed).containsExactly(Shop.LISTED + " PT1.5S", Shop.PAID + " PT0.4S");
  }

  @Test
  void spans() {
    TraceQuery query = TraceQuery.builder().service("bank").limit(1).build();
    // EXAMPLE spans in store-core/src/main/java/io/spoor/TraceReader.java
    SpanPage page = store.spans(query);
    while (page.cursor().isPresent()) {
      page = store.spans(query, page.cursor().get());
    }
    // END

    assertThat(page.spans()).isEmpty();
  }

  @Test
  void stream() {
    // EXAMPLE stream in store-core/src/main/java/io/spoor/TraceReader.java
    Map<String, Long> spansByService =
        store.stream().collect(groupingBy(Span::service, counting()));
    // END

    assertThat(spansByService)
        .containsExactlyInAnyOrderEntriesOf(Map.of("shop", 2L, "checkout", 1L, "bank", 1L));
  }

  @Test
  void count() {
    TraceQuery query = TraceQuery.builder().service("checkout").build();
    // EXAMPLE count in store-core/src/main/java/io/spoor/TraceReader.java
    MatchCount count = store.count(query); // count.spans(), count.traces()
    // END

    assertThat(count).isEqualTo(new MatchCount(1, 1));
  }

  @Test
  void explain() {
    TraceQuery query = TraceQuery.builder().service("checkout").build();
    // EXAMPLE explain in store-core/src/main/java/io/spoor/TraceReader.java
    String howItWasFound = store.explain(query).toString();
    // END

    assertThat(howItWasFound).startsWith("found 1 traces");
  }

  @Test
  void links() {
    TraceId traceId = Shop.LISTED;
    SpanId spanId = new SpanId(1);
    // EXAMPLE links in store-core/src/main/java/io/spoor/TraceReader.java
    List<Span> spans = store.span(traceId, spanId); // Several, where spans share an id.
    TraceQuery linked = TraceQuery.builder().where(linksTo(traceId, spanId)).build();
    // END

    assertThat(spans).hasSize(1);
    assertThat(store.find(linked).traceIds()).containsExactly(Shop.PAID);
    assertThat(store.trace(Shop.PAID).map(Trace::id)).contains(Shop.PAID);
  }

  @Test
  void reader(@TempDir Path directory) {
    TraceQuery query = TraceQuery.builder().service("checkout").build();
    List<String> printed = new ArrayList<>();
    try (TraceStore writer = TraceStore.open(directory)) {
      writer.write(Shop.SPANS);
      // EXAMPLE reader in store-core/src/main/java/io/spoor/ReadOnlyTraceStore.java
      try (ReadOnlyTraceStore reader = TraceStore.openReadOnly(directory)) {
        printed.add("found at once: " + reader.find(query).traceIds());
        reader.catchUp(); // Sees all that was written before, by whichever process.
        printed.add("found by now: " + reader.find(query).traceIds());
      }
      // END
    }

    assertThat(printed)
        .containsExactly("found at once: [" + Shop.PAID + "]", "found by now: [" + Shop.PAID + "]");
  }

  @Test
  void metrics() {
    List<String> printed = new ArrayList<>();
    // EXAMPLE metrics in store-core/src/main/java/io/spoor/TraceReader.java
    StoreMetrics metrics = store.metrics();
    printed.add(metrics.spansWritten() + " spans in " + metrics.writes().count() + " batches");
    // END

    assertThat(printed).containsExactly("4 spans in 1 batches");
  }

  @Test
  void meters() {
    Registry registry = new Registry();
    store.find(TraceQuery.builder().build());
    // EXAMPLE meters in store-core/src/main/java/io/spoor/StoreMetrics.java
    FunctionCounter.builder("spoor.spans.written", store, s -> s.metrics().spansWritten())
        .register(registry);
    FunctionTimer.builder(
            "spoor.searches",
            store,
            s -> s.metrics().searches().count(),
            s -> s.metrics().searches().nanos(),
            TimeUnit.NANOSECONDS)
        .register(registry);
    // END

    assertThat(registry.values())
        .containsEntry("spoor.spans.written", 4.0)
        .containsEntry("spoor.searches", 1.0)
        .hasEntrySatisfying(
            "spoor.searches NANOSECONDS", nanos -> assertThat(nanos).isNotNegative());
  }

  @Test
  void listener() {
    List<String> printed = new ArrayList<>();
    // EXAMPLE listener in store-core/src/main/java/io/spoor/StoreListener.java
    StoreListener watcher =
        new StoreListener() {
          @Override
          public void written(Written batch) {
            printed.add("stored " + batch.spans() + ", had " + batch.duplicates());
          }

          @Override
          public void failed(String attempted, Throwable cause) {
            printed.add(attempted + " failed: " + cause.getMessage());
          }
        };
    TraceStoreOptions options = TraceStoreOptions.defaults().withListener(watcher);
    // END

    try (TraceStore watched = TraceStore.inMemory(options)) {
      watched.write(Shop.SPANS);
      watched.write(Shop.SPANS.subList(0, 3));
    }
    watcher.failed("seal", new IllegalStateException("disk full"));
    assertThat(printed)
        .containsExactly("stored 4, had 0", "stored 0, had 3", "seal failed: disk full");
  }

  @Test
  void values() {
    List<String> printed = new ArrayList<>();
    // EXAMPLE values in store-core/src/main/java/io/spoor/TraceReader.java
    for (String key : store.attributeKeys(Level.SPAN)) {
      List<ValueCount> mostFrequent = store.attributeValues(attribute(Level.SPAN, key), "", 10);
      printed.add(key + ": " + mostFrequent);
    }
    // END

    assertThat(printed).hasSize(1).first().asString().startsWith("http.response.status_code: [");
    assertThat(store.attributeValues(attribute("http.response.status_code"), "5", 10))
        .containsExactly(new ValueCount("502", 1));
  }

  @Test
  void removal() {
    TraceId traceId = Shop.PAID;
    // EXAMPLE removal in store-core/src/main/java/io/spoor/TraceStore.java
    long spans = store.delete(traceId);
    Removal removed = store.retain(Retention.EVERYTHING.withMaxAge(Duration.ofDays(7)));
    // END

    assertThat(spans).isEqualTo(3);
    assertThat(removed).isEqualTo(Removal.NONE);
  }

  @Test
  void dependencies() {
    Instant now = Instant.ofEpochMilli(1_700_000_100_500L);
    List<String> printed = new ArrayList<>();
    // EXAMPLE dependencies in store-core/src/main/java/io/spoor/graph/GraphQuery.java
    GraphQuery lastHour =
        GraphQuery.builder().from(now.minus(1, HOURS)).rule(CountingRule.ZIPKIN_LINKER).build();
    for (ServiceCall call : store.serviceGraph(lastHour).calls()) {
      printed.add(call.caller() + " calls " + call.callee() + ", " + call.errors() + " failed");
    }
    // END

    assertThat(printed)
        .containsExactly("checkout calls bank, 1 failed", "shop calls checkout, 0 failed");
  }
}
