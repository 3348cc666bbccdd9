package io.spoor.query;

import static io.spoor.query.Condition.and;
import static io.spoor.query.Condition.attribute;
import static io.spoor.query.Condition.has;
import static io.spoor.query.Condition.not;
import static io.spoor.query.Condition.or;
import static io.spoor.query.Condition.some;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.spoor.query.Condition.Compare;
import io.spoor.query.Condition.Comparison;
import io.spoor.span.SpanId;
import io.spoor.span.SpanKind;
import io.spoor.span.StatusCode;
import io.spoor.span.TraceId;
import io.spoor.span.Value;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What conditions may be made of, and what their short forms are short for. */
final class ConditionTest {

  @Test
  void notEqualTo_isThereAndNotEqual() {
    Attribute k = attribute("k");

    assertThat(k.notEqualTo(5)).isEqualTo(and(k.exists(), not(k.equalTo(5))));
    assertThat(k.notEqualTo("a")).isEqualTo(and(k.exists(), not(k.equalTo("a"))));
    assertThat(k.notEqualTo(0.5)).isEqualTo(and(k.exists(), not(k.equalTo(0.5))));
    assertThat(k.notEqualTo(true)).isEqualTo(and(k.exists(), not(k.equalTo(true))));
    assertThat(k.notIn("a", "b")).isEqualTo(and(k.exists(), not(k.in("a", "b"))));
    assertThat(k.notIn(1, 2)).isEqualTo(and(k.exists(), not(k.in(1, 2))));
  }

  @Test
  void comparisons_areOfTheirKind() {
    Attribute k = attribute("k");

    assertThat(k.lessThan(5)).isEqualTo(new Compare(k, Comparison.LESS, Value.of(5)));
    assertThat(k.atMost(0.5)).isEqualTo(new Compare(k, Comparison.AT_MOST, Value.of(0.5)));
    assertThat(k.greaterThan("a")).isEqualTo(new Compare(k, Comparison.GREATER, Value.of("a")));
    assertThat(k.atLeast(7)).isEqualTo(new Compare(k, Comparison.AT_LEAST, Value.of(7)));
  }

  @Test
  void shortForms_askForFields() {
    assertThat(Condition.service("cart")).isEqualTo(Field.SERVICE.equalTo("cart"));
    assertThat(Condition.operation("pay")).isEqualTo(Field.NAME.equalTo("pay"));
    assertThat(Condition.kind(SpanKind.SERVER)).isEqualTo(Field.KIND.equalTo("server"));
    assertThat(Condition.status(StatusCode.ERROR)).isEqualTo(Field.STATUS.equalTo("error"));
    assertThat(Condition.durationAtLeast(Duration.ofMillis(3)))
        .isEqualTo(Field.DURATION.atLeast(3_000_000));
    assertThat(Condition.durationAtMost(Duration.ofNanos(7))).isEqualTo(Field.DURATION.atMost(7));
    assertThat(Condition.spanId(new SpanId(0x0102)))
        .isEqualTo(Field.SPAN_ID.equalTo(Value.of(new byte[] {0, 0, 0, 0, 0, 0, 1, 2})));
  }

  @Test
  void linksTo_bindsBothIdsToOneLink() {
    TraceId traceId = new TraceId(3, 4);

    assertThat(Condition.linksTo(traceId, new SpanId(5)))
        .isEqualTo(
            some(
                Level.LINK,
                and(
                    Field.LINK_TRACE_ID.equalTo(Value.of(traceId.toBytes())),
                    Field.LINK_SPAN_ID.equalTo(Value.of(new SpanId(5).toBytes())))));
  }

  @Test
  void durationAtLeast_negative_isRefused() {
    assertThatThrownBy(() -> Condition.durationAtLeast(Duration.ofNanos(-42)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("minimum duration is PT-0.000000042S, expected 0 or more");
    assertThatThrownBy(() -> Condition.durationAtMost(Duration.ofDays(200_000)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("maximum duration is PT4800000H, expected at most 2^63-1 ns");
  }

  @Test
  void matches_whatIsNoPattern_isRefused() {
    assertThatThrownBy(() -> attribute("k").matches("a(b"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("\"a(b\" is not a regular expression in RE2's syntax: ")
        .hasMessageContaining("missing closing )");
    assertThatThrownBy(() -> Field.NAME.matches("(a)\\1"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("\"(a)\\1\" is not a regular expression in RE2's syntax: ");
  }

  @Test
  void some_levelWithoutElements_isRefused() {
    assertThatThrownBy(() -> some(Level.RESOURCE, and()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("some(RESOURCE, ...) is asked for, expected EVENT or LINK");
  }

  @Test
  void some_anotherSomeOrRelationInside_isRefused() {
    Condition inner = some(Level.LINK, Field.LINK_SPAN_ID.exists());
    Condition related = has(Relation.CHILD, Field.NAME.equalTo("x"));

    for (Condition held : List.of(inner, not(inner), and(or(inner)))) {
      assertThatThrownBy(() -> some(Level.EVENT, held))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage(
              "some(EVENT, ...) holds %s; expected what can be asked of one element"
                  .formatted(inner));
    }
    assertThatThrownBy(() -> some(Level.LINK, or(Field.NAME.exists(), related)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "some(LINK, ...) holds %s; expected what can be asked of one element"
                .formatted(related));
  }

  @Test
  void listsOfParts_areCopied() {
    List<Condition> parts = new ArrayList<>(List.of(Field.NAME.exists()));
    Condition.And all = new Condition.And(parts);
    Condition.Or any = new Condition.Or(parts);
    List<Value> values = new ArrayList<>(List.of(Value.of(1)));
    Condition.In in = new Condition.In(attribute("k"), values);

    parts.clear();
    values.clear();

    assertThat(all.conditions()).hasSize(1);
    assertThat(any.conditions()).hasSize(1);
    assertThat(in.values()).containsExactly(Value.of(1));
  }
}
