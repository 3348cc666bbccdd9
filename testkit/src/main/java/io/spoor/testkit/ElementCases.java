package io.spoor.testkit;

import static io.spoor.query.Condition.and;
import static io.spoor.query.Condition.attribute;
import static io.spoor.query.Condition.linksTo;
import static io.spoor.query.Condition.not;
import static io.spoor.query.Condition.operation;
import static io.spoor.query.Condition.or;
import static io.spoor.query.Condition.some;
import static org.assertj.core.api.Assertions.assertThat;

import io.spoor.query.Condition;
import io.spoor.query.Field;
import io.spoor.query.Level;
import io.spoor.span.Attributes;
import io.spoor.span.SpanEvent;
import io.spoor.span.SpanId;
import io.spoor.span.SpanLink;
import io.spoor.span.TraceId;
import io.spoor.span.Value;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Conditions that one single event or link must meet. */
abstract class ElementCases extends ConditionCases {
  private static final Condition EXCEPTION = Field.EVENT_NAME.equalTo("exception");

  ElementCases(TraceStoreContract contract) {
    super(contract);
  }

  @Test
  void some_twoEventsThatMeetHalfEach_doNotMatch() {
    Condition both = and(EXCEPTION, attribute(Level.EVENT, "type").equalTo("io"));
    given(
        span(T1, 1).events(List.of(event("exception", "type", "io"))),
        span(T1, 2).events(List.of(event("exception", "type", "x"), event("log", "type", "io"))),
        span(T1, 3).events(List.of(event("log", "a", "b"), event("exception", "type", "io"))));

    assertThat(meeting(some(Level.EVENT, both))).containsExactly(1L, 3L);
    assertThat(meeting(both)).containsExactly(1L, 2L, 3L);
    assertThat(meeting(and(some(Level.EVENT, EXCEPTION), attribute("type").equalTo("io"))))
        .containsExactly(1L, 2L, 3L);
    assertThat(meeting(not(some(Level.EVENT, both)))).containsExactly(2L);
  }

  @Test
  void some_twoLinksThatMeetHalfEach_doNotMatch() {
    Attributes hot = Attributes.of("k", Value.of("hot"));
    given(
        span(T1, 1).links(List.of(link(T2, 5, hot))),
        span(T1, 2).links(List.of(link(T2, 6, hot), link(T2, 5, Attributes.empty()))));
    Condition toFive = Field.LINK_SPAN_ID.equalTo(Value.of(new SpanId(5).toBytes()));

    assertThat(meeting(some(Level.LINK, and(toFive, attribute(Level.LINK, "k").equalTo("hot")))))
        .containsExactly(1L);
    assertThat(meeting(some(Level.LINK, and(toFive, not(attribute(Level.LINK, "k").exists())))))
        .containsExactly(2L);
    assertThat(meeting(and(toFive, attribute(Level.LINK, "k").equalTo("hot"))))
        .containsExactly(1L, 2L);
  }

  @Test
  void some_notInside_isSaidOfTheOneEvent() {
    given(
        span(T1, 1).events(List.of(event("exception", "k", "v"))),
        span(T1, 2).events(List.of(event("exception", "k", "v"), event("log", "k", "v"))),
        span(T1, 3));

    assertThat(meeting(some(Level.EVENT, not(EXCEPTION)))).containsExactly(2L);
    assertThat(meeting(not(some(Level.EVENT, EXCEPTION)))).containsExactly(3L);
    assertThat(meeting(not(some(Level.EVENT, not(EXCEPTION))))).containsExactly(1L, 3L);
  }

  @Test
  void some_ofNothing_asksWhetherThereIsOne() {
    given(
        span(T1, 1).events(List.of(event("", "k", "v"))),
        span(T1, 2).links(List.of(link(T2, 1, Attributes.empty()))),
        span(T1, 3));

    assertThat(meeting(some(Level.EVENT, and()))).containsExactly(1L);
    assertThat(meeting(some(Level.LINK, and()))).containsExactly(2L);
    assertThat(meeting(some(Level.EVENT, or()))).isEmpty();
    assertThat(meeting(not(some(Level.LINK, and())))).containsExactly(1L, 3L);
  }

  @Test
  void some_otherLevelsInside_areThoseOfTheSpan() {
    given(
        span(T1, 1).name("x").events(List.of(event("exception", "k", "v"))),
        span(T1, 2).name("y").events(List.of(event("exception", "k", "v"))),
        holding(3, "k", "own").name("x").events(List.of(event("exception", "k", "v"))));

    assertThat(meeting(some(Level.EVENT, and(EXCEPTION, operation("x"))))).containsExactly(1L, 3L);
    assertThat(
            meeting(some(Level.EVENT, and(EXCEPTION, attribute(Level.SPAN, "k").equalTo("own")))))
        .containsExactly(3L);
    assertThat(meeting(some(Level.EVENT, or(operation("y"), attribute("k").equalTo("own")))))
        .containsExactly(2L, 3L);
  }

  @Test
  void some_attributeAtAnyLevelInside_seesTheOneEventAndTheSpan() {
    given(
        span(T1, 1).events(List.of(event("exception", "a", "b"), event("log", "k", "v"))),
        span(T1, 2).events(List.of(event("exception", "k", "v"))),
        holding(3, "k", "v").events(List.of(event("exception", "a", "b"))));

    assertThat(meeting(some(Level.EVENT, and(EXCEPTION, attribute("k").equalTo("v")))))
        .containsExactly(2L, 3L);
    assertThat(meeting(some(Level.EVENT, and(EXCEPTION, not(attribute("k").exists())))))
        .containsExactly(1L);
  }

  @Test
  void some_linkConditionInAnEvent_isSaidOfAnyLink() {
    given(
        span(T1, 1)
            .events(List.of(event("exception", "k", "v")))
            .links(List.of(link(T2, 5, Attributes.empty()), link(T3, 6, Attributes.empty()))),
        span(T1, 2).events(List.of(event("exception", "k", "v"))));

    assertThat(meeting(some(Level.EVENT, and(EXCEPTION, Field.LINK_SPAN_ID.exists()))))
        .containsExactly(1L);
    assertThat(meeting(some(Level.EVENT, and(EXCEPTION, not(Field.LINK_SPAN_ID.exists())))))
        .containsExactly(2L);
  }

  @Test
  void some_repeatedKeyInOneEvent_meetsBoth() {
    Attributes twice = Attributes.builder().put("k", "a").put("k", "b").build();
    given(
        span(T1, 1).events(List.of(new SpanEvent(1, "e", twice, 0))),
        span(T1, 2).events(List.of(event("e", "k", "a"), event("e", "k", "b"))));
    Condition aAndB =
        and(attribute(Level.EVENT, "k").equalTo("a"), attribute(Level.EVENT, "k").equalTo("b"));

    assertThat(meeting(some(Level.EVENT, aAndB))).containsExactly(1L);
    assertThat(meeting(aAndB)).containsExactly(1L, 2L);
    assertThat(meeting(some(Level.EVENT, attribute(Level.EVENT, "k").notEqualTo("a"))))
        .containsExactly(2L);
    assertThat(meeting(attribute(Level.EVENT, "k").notEqualTo("a"))).isEmpty();
  }

  @Test
  void some_timeRange_isMetByOneEvent() {
    given(
        span(T1, 1).events(List.of(at(10), at(30))),
        span(T1, 2).events(List.of(at(20))),
        span(T1, 3).events(List.of(at(10), at(-1))));
    Condition between = and(Field.EVENT_TIME.atLeast(15), Field.EVENT_TIME.lessThan(25));

    assertThat(meeting(some(Level.EVENT, between))).containsExactly(2L);
    assertThat(meeting(between)).containsExactly(1L, 2L, 3L);
  }

  @Test
  void linksTo_bothIdsOnOneLink_areFound() {
    given(
        span(T1, 1).links(List.of(link(T2, 5, Attributes.empty()))),
        span(T1, 2)
            .links(List.of(link(T2, 6, Attributes.empty()), link(T3, 5, Attributes.empty()))),
        span(T2, 5));

    assertThat(meeting(linksTo(T2, new SpanId(5)))).containsExactly(1L);
    assertThat(meeting(linksTo(T3, new SpanId(5)))).containsExactly(2L);
    assertThat(meeting(linksTo(T3, new SpanId(6)))).isEmpty();
  }

  private static SpanEvent event(String name, String key, String value) {
    return new SpanEvent(1, name, Attributes.of(key, Value.of(value)), 0);
  }

  private static SpanEvent at(long timeNanos) {
    return new SpanEvent(timeNanos, "e", Attributes.empty(), 0);
  }

  private static SpanLink link(TraceId traceId, long spanId, Attributes attributes) {
    return new SpanLink(traceId, new SpanId(spanId), "", attributes, 0, 0);
  }
}
