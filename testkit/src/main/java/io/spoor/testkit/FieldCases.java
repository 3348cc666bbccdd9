package io.spoor.testkit;

import static io.spoor.query.Condition.and;
import static io.spoor.query.Condition.not;
import static io.spoor.query.Condition.spanId;
import static org.assertj.core.api.Assertions.assertThat;

import io.spoor.query.Field;
import io.spoor.span.Attributes;
import io.spoor.span.Resource;
import io.spoor.span.Scope;
import io.spoor.span.Span;
import io.spoor.span.SpanEvent;
import io.spoor.span.SpanId;
import io.spoor.span.SpanKind;
import io.spoor.span.SpanLink;
import io.spoor.span.Status;
import io.spoor.span.StatusCode;
import io.spoor.span.Value;
import java.util.List;
import org.junit.jupiter.api.Test;

abstract class FieldCases extends ConditionCases {
  FieldCases(TraceStoreContract contract) {
    super(contract);
  }

  @Test
  void textField_empty_isMissing() {
    Resource urls = new Resource(Attributes.empty(), 0, "resource-url");
    Scope scope = new Scope("lib", "1.2", Attributes.empty(), 0, "scope-url");
    Span full =
        span(T1, 1)
            .resource(urls)
            .scope(scope)
            .traceState("a=b")
            .status(StatusCode.ERROR, "broken pipe")
            .links(List.of(new SpanLink(T2, new SpanId(5), "c=d", Attributes.empty(), 0, 0)))
            .build();
    given(full);
    given(span(T1, 2).links(List.of(SpanLink.to(T2, new SpanId(5)))));

    assertIsText(Field.RESOURCE_SCHEMA_URL, "resource-url");
    assertIsText(Field.SCOPE_NAME, "lib");
    assertIsText(Field.SCOPE_VERSION, "1.2");
    assertIsText(Field.SCOPE_SCHEMA_URL, "scope-url");
    assertIsText(Field.TRACE_STATE, "a=b");
    assertIsText(Field.STATUS_MESSAGE, "broken pipe");
    assertIsText(Field.LINK_TRACE_STATE, "c=d");
  }

  /** The first span of two has this text, the second has none. */
  private void assertIsText(Field field, String text) {
    assertThat(meeting(field.exists())).as("%s", field).containsExactly(1L);
    assertThat(meeting(field.equalTo(text))).as("%s", field).containsExactly(1L);
    assertThat(meeting(field.equalTo(""))).as("%s", field).isEmpty();
    assertThat(meeting(field.notEqualTo("x"))).as("%s", field).containsExactly(1L);
    assertThat(meeting(field.notEqualTo(text))).as("%s", field).isEmpty();
    assertThat(meeting(field.startsWith(""))).as("%s", field).containsExactly(1L);
    assertThat(meeting(field.matches(text.substring(1)))).as("%s", field).containsExactly(1L);
    assertThat(meeting(field.atMost(text))).as("%s", field).containsExactly(1L);
    assertThat(meeting(field.lessThan(text))).as("%s", field).isEmpty();
    assertThat(meeting(field.in("x", text))).as("%s", field).containsExactly(1L);
    assertThat(meeting(not(field.exists()))).as("%s", field).containsExactly(2L);
    assertThat(meeting(not(field.equalTo(text)))).as("%s", field).containsExactly(2L);
  }

  @Test
  void fieldThatIsAlwaysThere_exists() {
    given(span(T1, 1).name("").resource(Resource.EMPTY), span(T2, 2));

    for (Field field :
        List.of(
            Field.SERVICE,
            Field.TRACE_ID,
            Field.SPAN_ID,
            Field.NAME,
            Field.KIND,
            Field.START_TIME,
            Field.END_TIME,
            Field.STATUS,
            Field.DURATION)) {
      assertThat(meeting(field.exists())).as("%s", field).containsExactly(1L, 2L);
      assertThat(meeting(not(field.exists()))).as("%s", field).isEmpty();
    }
  }

  @Test
  void eventAndLinkFields_withoutEventOrLink_areMissing() {
    given(span(T1, 1), span(T1, 2));

    for (Field field :
        List.of(
            Field.EVENT_NAME,
            Field.EVENT_TIME,
            Field.EVENT_TIME_SINCE_START,
            Field.LINK_TRACE_ID,
            Field.LINK_SPAN_ID,
            Field.LINK_TRACE_STATE)) {
      assertThat(meeting(field.exists())).as("%s", field).isEmpty();
      assertThat(meeting(not(field.exists()))).as("%s", field).containsExactly(1L, 2L);
    }
  }

  @Test
  void fieldNamedLikeAnAttribute_isNotConfused() {
    given(holding(1, "name", "x").name("y"), holding(2, "kind", "server"), holding(3, "x", "name"));

    assertThat(meeting(Field.NAME.equalTo("x"))).isEmpty();
    assertThat(meeting(Field.KIND.equalTo("server"))).isEmpty();
    assertThat(meeting(Field.SCOPE_NAME.equalTo("x"))).isEmpty();
    assertThat(meeting(Field.NAME.equalTo("y"))).containsExactly(1L);
  }

  @Test
  void kindAndStatus_areTextInLowerCase() {
    given(
        span(T1, 1).kind(SpanKind.SERVER).status(Status.OK),
        span(T1, 2).kind(SpanKind.CLIENT).status(Status.error("")),
        span(T1, 3));

    assertThat(meeting(Field.KIND.equalTo("server"))).containsExactly(1L);
    assertThat(meeting(Field.KIND.equalTo("SERVER"))).isEmpty();
    assertThat(meeting(Field.KIND.matches("r$"))).containsExactly(1L);
    assertThat(meeting(Field.KIND.in("client", "unspecified"))).containsExactly(2L, 3L);
    assertThat(meeting(Field.KIND.notEqualTo("server"))).containsExactly(2L, 3L);
    assertThat(meeting(Field.STATUS.equalTo("error"))).containsExactly(2L);
    assertThat(meeting(Field.STATUS.startsWith("un"))).containsExactly(3L);
    assertThat(meeting(Field.STATUS.lessThan("ok"))).containsExactly(2L);
    assertThat(meeting(Field.STATUS.notIn("ok", "error"))).containsExactly(3L);
  }

  @Test
  void ids_areEqualByAllTheirBytes() {
    given(
        span(T1, 1),
        span(T1, 2).parentSpanId(new SpanId(1)),
        span(T2, 3).parentSpanId(new SpanId(0)),
        span(T2, -1).startNanos(4));

    assertThat(meeting(Field.TRACE_ID.equalTo(bytes(T2.toBytes())))).containsExactly(-1L, 3L);
    assertThat(meeting(Field.TRACE_ID.notEqualTo(bytes(T2.toBytes())))).containsExactly(1L, 2L);
    assertThat(meeting(Field.TRACE_ID.in(List.of(bytes(T3.toBytes()))))).isEmpty();
    assertThat(meeting(Field.SPAN_ID.equalTo(id(-1)))).containsExactly(-1L);
    assertThat(meeting(Field.SPAN_ID.in(List.of(id(2), id(3), id(4))))).containsExactly(2L, 3L);
    assertThat(meeting(spanId(new SpanId(3)))).containsExactly(3L);
    assertThat(meeting(Field.PARENT_SPAN_ID.equalTo(id(1)))).containsExactly(2L);
    assertThat(meeting(Field.PARENT_SPAN_ID.equalTo(id(0)))).containsExactly(3L);
    assertThat(meeting(Field.PARENT_SPAN_ID.exists())).containsExactly(2L, 3L);
    assertThat(meeting(Field.PARENT_SPAN_ID.notEqualTo(id(1)))).containsExactly(3L);
    assertThat(meeting(not(Field.PARENT_SPAN_ID.exists()))).containsExactly(-1L, 1L);
  }

  @Test
  void startAndEnd_areUnsigned() {
    given(
        span(T1, 1).startNanos(0).endNanos(10),
        span(T1, 2).startNanos(Long.MAX_VALUE).endNanos(Long.MIN_VALUE),
        span(T1, 3).startNanos(Long.MIN_VALUE).endNanos(-1),
        span(T1, 4).startNanos(20).endNanos(5));

    assertThat(meeting(Field.START_TIME.greaterThan(20))).containsExactly(2L, 3L);
    assertThat(meeting(Field.START_TIME.lessThan(Long.MIN_VALUE))).containsExactly(1L, 2L, 4L);
    assertThat(meeting(Field.START_TIME.atMost(-1))).containsExactly(1L, 2L, 3L, 4L);
    assertThat(meeting(Field.START_TIME.in(0, Long.MIN_VALUE))).containsExactly(1L, 3L);
    assertThat(meeting(Field.START_TIME.notEqualTo(20))).containsExactly(1L, 2L, 3L);
    assertThat(meeting(Field.END_TIME.equalTo(-1))).containsExactly(3L);
    assertThat(meeting(Field.END_TIME.lessThan(10))).containsExactly(4L);
    assertThat(meeting(Field.END_TIME.atLeast(Long.MIN_VALUE))).containsExactly(2L, 3L);
    assertThat(meeting(and(Field.START_TIME.atLeast(0), Field.START_TIME.lessThan(21))))
        .containsExactly(1L, 4L);
  }

  @Test
  void duration_isUnsignedAndZeroWhereTheEndLiesBefore() {
    given(
        span(T1, 1).startNanos(20).endNanos(5),
        span(T1, 2).startNanos(5).endNanos(5),
        span(T1, 3).startNanos(5).endNanos(6),
        span(T1, 4).startNanos(0).endNanos(-1));

    assertThat(meeting(Field.DURATION.equalTo(0))).containsExactly(1L, 2L);
    assertThat(meeting(Field.DURATION.greaterThan(0))).containsExactly(3L, 4L);
    assertThat(meeting(Field.DURATION.greaterThan(Long.MAX_VALUE))).containsExactly(4L);
    assertThat(meeting(Field.DURATION.lessThan(-1))).containsExactly(1L, 2L, 3L);
    assertThat(meeting(Field.DURATION.lessThan(0))).isEmpty();
    assertThat(meeting(Field.DURATION.in(1, -1))).containsExactly(3L, 4L);
    assertThat(meeting(not(Field.DURATION.atMost(1)))).containsExactly(4L);
    assertThat(meeting(Field.DURATION.notEqualTo(0))).containsExactly(3L, 4L);
  }

  @Test
  void event_nameMayBeEmpty() {
    given(
        span(T1, 1).events(List.of(event(5, ""), event(6, "retry"))),
        span(T1, 2).events(List.of(event(5, "retry"))),
        span(T1, 3));

    assertThat(meeting(Field.EVENT_NAME.equalTo(""))).containsExactly(1L);
    assertThat(meeting(Field.EVENT_NAME.equalTo("retry"))).containsExactly(1L, 2L);
    assertThat(meeting(Field.EVENT_NAME.exists())).containsExactly(1L, 2L);
    assertThat(meeting(Field.EVENT_NAME.notEqualTo("retry"))).isEmpty();
    assertThat(meeting(Field.EVENT_NAME.notEqualTo(""))).containsExactly(2L);
    assertThat(meeting(Field.EVENT_NAME.startsWith("re"))).containsExactly(1L, 2L);
  }

  @Test
  void event_timesAreUnsigned_andSinceStartZeroWhereTheyLieBefore() {
    given(
        span(T1, 1).startNanos(100).events(List.of(event(90, "before"))),
        span(T1, 2).startNanos(100).events(List.of(event(150, ""), event(100, ""))),
        span(T1, 3).startNanos(0).events(List.of(event(-1, ""))));

    assertThat(meeting(Field.EVENT_TIME.lessThan(100))).containsExactly(1L);
    assertThat(meeting(Field.EVENT_TIME.greaterThan(150))).containsExactly(3L);
    assertThat(meeting(Field.EVENT_TIME.equalTo(150))).containsExactly(2L);
    assertThat(meeting(Field.EVENT_TIME_SINCE_START.equalTo(0))).containsExactly(1L, 2L);
    assertThat(meeting(Field.EVENT_TIME_SINCE_START.greaterThan(0))).containsExactly(2L, 3L);
    assertThat(meeting(Field.EVENT_TIME_SINCE_START.equalTo(50))).containsExactly(2L);
    assertThat(meeting(Field.EVENT_TIME_SINCE_START.greaterThan(50))).containsExactly(3L);
    assertThat(meeting(not(Field.EVENT_TIME_SINCE_START.equalTo(0)))).containsExactly(3L);
  }

  @Test
  void link_idsAreThoseOfTheOtherSpan() {
    given(
        span(T1, 1).links(List.of(SpanLink.to(T2, new SpanId(7)))),
        span(T1, 2).links(List.of(SpanLink.to(T3, new SpanId(8)), SpanLink.to(T2, new SpanId(9)))),
        span(T2, 7));

    assertThat(meeting(Field.LINK_TRACE_ID.equalTo(bytes(T2.toBytes())))).containsExactly(1L, 2L);
    assertThat(meeting(Field.LINK_TRACE_ID.notEqualTo(bytes(T2.toBytes())))).isEmpty();
    assertThat(meeting(Field.LINK_SPAN_ID.equalTo(id(8)))).containsExactly(2L);
    assertThat(meeting(Field.LINK_SPAN_ID.in(List.of(id(7), id(9))))).containsExactly(1L, 2L);
    assertThat(meeting(Field.LINK_TRACE_ID.equalTo(bytes(T1.toBytes())))).isEmpty();
  }

  private static SpanEvent event(long timeNanos, String name) {
    return new SpanEvent(timeNanos, name, Attributes.empty(), 0);
  }

  private static Value id(long spanId) {
    return bytes(new SpanId(spanId).toBytes());
  }

  private static Value bytes(byte[] bytes) {
    return Value.of(bytes);
  }
}
