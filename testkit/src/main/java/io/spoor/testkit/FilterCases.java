package io.spoor.testkit;

import static io.spoor.query.Condition.and;
import static io.spoor.query.Condition.attribute;
import static io.spoor.query.Condition.not;
import static io.spoor.query.Condition.operation;
import static io.spoor.query.Condition.or;
import static io.spoor.query.Condition.status;
import static org.assertj.core.api.Assertions.assertThat;

import io.spoor.query.Attribute;
import io.spoor.query.Level;
import io.spoor.span.Attributes;
import io.spoor.span.Resource;
import io.spoor.span.SpanEvent;
import io.spoor.span.Status;
import io.spoor.span.StatusCode;
import io.spoor.span.Value;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Trees of conditions, and what is missing. */
abstract class FilterCases extends ConditionCases {
  FilterCases(TraceStoreContract contract) {
    super(contract);
  }

  @Test
  void and_allMustHoldOnOneSpan() {
    given(
        holding(1, "k", "a").name("x"),
        holding(2, "k", "b").name("x"),
        holding(3, "k", "a").name("y"));

    assertThat(meeting(and(attribute("k").equalTo("a"), operation("x")))).containsExactly(1L);
    assertThat(meeting(and(attribute("k").equalTo("a"), operation("z")))).isEmpty();
  }

  @Test
  void or_oneMustHold() {
    given(
        holding(1, "k", "a").name("x"),
        holding(2, "k", "b").name("x"),
        holding(3, "k", "b").name("y"),
        span(T2, 4).name("y"));

    assertThat(meeting(or(attribute("k").equalTo("a"), operation("y"))))
        .containsExactly(1L, 3L, 4L);
    assertThat(meeting(or(attribute("k").equalTo("c"), attribute("l").exists()))).isEmpty();
  }

  @Test
  void ofNothing_andHoldsAndOrDoesNot() {
    given(span(T1, 1), span(T2, 2));

    assertThat(meeting(and())).containsExactly(1L, 2L);
    assertThat(meeting(or())).isEmpty();
    assertThat(meeting(not(and()))).isEmpty();
    assertThat(meeting(not(or()))).containsExactly(1L, 2L);
  }

  @Test
  void not_attributeThatIsMissing_holds() {
    given(holding(1, "k", "a"), holding(2, "k", "b"), span(T1, 3), span(T2, 4));

    assertThat(meeting(not(attribute("k").equalTo("a")))).containsExactly(2L, 3L, 4L);
    assertThat(meeting(not(not(attribute("k").equalTo("a"))))).containsExactly(1L);
    assertThat(meeting(not(attribute("none").equalTo("a")))).containsExactly(1L, 2L, 3L, 4L);
  }

  @Test
  void notEqualTo_attributeThatIsMissing_doesNotHold() {
    given(holding(1, "k", "a"), holding(2, "k", "b"), span(T1, 3));

    assertThat(meeting(attribute("k").notEqualTo("a"))).containsExactly(2L);
    assertThat(meeting(attribute("none").notEqualTo("a"))).isEmpty();
    assertThat(meeting(not(attribute("k").notEqualTo("a")))).containsExactly(1L, 3L);
  }

  @Test
  void notEqualTo_otherType_holds() {
    given(holding(1, "k", 1), holding(2, "k", "1"), holding(3, "k", 1.0), holding(4, "k", 2));

    assertThat(meeting(attribute("k").notEqualTo(1))).containsExactly(2L, 4L);
    assertThat(meeting(attribute("k").notEqualTo("1"))).containsExactly(1L, 3L, 4L);
    assertThat(meeting(attribute("k").notEqualTo(true))).containsExactly(1L, 2L, 3L, 4L);
  }

  @Test
  void notEqualTo_anyElementOrOccurrenceEqual_doesNotHold() {
    given(
        holding(1, "k", array(Value.of("a"), Value.of("b"))),
        holding(2, "k", array(Value.of("b"), array(Value.of("a")))),
        span(T1, 3).attributes(Attributes.builder().put("k", "b").put("k", "a").build()),
        holding(4, "k", array(Value.of("b"), Value.of("c"))),
        holding(5, "k", array()));

    assertThat(meeting(attribute("k").notEqualTo("a"))).containsExactly(4L, 5L);
    assertThat(meeting(attribute("k").notIn("a", "c"))).containsExactly(5L);
  }

  @Test
  void notEqualTo_keyAtTwoLevels_looksAtBoth() {
    given(
        holding(1, "k", "a").resource(Resource.of(Attributes.of("k", Value.of("b")))),
        span(T1, 2).resource(Resource.of(Attributes.of("k", Value.of("b")))));

    assertThat(meeting(attribute("k").notEqualTo("a"))).containsExactly(2L);
    assertThat(meeting(attribute("k").notEqualTo("b"))).isEmpty();
    assertThat(meeting(attribute(Level.SPAN, "k").notEqualTo("b"))).containsExactly(1L);
    assertThat(meeting(attribute(Level.RESOURCE, "k").notEqualTo("a"))).containsExactly(1L, 2L);
  }

  @Test
  void exists_anyValue_holds() {
    given(
        holding(1, "k", Value.EMPTY),
        holding(2, "k", Double.NaN),
        holding(3, "k", array()),
        holding(4, "k", Value.of(Attributes.empty())),
        holding(5, "k", ""),
        holding(6, "kk", "k"),
        holding(7, "k", Value.of(Attributes.of("inner", Value.of(1)))));

    assertThat(meeting(attribute("k").exists())).containsExactly(1L, 2L, 3L, 4L, 5L, 7L);
    assertThat(meeting(not(attribute("k").exists()))).containsExactly(6L);
    assertThat(meeting(attribute("inner").exists())).isEmpty();
    assertThat(meeting(attribute("none").exists())).isEmpty();
  }

  @Test
  void exists_eachLevel_holdsThere() {
    Attributes k = Attributes.of("k", Value.of(1));
    given(
        span(T1, 1).resource(Resource.of(k)),
        holding(2, "k", 1),
        span(T1, 3).events(List.of(new SpanEvent(5, "", k, 0))));

    assertThat(meeting(attribute(Level.RESOURCE, "k").exists())).containsExactly(1L);
    assertThat(meeting(attribute(Level.SPAN, "k").exists())).containsExactly(2L);
    assertThat(meeting(attribute(Level.EVENT, "k").exists())).containsExactly(3L);
    assertThat(meeting(attribute(Level.LINK, "k").exists())).isEmpty();
    assertThat(meeting(not(attribute(Level.EVENT, "k").exists()))).containsExactly(1L, 2L);
  }

  @Test
  void attribute_atSomeLevels_isLookedForThereOnly() {
    Attributes k = Attributes.of("k", Value.of(1));
    given(
        span(T1, 1).resource(Resource.of(k)),
        holding(2, "k", 1),
        span(T1, 3).events(List.of(new SpanEvent(5, "", k, 0))));
    Attribute twoLevels = new Attribute(EnumSet.of(Level.SPAN, Level.EVENT), "k");

    assertThat(meeting(twoLevels.equalTo(1))).containsExactly(2L, 3L);
    assertThat(meeting(twoLevels.exists())).containsExactly(2L, 3L);
    assertThat(meeting(not(twoLevels.exists()))).containsExactly(1L);
  }

  @Test
  void in_oneOfTheValues_holdsAcrossTypes() {
    given(
        holding(1, "k", 1),
        holding(2, "k", 1.0),
        holding(3, "k", "1"),
        holding(4, "k", Value.of(true)),
        holding(5, "k", array(Value.of(7), array(Value.of("1")))));

    assertThat(meeting(attribute("k").in(1, 2))).containsExactly(1L, 2L);
    assertThat(meeting(attribute("k").in("1", "2"))).containsExactly(3L, 5L);
    assertThat(meeting(attribute("k").in(List.of(Value.of(7.0), Value.of(true)))))
        .containsExactly(4L, 5L);
    assertThat(meeting(attribute("k").in(List.of()))).isEmpty();
    assertThat(meeting(attribute("k").notIn(1, 7))).containsExactly(3L, 4L);
    assertThat(meeting(attribute("k").notIn(List.of()))).containsExactly(1L, 2L, 3L, 4L, 5L);
  }

  @Test
  void in_nan_isMetByNothing() {
    given(holding(1, "k", Double.NaN), holding(2, "k", 0.0), holding(3, "k", -0.0));

    assertThat(meeting(attribute("k").in(List.of(Value.of(Double.NaN))))).isEmpty();
    assertThat(meeting(attribute("k").notEqualTo(Double.NaN))).containsExactly(1L, 2L, 3L);
    assertThat(meeting(attribute("k").in(0))).containsExactly(2L, 3L);
  }

  @Test
  void textEqualTo_underNot_looksAtEveryTextForm() {
    given(holding(1, "k", 1), holding(2, "k", "1"), holding(3, "k", "2"), span(T1, 4));

    assertThat(meeting(attribute("k").textEqualTo("1"))).containsExactly(1L, 2L);
    assertThat(meeting(not(attribute("k").textEqualTo("1")))).containsExactly(3L, 4L);
  }

  @Test
  void deepTree_isWorkedOutFromTheLeaves() {
    given(
        holding(1, "k", "a").status(Status.error("")),
        holding(2, "k", "b").status(Status.error("")),
        holding(3, "k", "a").status(Status.OK),
        holding(4, "k", "b").name("x"),
        span(T1, 5).name("x").status(Status.error("")));

    assertThat(
            meeting(
                or(
                    and(attribute("k").equalTo("a"), not(status(StatusCode.ERROR))),
                    and(operation("x"), not(and(attribute("k").exists(), operation("x")))),
                    not(or(attribute("k").equalTo("a"), operation("x"))))))
        .containsExactly(2L, 3L, 5L);
  }

  @Test
  void severalConditions_addUpInAQuery() {
    given(holding(1, "k", "a").name("x"), holding(2, "k", "a"), span(T2, 3).name("x"));

    assertThat(found(query().where(operation("x")).where(attribute("k").exists()).service("shop")))
        .containsExactly(T1);
    assertThat(found(query().where(not(attribute("k").exists())).operation("x")))
        .containsExactly(T2);
  }

  @Test
  void not_inAWindow_holdsForSpansOfTheWindowOnly() {
    given(holding(1, "k", "a"), span(T1, 5), span(T2, 9));

    assertThat(found(query().where(not(attribute("k").exists())).fromNanos(1).toNanos(9)))
        .containsExactly(T1);
  }
}
