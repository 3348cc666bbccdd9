package io.spoor.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.spoor.query.Condition;
import io.spoor.query.MatchCount;
import io.spoor.query.Relation;
import io.spoor.span.Attributes;
import io.spoor.span.Span;
import io.spoor.span.SpanId;
import io.spoor.span.Value;
import java.util.List;
import org.junit.jupiter.api.Test;

abstract class DeleteCases extends ContractCases {
  DeleteCases(TraceStoreContract contract) {
    super(contract);
  }

  @Test
  void delete_unknownTrace_removesNothing() {
    given(span(T1, 1));

    assertThat(store().delete(UNKNOWN)).isZero();

    assertThat(found(query())).containsExactly(T1);
  }

  @Test
  void delete_traceInManyPlaces_removesAllOfIt() {
    for (int i = 1; i <= 30; i++) given(in(T1, i, "shop-" + i % 3), in(T2, i, "bank"));

    assertThat(store().delete(T1)).isEqualTo(30);

    assertThat(store().trace(T1)).isEmpty();
    assertThat(store().span(T1, new SpanId(1))).isEmpty();
    assertThat(store().traces(List.of(T1, T2))).hasSize(1);
    assertThat(store().summaries(List.of(T1, T2))).hasSize(1);
    assertThat(found(query())).containsExactly(T2);
    assertThat(found(query().service("shop-1"))).isEmpty();
    assertThat(store().services()).containsExactly("bank");
    assertThat(store().operations("shop-1")).isEmpty();
    assertThat(store().count(query().build())).isEqualTo(new MatchCount(30, 1));
    assertThat(store().spans(query().build()).spans()).allMatch(s -> s.traceId().equals(T2));
    assertThat(store().statistics().spans()).isEqualTo(30);
    assertThat(store().statistics().traces()).isEqualTo(1);
  }

  @Test
  void delete_lastTrace_leavesAnEmptyStore() {
    given(span(T1, 5));

    store().delete(T1);

    assertThat(found(query())).isEmpty();
    assertThat(store().services()).isEmpty();
    assertThat(store().statistics().spans()).isZero();
    assertThat(store().statistics().earliestStartNanos()).isEmpty();
  }

  @Test
  void delete_twice_removesNothingMore() {
    given(span(T1, 1), span(T1, 2));

    assertThat(store().delete(T1)).isEqualTo(2);
    assertThat(store().delete(T1)).isZero();
  }

  @Test
  void delete_spansWrittenAgain_areStoredAgain() {
    Span span = span(T1, 1).build();
    given(span, span(T2, 9).build());
    store().delete(T1);

    given(span);

    assertThat(store().trace(T1).orElseThrow().spans()).containsExactly(span);
    assertThat(store().statistics().spans()).isEqualTo(2);
    assertThat(store().delete(T1)).isEqualTo(1);
    assertThat(store().trace(T1)).isEmpty();
  }

  @Test
  void delete_childWrittenAgainWithoutItsParent_isAnOrphan() {
    Span parent = in(T1, 1, "shop").build();
    Span child = in(T1, 2, "bank").parentSpanId(new SpanId(1)).build();
    given(parent, child);
    store().delete(T1);

    given(child);
    for (int i = 10; i < 40; i++) given(span(T2, i)); // Fills what may have been left open.

    assertThat(store().summaries(List.of(T1)).get(0).orphanCount()).isEqualTo(1);
    assertThat(found(query().where(Condition.has(Relation.PARENT, Condition.service("shop")))))
        .isEmpty();
    assertThat(
            found(
                query()
                    .where(Condition.not(Condition.has(Relation.PARENT, Condition.and())))
                    .service("bank")))
        .containsExactly(T1);
  }

  @Test
  void delete_ofMany_leavesTheOthersToBeFoundByEverything() {
    for (int i = 1; i <= 40; i++) {
      given(
          span(i % 4 == 0 ? T3 : i % 2 == 0 ? T2 : T1, i)
              .attributes(Attributes.of("n", Value.of(i))));
    }

    store().delete(T1);
    store().delete(T3);

    assertThat(found(query().where(Condition.attribute("n").atLeast(1)))).containsExactly(T2);
    assertThat(found(query().attribute("n", 39))).isEmpty();
    assertThat(found(query().attribute("n", 40))).isEmpty();
    assertThat(found(query().attribute("n", 38))).containsExactly(T2);
    assertThat(store().count(query().build())).isEqualTo(new MatchCount(10, 1));
  }
}
