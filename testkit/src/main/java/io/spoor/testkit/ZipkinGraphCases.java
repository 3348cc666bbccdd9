package io.spoor.testkit;

import static io.spoor.graph.CountingRule.JAEGER_MEMORY;
import static io.spoor.graph.CountingRule.ZIPKIN_LINKER;
import static io.spoor.testkit.FindCases.in;
import static org.assertj.core.api.Assertions.assertThat;

import io.spoor.span.Attributes;
import io.spoor.span.Resource;
import io.spoor.span.Span;
import io.spoor.span.SpanKind;
import io.spoor.span.Status;
import io.spoor.span.TraceId;
import io.spoor.span.Value;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is special to the rule of Zipkin's linker. */
abstract class ZipkinGraphCases extends GraphWords {
  ZipkinGraphCases(TraceStoreContract contract) {
    super(contract);
  }

  @Test
  void serviceGraph_messagesByZipkinRule_leadThroughTheBroker() {
    given(
        in(T1, 1, "a").kind(SpanKind.PRODUCER).attributes(peer("queue")).status(Status.error("")),
        child(2, 1, "b").kind(SpanKind.CONSUMER).attributes(peer("queue")),
        child(3, 1, "c").kind(SpanKind.CONSUMER));

    assertThat(graph(ZIPKIN_LINKER)).containsExactly("a > queue 1 failed 1", "queue > b 1");
    assertThat(graph(JAEGER_MEMORY)).containsExactly("a > b 1", "a > c 1");
  }

  @Test
  void serviceGraph_orphansWithoutARootByZipkinRule_callNobody() {
    given(
        child(2, 9, "a").kind(SpanKind.SERVER),
        child(3, 9, "b").kind(SpanKind.SERVER),
        child(4, 9, "c").kind(SpanKind.SERVER).attributes(peer("d")));

    assertThat(graph(ZIPKIN_LINKER)).containsExactly("d > c 1");
  }

  @Test
  void serviceGraph_failedClientAboveAnInternalSpanByZipkinRule_isNoErrorOfTheServer() {
    given(
        in(T1, 1, "a").kind(SpanKind.CLIENT).status(Status.error("")),
        child(2, 1, "a").kind(SpanKind.INTERNAL),
        child(3, 2, "b").kind(SpanKind.SERVER));

    assertThat(graph(ZIPKIN_LINKER)).containsExactly("a > b 1");
  }

  @Test
  void serviceGraph_failedClientHalfByZipkinRule_isNoErrorOfTheServerHalf() {
    given(
        in(T1, 1, "a").kind(SpanKind.CLIENT).status(Status.error("")),
        in(T1, 1, "b").kind(SpanKind.SERVER));

    assertThat(graph(ZIPKIN_LINKER)).containsExactly("a > b 1");
  }

  @Test
  void serviceGraph_clientOfAnotherServiceByZipkinRule_isCalledByTheSpanAbove() {
    given(
        in(T1, 1, "a").kind(SpanKind.SERVER),
        child(2, 1, "b").kind(SpanKind.CLIENT).attributes(peer("c")).status(Status.error("")),
        child(3, 1, "d").kind(SpanKind.CLIENT));

    assertThat(graph(ZIPKIN_LINKER)).containsExactly("a > b 1", "a > d 1", "b > c 1 failed 1");
  }

  @Test
  void serviceGraph_noKindByZipkinRule_countsOnlyWithAPeer() {
    given(
        in(T1, 1, "a").attributes(peer("b")),
        child(2, 1, "a"),
        child(3, 2, "c").kind(SpanKind.INTERNAL).attributes(peer("d")));

    assertThat(graph(ZIPKIN_LINKER)).containsExactly("a > b 1", "c > d 1");
  }

  @Test
  void serviceGraph_clientWithoutServiceByZipkinRule_callsForTheSpanAbove() {
    given(
        in(T1, 1, "a").kind(SpanKind.SERVER),
        child(2, 1, "").resource(Resource.EMPTY).kind(SpanKind.CLIENT).attributes(peer("c")));

    assertThat(graph(ZIPKIN_LINKER)).containsExactly("a > c 1");
  }

  @Test
  void serviceGraph_peer_isTheFirstTextThatIsNotEmpty() {
    String longName = "p".repeat(300);
    given(
        client(1, Value.of(7), Value.of("x")),
        client(2, Value.of(""), Value.of("y"), Value.of("w")),
        client(3, Value.of(List.of(Value.of("in")))),
        client(4, Value.of(List.of(Value.of("in"))), Value.of("z")),
        client(5, Value.of(longName)),
        client(6, Value.of("")),
        client(7, Value.of(true)));

    assertThat(graph(ZIPKIN_LINKER))
        .containsExactly("s > " + longName + " 1", "s > x 1", "s > y 1", "s > z 1");
  }

  private static Span.Builder client(long id, Value... peers) {
    Attributes.Builder attributes = Attributes.builder();
    for (Value peer : peers) attributes.put("peer.service", peer);
    return in(new TraceId(0, id), id, "s").kind(SpanKind.CLIENT).attributes(attributes.build());
  }
}
