package io.spoor.testkit;

import static io.spoor.query.Condition.attribute;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.spoor.query.Attribute;
import io.spoor.query.Level;
import io.spoor.query.ValueCount;
import io.spoor.span.Attributes;
import io.spoor.span.Span;
import io.spoor.span.SpanEvent;
import io.spoor.span.Value;
import java.util.List;
import org.junit.jupiter.api.Test;

abstract class ValueCases extends ContractCases {
  private static final String LONG = "é".repeat(200);

  ValueCases(TraceStoreContract contract) {
    super(contract);
  }

  @Test
  void attributeKeys_ofEachLevel_areItsOwn() {
    given(
        span(T1, 1)
            .attributes(Attributes.of("b", Value.of(1)))
            .events(List.of(new SpanEvent(1, "e", Attributes.of("c", Value.of(1)), 0))),
        span(T2, 2).attributes(Attributes.of("a", Value.EMPTY)));

    assertThat(store().attributeKeys(Level.SPAN)).containsExactly("a", "b");
    assertThat(store().attributeKeys(Level.EVENT)).containsExactly("c");
    assertThat(store().attributeKeys(Level.RESOURCE)).containsExactly("service.name");
    assertThat(store().attributeKeys(Level.LINK)).isEmpty();
  }

  @Test
  void attributeKeys_beyondTheBasicPlane_comeInTheOrderOfTheirBytes() {
    given(with("\uD83D\uDE00", "x", 1), with("\uFFFD", "x", 2));

    assertThat(store().attributeKeys(Level.SPAN)).containsExactly("\uFFFD", "\uD83D\uDE00");
  }

  @Test
  void attributeKeys_ofADeletedTrace_areGone() {
    given(with("kept", "x", 1));
    given(span(T2, 2).attributes(Attributes.of("gone", Value.of("x"))));

    store().delete(T2);

    assertThat(store().attributeKeys(Level.SPAN)).containsExactly("kept");
    assertThat(values("gone", "")).isEmpty();
  }

  @Test
  void attributeValues_areCountedAndComeMostFrequentFirst() {
    for (int i = 1; i <= 12; i++) given(with("k", i % 4 == 0 ? "rare" : i % 2 == 0 ? "b" : "a", i));

    assertThat(values("k", ""))
        .containsExactly(new ValueCount("a", 6), new ValueCount("b", 3), new ValueCount("rare", 3));
    assertThat(store().attributeValues(attribute("k"), "", 1))
        .containsExactly(new ValueCount("a", 6));
    assertThat(values("k", "r")).containsExactly(new ValueCount("rare", 3));
    assertThat(values("k", "rares")).isEmpty();
    assertThat(values("other", "")).isEmpty();
  }

  @Test
  void attributeValues_ofOneText_areOneWhateverTheirType() {
    given(with("k", Value.of("1"), 1));
    given(with("k", Value.of(1), 2));
    given(with("k", Value.of(1.0), 3));
    given(with("k", Value.of(1.5), 4));
    given(with("k", Value.of(true), 5));
    given(with("k", Value.of(new byte[] {1, 2}), 6));

    assertThat(values("k", ""))
        .containsExactly(
            new ValueCount("1", 3),
            new ValueCount("1.5", 1),
            new ValueCount("AQI=", 1),
            new ValueCount("true", 1));
    assertThat(values("k", "1")).hasSize(2);
  }

  @Test
  void attributeValues_ofASpanThatHasOneTwice_countTheSpanOnce() {
    given(
        span(T1, 1)
            .attributes(
                Attributes.builder()
                    .put("k", "x")
                    .put("k", Value.of(List.of(Value.of("x"), Value.of("y"))))
                    .build()));

    assertThat(values("k", ""))
        .containsExactly(
            new ValueCount("[\"x\",\"y\"]", 1), new ValueCount("x", 1), new ValueCount("y", 1));
  }

  @Test
  void attributeValues_tooLongForTheIndex_areWhole() {
    given(with("k", LONG + "1", 1), with("k", LONG + "2", 2), with("k", LONG + "2", 3));
    given(with("k", Value.of(new byte[300]), 4));

    assertThat(values("k", "é"))
        .containsExactly(new ValueCount(LONG + "2", 2), new ValueCount(LONG + "1", 1));
    assertThat(values("k", LONG + "1")).containsExactly(new ValueCount(LONG + "1", 1));
    assertThat(values("k", "A")).hasSize(1);
  }

  @Test
  void attributeValues_ofSeveralLevels_countEachSpanOnce() {
    given(
        span(T1, 1)
            .attributes(Attributes.of("k", Value.of("x")))
            .events(List.of(new SpanEvent(1, "e", Attributes.of("k", Value.of("x")), 0))));

    assertThat(values("k", "")).containsExactly(new ValueCount("x", 1));
    assertThat(store().attributeValues(attribute(Level.EVENT, "k"), "", 9))
        .containsExactly(new ValueCount("x", 1));
    assertThat(store().attributeValues(attribute(Level.LINK, "k"), "", 9)).isEmpty();
  }

  @Test
  void attributeValues_limitBelowOne_isRefused() {
    Attribute attribute = attribute("k");

    assertThatThrownBy(() -> store().attributeValues(attribute, "", 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("limit is 0");
  }

  private List<ValueCount> values(String key, String prefix) {
    return store().attributeValues(attribute(key), prefix, 100);
  }

  private static Span with(String key, String value, int number) {
    return with(key, Value.of(value), number).build();
  }

  private static Span.Builder with(String key, Value value, int number) {
    return span(T1, number).attributes(Attributes.of(key, value));
  }
}
