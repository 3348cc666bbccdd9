package io.spoor.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.opentelemetry.api.GlobalOpenTelemetry;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import io.spoor.Trace;
import io.spoor.TraceStore;
import io.spoor.query.TraceQuery;
import io.spoor.span.SpanId;
import io.spoor.span.TraceId;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * An extension whose store and services all tests of this class share, as they run side by side.
 */
@Execution(ExecutionMode.CONCURRENT)
@SuppressWarnings("try") // A scope is there to be closed.
final class SpoorExtensionTest {
  @RegisterExtension static final SpoorExtension traces = SpoorExtension.inMemory();

  private static final ExecutorService THREADS = Executors.newCachedThreadPool();

  private static Tracer shop;
  private static TraceStore shared;
  private static TraceId ofSetUp;

  private TraceId ofBeforeEach;

  @BeforeAll
  static void startServices() {
    shop = traces.openTelemetry("shop").getTracer("shop");
    shared = traces.store();
    ofSetUp = request("warm up");
  }

  @BeforeEach
  void login() {
    ofBeforeEach = request("login");
  }

  @AfterAll
  static void stopServices() {
    assertThat(traces.store()).isSameAs(shared);
    THREADS.shutdown();
  }

  /** A span of the shop with a child; returns its trace. */
  private static TraceId request(String name) {
    Span span = shop.spanBuilder(name).startSpan();
    try (Scope scope = span.makeCurrent()) {
      shop.spanBuilder("SELECT").startSpan().end();
    } finally {
      span.end();
    }
    return TraceId.parse(span.getSpanContext().getTraceId());
  }

  private static TraceQuery operation(String name) {
    return TraceQuery.builder().operation(name).build();
  }

  @RepeatedTest(5)
  void all_testsSideBySide_areThoseThatTheTestStarted() {
    TraceId own = request("cart");

    assertThat(traces.all()).extracting(Trace::id).containsExactly(ofBeforeEach, own);
    assertThat(traces.await(operation("cart")).id()).isEqualTo(own);
    assertThat(traces.awaitSettled(own).spans()).hasSize(2);
  }

  @Test
  void all_startedWhereTheContextWasCarried_areTheTests() {
    TraceId elsewhere =
        CompletableFuture.supplyAsync(() -> request("mail"), Context.taskWrapping(THREADS)).join();

    assertThat(traces.all()).extracting(Trace::id).containsExactly(ofBeforeEach, elsewhere);
  }

  @Test
  void background_startedElsewhereOrBeforeAllTests_isKeptApart() {
    TraceId elsewhere = CompletableFuture.supplyAsync(() -> request("poll"), THREADS).join();

    assertThat(traces.background().all())
        .extracting(Trace::id)
        .contains(elsewhere, ofSetUp)
        .doesNotContain(ofBeforeEach);
    assertThat(traces.all()).extracting(Trace::id).containsExactly(ofBeforeEach);
    assertThat(traces.background().await(operation("poll")).spans()).hasSize(2);
  }

  @Test
  void startTrace_spansThatFollowIt_settleWithoutItsOwn() {
    TraceParent parent = traces.startTrace();
    io.spoor.span.Span answer =
        io.spoor.span.Span.builder(parent.traceId(), new SpanId(7))
            .parentSpanId(parent.spanId())
            .name("GET /")
            .build();

    traces.store().write(List.of(answer));

    assertThat(traces.awaitSettled(parent.traceId()).spans()).containsExactly(answer);
    assertThat(parent.header()).isEqualTo("00-" + parent.traceId() + "-" + parent.spanId() + "-01");
  }

  @Test
  void startedTrace_writtenByAnybody_isTheTests() {
    TraceId id = new TraceId(17, 4);
    traces.store().write(List.of(io.spoor.span.Span.builder(id, new SpanId(1)).build()));
    assertThat(traces.background().all()).extracting(Trace::id).contains(id);

    traces.startedTrace(id);

    assertThat(traces.all()).extracting(Trace::id).containsExactly(ofBeforeEach, id);
    assertThat(traces.background().all()).extracting(Trace::id).doesNotContain(id);
  }

  @Test
  void anyCall_onAThreadOfNoTest_saysSo() {
    assertThatThrownBy(() -> CompletableFuture.supplyAsync(traces::all, THREADS).join())
        .rootCause()
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("no test of this extension runs on thread pool-");
  }

  @Test
  void openTelemetry_sameService_isTheSameSdkAndNotTheGlobalOne() {
    assertThat(traces.openTelemetry("shop")).isSameAs(traces.openTelemetry("shop"));
    assertThat(traces.openTelemetry("stock")).isNotSameAs(traces.openTelemetry("shop"));
    assertThat(GlobalOpenTelemetry.isSet()).isFalse();
  }

  @Test
  void parameters_ofTheTest_areInjected(
      CollectedTraces own, TraceStore store, OpenTelemetry telemetry) {
    telemetry.getTracer("test").spanBuilder("act").startSpan().end();

    assertThat(own.await(operation("act")).spans().get(0).service())
        .isEqualTo(SpoorExtension.DEFAULT_SERVICE);
    assertThat(store).isSameAs(shared);
  }

  @ParameterizedTest
  @ValueSource(strings = {"one", "two"})
  void all_eachInvocationOfATemplate_hasItsOwn(String name) {
    request(name);

    assertThat(traces.all())
        .flatExtracting(Trace::spans)
        .extracting(io.spoor.span.Span::name)
        .containsOnly("login", "SELECT", name);
  }

  @TestFactory
  Stream<DynamicTest> all_dynamicTests_haveThoseOfTheirFactory() {
    TraceId ofFactory = request("made");
    return Stream.of(
        DynamicTest.dynamicTest(
            "dynamic", () -> assertThat(traces.all()).extracting(Trace::id).contains(ofFactory)));
  }

  @Nested
  class Inner {
    @Test
    void store_ofANestedClass_isThatOfTheOuterOne() {
      assertThat(traces.store()).isSameAs(shared);
    }
  }
}
