package io.spoor.testkit;

import static io.spoor.graph.CountingRule.JAEGER_MEMORY;
import static io.spoor.graph.CountingRule.JAEGER_SPARK;
import static io.spoor.graph.CountingRule.ZIPKIN_LINKER;
import static io.spoor.testkit.FindCases.in;
import static org.assertj.core.api.Assertions.assertThat;

import io.spoor.graph.CountingRule;
import io.spoor.graph.ServiceCall;
import io.spoor.span.Resource;
import io.spoor.span.SpanId;
import io.spoor.span.SpanKind;
import io.spoor.span.Status;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the counting rules make of small traces, each in its way. */
abstract class GraphCases extends GraphWords {
  GraphCases(TraceStoreContract contract) {
    super(contract);
  }

  /**
   *
   *
   * <pre>
   * shop/GET /basket  server
   *   shop/render     internal
   *     shop/GET      client
   *       cart/GET    server
   *         cart/SQL  client, peer db
   * </pre>
   */
  private void givenBasket() {
    given(
        in(T1, 1, "shop").name("GET /basket").kind(SpanKind.SERVER),
        child(2, 1, "shop").name("render").kind(SpanKind.INTERNAL),
        child(3, 2, "shop").name("GET").kind(SpanKind.CLIENT),
        child(4, 3, "cart").name("GET").kind(SpanKind.SERVER),
        child(5, 4, "cart").name("SQL").kind(SpanKind.CLIENT).attributes(peer("db")));
  }

  @Test
  void serviceGraph_emptyStore_hasNoCalls() {
    for (CountingRule rule : CountingRule.values()) assertThat(graph(rule)).isEmpty();
  }

  @Test
  void serviceGraph_exampleByMemoryRule_countsEveryParent() {
    givenBasket();

    assertThat(graph(JAEGER_MEMORY))
        .containsExactly("cart > cart 1", "shop > cart 1", "shop > shop 2");
  }

  @Test
  void serviceGraph_exampleBySparkRule_countsThePeerOfALeafToo() {
    givenBasket();

    assertThat(graph(JAEGER_SPARK))
        .containsExactly("cart > cart 1", "cart > db 1", "shop > cart 1", "shop > shop 2");
  }

  @Test
  void serviceGraph_exampleByZipkinRule_countsServersAndPeers() {
    givenBasket();

    assertThat(graph(ZIPKIN_LINKER)).containsExactly("cart > db 1", "shop > cart 1");
  }

  @Test
  void serviceGraph_perOperation_namesBothSpansAndNoOperationOfAPeer() {
    givenBasket();

    assertThat(operations(ZIPKIN_LINKER))
        .containsExactly("cart/SQL > db/ 1", "shop/GET > cart/GET 1");
    assertThat(operations(JAEGER_MEMORY))
        .containsExactly(
            "cart/GET > cart/SQL 1",
            "shop/GET > cart/GET 1",
            "shop/GET /basket > shop/render 1",
            "shop/render > shop/GET 1");
    assertThat(operations(JAEGER_SPARK)).contains("cart/SQL > db/ 1");
  }

  /** Two services answer as in Zipkin: client and server half share the id 2. */
  private void givenSharedId() {
    given(
        in(T1, 1, "web").kind(SpanKind.SERVER),
        child(2, 1, "web").kind(SpanKind.CLIENT).startNanos(20),
        child(2, 1, "app").kind(SpanKind.SERVER).startNanos(21),
        child(3, 2, "app").kind(SpanKind.CLIENT).attributes(peer("db")));
  }

  @Test
  void serviceGraph_sharedIdByMemoryRule_takesTheParentThatEachHalfNames() {
    givenSharedId();

    assertThat(graph(JAEGER_MEMORY)).containsExactly("app > app 1", "web > app 1", "web > web 1");
  }

  @Test
  void serviceGraph_sharedIdBySparkRule_isOneCallFromClientToServer() {
    givenSharedId();

    assertThat(operations(JAEGER_SPARK))
        .containsExactly(
            "app/GET / > app/GET / 1",
            "app/GET / > db/ 1",
            "web/GET / > app/GET / 1",
            "web/GET / > web/GET / 1");
  }

  @Test
  void serviceGraph_sharedIdByZipkinRule_isOneCall() {
    givenSharedId();

    assertThat(graph(ZIPKIN_LINKER)).containsExactly("app > db 1", "web > app 1");
  }

  @Test
  void serviceGraph_sharedIdWithoutServerBySparkRule_isNobodysParent() {
    given(
        in(T1, 2, "a").kind(SpanKind.PRODUCER),
        in(T1, 2, "b").kind(SpanKind.CONSUMER),
        child(3, 2, "c"));

    assertThat(graph(JAEGER_SPARK)).isEmpty();
    assertThat(graph(JAEGER_MEMORY)).containsExactly("b > c 1");
  }

  @Test
  void serviceGraph_twoServersOfOneIdBySparkRule_countTheEarliest() {
    given(
        in(T1, 2, "web").kind(SpanKind.CLIENT).startNanos(1),
        in(T1, 2, "late").kind(SpanKind.SERVER).startNanos(9),
        in(T1, 2, "early").kind(SpanKind.SERVER).startNanos(5));

    assertThat(graph(JAEGER_SPARK)).containsExactly("web > early 1");
    assertThat(graph(ZIPKIN_LINKER)).containsExactly("web > early 1", "web > late 1");
  }

  @Test
  void serviceGraph_linkWithinTheTraceBySparkRule_isACall() {
    given(
        in(T1, 1, "a"),
        in(T1, 2, "b"),
        child(3, 1, "c").links(List.of(link(T1, 2), link(T1, 1), link(T2, 2))),
        in(T1, 4, "d").links(List.of(link(T1, 3))).attributes(peer("e")));

    assertThat(graph(JAEGER_SPARK)).containsExactly("a > c 1", "b > c 1", "c > d 1", "d > e 1");
    assertThat(graph(JAEGER_MEMORY)).containsExactly("a > c 1");
  }

  @Test
  void serviceGraph_leafRootBySparkRule_doesNotCallItsPeer() {
    given(
        in(T1, 1, "a").attributes(peer("p")),
        in(T2, 2, "b").attributes(peer("q")).links(List.of(link(T1, 1))),
        in(T3, 3, "c").attributes(peer("r")).parentSpanId(new SpanId(99)));

    assertThat(graph(JAEGER_SPARK)).containsExactly("c > r 1");
  }

  @Test
  void serviceGraph_orphan_hangsUnderTheRootByZipkinRuleOnly() {
    given(in(T1, 1, "a").kind(SpanKind.SERVER), child(3, 2, "b").kind(SpanKind.SERVER));

    assertThat(graph(ZIPKIN_LINKER)).containsExactly("a > b 1");
    assertThat(graph(JAEGER_MEMORY)).isEmpty();
    assertThat(graph(JAEGER_SPARK)).isEmpty();
  }

  @Test
  void serviceGraph_selfCall_isCounted() {
    given(
        in(T1, 1, "a").kind(SpanKind.CLIENT),
        child(2, 1, "a").kind(SpanKind.SERVER),
        in(T2, 7, "own").parentSpanId(new SpanId(7)));

    assertThat(graph(ZIPKIN_LINKER)).containsExactly("a > a 1");
    assertThat(graph(JAEGER_MEMORY)).containsExactly("a > a 1", "own > own 1");
    assertThat(graph(JAEGER_SPARK)).containsExactly("a > a 1", "own > own 1");
  }

  @Test
  void serviceGraph_cycle_countsWhatEachSpanNames() {
    given(
        child(1, 2, "a").kind(SpanKind.SERVER),
        child(2, 1, "b").kind(SpanKind.SERVER),
        child(3, 2, "c").kind(SpanKind.SERVER));

    assertThat(graph(JAEGER_MEMORY)).containsExactly("a > b 1", "b > a 1", "b > c 1");
    assertThat(graph(JAEGER_SPARK)).containsExactly("a > b 1", "b > a 1", "b > c 1");
    assertThat(graph(ZIPKIN_LINKER)).containsExactly("a > b 1", "b > c 1");
  }

  @Test
  void serviceGraph_errors_areThoseOfTheSpanAndByZipkinRuleOfItsClient() {
    given(
        in(T1, 1, "a").kind(SpanKind.CLIENT).status(Status.error("no answer")),
        child(2, 1, "b").kind(SpanKind.SERVER),
        in(T2, 1, "a").kind(SpanKind.CLIENT),
        in(T2, 2, "b")
            .parentSpanId(new SpanId(1))
            .kind(SpanKind.SERVER)
            .status(Status.error("lost")),
        in(T3, 1, "a").kind(SpanKind.CLIENT),
        in(T3, 2, "b").parentSpanId(new SpanId(1)).kind(SpanKind.SERVER).status(Status.OK));

    assertThat(graph(JAEGER_MEMORY)).containsExactly("a > b 3 failed 1");
    assertThat(graph(JAEGER_SPARK)).containsExactly("a > b 3 failed 1");
    assertThat(graph(ZIPKIN_LINKER)).containsExactly("a > b 3 failed 2");
  }

  @Test
  void serviceGraph_noService_hasNoPartByZipkinRuleAndTheEmptyNameByTheOthers() {
    given(
        in(T1, 1, "a").kind(SpanKind.SERVER),
        child(2, 1, "").resource(Resource.EMPTY).kind(SpanKind.SERVER),
        child(3, 2, "b").kind(SpanKind.SERVER));

    assertThat(graph(ZIPKIN_LINKER)).isEmpty();
    assertThat(graph(JAEGER_MEMORY)).containsExactly(" > b 1", "a >  1");
    assertThat(graph(JAEGER_SPARK)).containsExactly(" > b 1", "a >  1");
  }

  @Test
  void serviceGraph_window_isAboutTheSpanThatIsCounted() {
    given(
        in(T1, 1, "a").startNanos(100),
        child(2, 1, "b").startNanos(199),
        child(3, 1, "c").startNanos(200),
        child(4, 1, "d").startNanos(299),
        child(5, 1, "e").startNanos(300));

    assertThat(graph(query(JAEGER_MEMORY).fromNanos(200).toNanos(300)))
        .containsExactly("a > c 1", "a > d 1");
    assertThat(graph(query(JAEGER_MEMORY).fromNanos(300))).containsExactly("a > e 1");
    assertThat(graph(query(JAEGER_MEMORY).toNanos(200))).containsExactly("a > b 1");
    assertThat(graph(query(JAEGER_MEMORY).toNanos(0))).isEmpty();
    assertThat(graph(query(JAEGER_MEMORY).fromNanos(301))).isEmpty();
    assertThat(graph(query(JAEGER_MEMORY).fromNanos(300).toNanos(300))).isEmpty();
  }

  @Test
  void serviceGraph_timesBeyondTheSignBit_areUnsigned() {
    given(
        in(T1, 1, "a").startNanos(5),
        child(2, 1, "b").startNanos(Long.MIN_VALUE + 5).endNanos(Long.MIN_VALUE + 6),
        child(3, 1, "b").startNanos(7).endNanos(-1L));

    assertThat(graph(query(JAEGER_MEMORY).fromNanos(Long.MIN_VALUE))).containsExactly("a > b 1");
    ServiceCall call = calls(query(JAEGER_MEMORY)).get(0);
    assertThat(call.durations().maxNanos()).isEqualTo(-8L);
    assertThat(call.durations().p50Nanos()).isEqualTo(1);
    assertThat(call.durations().p90Nanos()).isEqualTo(-8L);
  }

  @Test
  void serviceGraph_traceInManyBatches_isCountedOnce() {
    for (int i = 1; i <= 40; i++) {
      given(
          in(T1, i, "s" + i % 2).parentSpanId(i == 1 ? null : new SpanId(i - 1)),
          in(T2, i, "other").parentSpanId(i == 1 ? null : new SpanId(1)));
    }

    assertThat(graph(JAEGER_MEMORY))
        .containsExactly("other > other 39", "s0 > s1 19", "s1 > s0 20");
    assertThat(graph(JAEGER_SPARK)).containsExactly("other > other 39", "s0 > s1 19", "s1 > s0 20");
    assertThat(graph(query(JAEGER_MEMORY).fromNanos(39).toNanos(40)))
        .containsExactly("other > other 1", "s0 > s1 1");
  }

  @Test
  void serviceGraph_equalSpanWrittenTwice_isOneCall() {
    given(in(T1, 1, "a"), child(2, 1, "b"));
    given(child(2, 1, "b"));

    assertThat(graph(JAEGER_MEMORY)).containsExactly("a > b 1");
  }

  @Test
  void serviceGraph_names_comeInUtf8Order() {
    given(
        in(T1, 1, "\ud83d\ude80"),
        child(2, 1, "b"),
        child(3, 1, "\uffee"),
        child(4, 3, "\ud83d\ude80"),
        child(5, 3, "B"));

    assertThat(graph(JAEGER_MEMORY))
        .containsExactly(
            "\uffee > B 1",
            "\uffee > \ud83d\ude80 1",
            "\ud83d\ude80 > b 1",
            "\ud83d\ude80 > \uffee 1");
    assertThat(store().serviceGraph(query(JAEGER_MEMORY).build()).services())
        .containsExactly("B", "b", "\uffee", "\ud83d\ude80");
  }
}
