package io.spoor.store;

import static io.spoor.query.Condition.and;
import static io.spoor.query.Condition.attribute;
import static io.spoor.query.Condition.has;
import static io.spoor.query.Condition.not;
import static io.spoor.query.Condition.service;
import static io.spoor.query.Condition.some;
import static io.spoor.query.Condition.status;
import static org.assertj.core.api.Assertions.assertThat;

import io.spoor.TraceStore;
import io.spoor.TraceStoreOptions;
import io.spoor.index.TermHash;
import io.spoor.query.Condition;
import io.spoor.query.Explanation;
import io.spoor.query.Explanation.Source;
import io.spoor.query.Field;
import io.spoor.query.Level;
import io.spoor.query.Relation;
import io.spoor.query.TraceQuery;
import io.spoor.span.Attributes;
import io.spoor.span.Resource;
import io.spoor.span.Span;
import io.spoor.span.SpanEvent;
import io.spoor.span.SpanId;
import io.spoor.span.StatusCode;
import io.spoor.span.TraceId;
import io.spoor.span.Value;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a search says of itself, over three segments of ten spans, of which the last is open. */
final class ExplainTest {
  private final TraceStore store =
      StoreDoor.inMemory(TraceStoreOptions.defaults().withSegmentSpans(10), TermHash.XXH3);

  /** Ten traces of a parent in one service and a child in another, and one more such trace. */
  @BeforeEach
  void fill() {
    for (int trace = 1; trace <= 11; trace++) {
      List<Span> spans = new ArrayList<>();
      spans.add(span(trace, 1).resource(resource("web")).build());
      spans.add(
          span(trace, 2)
              .parentSpanId(new SpanId(1))
              .resource(resource("db-" + trace))
              .status(trace == 3 ? StatusCode.ERROR : StatusCode.UNSET, "")
              .events(
                  List.of(new SpanEvent(trace, "retry", Attributes.of("n", Value.of(trace)), 0)))
              .build());
      store.write(spans);
    }
    StoreDoor.awaitSealed(store);
  }

  @AfterEach
  void close() {
    store.close();
  }

  private static Span.Builder span(int trace, long id) {
    return Span.builder(new TraceId(0, trace), new SpanId(id))
        .name("call")
        .startNanos(1_000L * trace + id)
        .endNanos(1_000L * trace + 500);
  }

  private static Resource resource(String service) {
    return Resource.of(Attributes.of("service.name", Value.of(service)));
  }

  @Test
  void explain_ofATerm_saysHowManySpansItLeaves() {
    Explanation explanation = explain(service("web"));

    assertThat(explanation.page().traces()).hasSize(11);
    assertThat(explanation.segments()).isEqualTo(3);
    assertThat(explanation.visited()).isEqualTo(3);
    assertThat(explanation.withoutCandidates()).isZero();
    assertThat(explanation.steps())
        .containsExactly(new Explanation.Step(service("web"), 11, Source.TERMS));
    assertThat(explanation.terms()).isEqualTo(3);
    assertThat(explanation.matches()).isEqualTo(11);
    assertThat(explanation.decoded()).isZero();
    assertThat(explanation.nanos()).isPositive();
  }

  @Test
  void explain_whereAPageIsFullEarly_visitsNoOlderSegment() {
    TraceQuery query = TraceQuery.builder().service("web").limit(1).build();

    assertThat(store.explain(query).visited()).isEqualTo(1);
  }

  @Test
  void explain_ofAWindow_visitsNoSegmentOutside() {
    TraceQuery query = TraceQuery.builder().service("web").toNanos(2_000).build();

    Explanation explanation = store.explain(query);

    assertThat(explanation.visited()).isEqualTo(1);
    assertThat(explanation.matches()).isEqualTo(1);
  }

  @Test
  void explain_ofARareTerm_saysWhichSegmentsHaveNone() {
    Explanation explanation = explain(service("db-3"));

    assertThat(explanation.withoutCandidates()).isEqualTo(2);
    assertThat(explanation.candidates()).isLessThan(5);
  }

  @Test
  void explain_ofAnExpression_saysHowManyTermsWereWalked() {
    Explanation explanation = explain(Field.SERVICE.matches("^db"));

    assertThat(explanation.walkedTerms()).isEqualTo(14); // 11 of them, and web in each segment.
    assertThat(explanation.decoded()).isZero();
  }

  @Test
  void explain_ofAnElement_saysHowManySpansWereDecoded() {
    Condition condition =
        some(
            Level.EVENT,
            and(Field.EVENT_NAME.equalTo("retry"), attribute(Level.EVENT, "n").in(2, 7)));

    Explanation explanation = explain(condition);

    assertThat(explanation.page().traces()).hasSize(2);
    assertThat(explanation.decoded()).isBetween(2L, 4L);
    assertThat(explanation.steps().get(0).source()).isEqualTo(Source.SPANS);
  }

  @Test
  void explain_ofARelation_findsTheRareSideFirst() {
    Explanation explanation =
        explain(and(service("web"), has(Relation.CHILD, status(StatusCode.ERROR))));

    assertThat(explanation.page().traceIds()).containsExactly(new TraceId(0, 3));
    assertThat(explanation.candidates()).isLessThan(5);
    assertThat(explanation.decoded()).isZero();
  }

  @Test
  void explain_asText_namesEachConditionAndWhatItTook() {
    TraceQuery query =
        TraceQuery.builder().service("web").where(not(attribute("x").exists())).build();

    assertThat(store.explain(query).toString())
        .contains(
            "found 11 traces in ",
            "segments   3, visited 3, of which 0 without candidates\n",
            "condition  resource.service = \"web\": at most 11 spans, by terms\n",
            "condition  not x exists: at most 22 spans, by terms\n",
            " looked up, 0 walked through\n",
            " decoded\n");
  }

  private Explanation explain(Condition condition) {
    return store.explain(TraceQuery.builder().where(condition).build());
  }
}
