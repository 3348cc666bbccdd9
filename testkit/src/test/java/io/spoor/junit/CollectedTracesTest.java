package io.spoor.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import io.spoor.Trace;
import io.spoor.query.Condition;
import io.spoor.query.Field;
import io.spoor.query.TraceCondition;
import io.spoor.query.TraceQuery;
import io.spoor.span.Resource;
import io.spoor.span.Span;
import io.spoor.span.SpanId;
import io.spoor.span.TraceId;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Waiting for traces, and what is said when they do not come. */
@SuppressWarnings("try") // A scope is there to be closed.
final class CollectedTracesTest {
  private static final TraceId ID = new TraceId(0, 0xabc);

  @RegisterExtension
  static final SpoorExtension traces = SpoorExtension.inMemory().storePer(StoreLifetime.TEST);

  private static Span.Builder span(long id, String name) {
    return Span.builder(ID, new SpanId(id))
        .name(name)
        .resource(Resource.ofService("shop"))
        .startNanos(1_700_000_000_000_000_000L + id)
        .endNanos(1_700_000_000_000_000_000L + id + 2_000_000);
  }

  private static void write(Span... spans) {
    traces.startedTrace(ID);
    traces.store().write(List.of(spans));
  }

  private static TraceQuery operation(String name) {
    return TraceQuery.builder().operation(name).build();
  }

  @Test
  void await_spansThatComeLater_returnsTheTraceOnceTheyAre() {
    CountDownLatch isAsked = new CountDownLatch(1);
    CompletableFuture<Trace> awaited =
        CompletableFuture.supplyAsync(
            () -> {
              isAsked.countDown();
              return traces.await(operation("late"));
            },
            task -> new Thread(Context.current().wrap(task)).start());
    await(isAsked);
    write(span(1, "early").build());
    write(span(2, "late").build());

    assertThat(awaited.join().spans()).hasSize(2);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void await_severalTraces_returnsAllThatMeetTheQuery() {
    TraceId other = new TraceId(0, 0xdef);
    write(span(1, "GET").build());
    traces.startedTrace(other);
    traces.store().write(List.of(Span.builder(other, new SpanId(2)).name("GET").build()));

    assertThat(traces.traces().await(operation("GET"), 2)).hasSize(2);
    assertThatThrownBy(() -> traces.traces().within(Duration.ZERO).await(operation("GET"), 3))
        .isInstanceOf(AwaitFailedError.class)
        .hasMessageStartingWith(
            "2 of 3 traces started by await_severalTraces_returnsAllThatMeetTheQuery()"
                + " met the query within 0 ms");
  }

  @Test
  void await_nothingThatMeetsTheQuery_showsTheNearestAndEveryTrace() {
    write(span(1, "GET /").build(), span(2, "SELECT").parentSpanId(new SpanId(1)).build());
    traces
        .store()
        .write(List.of(Span.builder(new TraceId(0, 0xdef), new SpanId(9)).name("poll").build()));
    TraceQuery query =
        TraceQuery.builder()
            .where(Condition.service("shop"))
            .where(Field.NAME.equalTo("SELECT"))
            .where(Condition.durationAtLeast(Duration.ofSeconds(3)))
            .having(TraceCondition.atLeast(TraceCondition.Measure.SPANS, 3))
            .build();

    assertThatThrownBy(() -> traces.traces().within(Duration.ZERO).await(query))
        .isInstanceOf(AwaitFailedError.class)
        .hasMessage(
            """
            no trace started by await_nothingThatMeetsTheQuery_showsTheNearestAndEveryTrace()\
             met the query within 0 ms:
              resource.service = "shop"
              span.name = "SELECT"
              span.duration >= 3000000000
              spans of the trace >= 3
            nearest: "SELECT" of shop in trace 00000000000000000000000000000abc, which fails
              span.duration >= 3000000000
              spans of the trace >= 3

            traces started by await_nothingThatMeetsTheQuery_showsTheNearestAndEveryTrace(): 1

            trace 00000000000000000000000000000abc  2023-11-14T22:13:20Z  2.00 ms  2 spans\
              1 service  no error
            shop  GET /        2.00 ms  ██████████████████████████████
            └─ shop  SELECT    2.00 ms  ██████████████████████████████

            other traces, that no test started: 1

            trace 00000000000000000000000000000def  1970-01-01T00:00:00Z  0 ns  1 span\
              1 service  no error
            unknown_service  poll       0 ns  █·····························
            """);
  }

  @Test
  void awaitSettled_unfinishedSpanOfAnSdk_waitsForItsEnd() {
    Tracer tracer = traces.openTelemetry("shop").getTracer("test");
    io.opentelemetry.api.trace.Span root = tracer.spanBuilder("root").startSpan();
    io.opentelemetry.api.trace.Span child;
    try (Scope scope = root.makeCurrent()) {
      child = tracer.spanBuilder("child").startSpan();
    }
    root.end();
    TraceId id = TraceId.parse(root.getSpanContext().getTraceId());

    assertThatThrownBy(() -> traces.traces().within(Duration.ZERO).awaitSettled(id))
        .isInstanceOf(AwaitFailedError.class)
        .hasMessageStartingWith(
            "trace %s did not settle within 0 ms: spans of it have not ended\n".formatted(id));

    child.end();
    assertThat(traces.awaitSettled(id).spans()).hasSize(2);
    assertThat(traces.awaitSettled().id()).isEqualTo(id);
  }

  @Test
  void awaitSettled_withoutSpansRootOrParents_saysWhatIsLacking() {
    CollectedTraces now = traces.traces().within(Duration.ZERO).quietFor(Duration.ZERO);
    assertSays(now, "it has no spans");
    write(span(3, "leaf").parentSpanId(new SpanId(2)).build());
    assertSays(now, "its root has not ended");
    write(span(1, "root").build());
    assertSays(now, "1 spans lack their parents");
    write(span(2, "middle").parentSpanId(new SpanId(1)).build());

    assertThat(now.awaitSettled(ID).spans()).hasSize(3);
  }

  @Test
  void awaitSettled_notQuietYet_saysThatItGrew() {
    write(span(1, "root").build());

    CollectedTraces hurried = traces.traces().within(Duration.ZERO);
    assertSays(hurried.quietFor(Duration.ofHours(1)), "it still grew");
  }

  private static void assertSays(CollectedTraces traces, String lack) {
    assertThatThrownBy(() -> traces.awaitSettled(ID))
        .isInstanceOf(AwaitFailedError.class)
        .hasMessageStartingWith("trace %s did not settle within 0 ms: %s\n".formatted(ID, lack));
  }

  @Test
  void awaitSettled_noneOrTwoTraces_failsAsThereIsNotOne() {
    CollectedTraces now = traces.traces().within(Duration.ZERO);
    assertThatThrownBy(now::awaitSettled)
        .isInstanceOf(AwaitFailedError.class)
        .hasMessageStartingWith("expected one trace started by ")
        .hasMessageContaining("to settle, there are 0");
    assertThatThrownBy(now::only)
        .isInstanceOf(AwaitFailedError.class)
        .hasMessageContaining("there are 0");

    write(span(1, "root").build());
    assertThat(now.only().spans()).hasSize(1);
    traces.startedTrace(new TraceId(0, 2));
    assertThatThrownBy(traces.traces()::awaitSettled).hasMessageContaining("there are 2");
  }

  @Test
  void withinAndQuietFor_negative_areRefused() {
    assertThatThrownBy(() -> traces.traces().within(Duration.ofMillis(-1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("limit is PT-0.001S, expected at least 0");
    assertThatThrownBy(() -> traces.traces().quietFor(Duration.ofMillis(-2)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("quiet time is PT-0.002S, expected at least 0");
  }
}
