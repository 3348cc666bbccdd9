package io.spoor.testkit;

import static io.spoor.query.Condition.and;
import static io.spoor.query.Condition.has;
import static io.spoor.query.Condition.not;
import static io.spoor.query.Condition.operation;
import static io.spoor.query.Condition.or;
import static io.spoor.query.Condition.status;
import static io.spoor.query.Relation.ANCESTOR;
import static io.spoor.query.Relation.CHILD;
import static io.spoor.query.Relation.DESCENDANT;
import static io.spoor.query.Relation.FOLLOWING_SIBLING;
import static io.spoor.query.Relation.PARENT;
import static io.spoor.query.Relation.PRECEDING_SIBLING;
import static io.spoor.query.Relation.SIBLING;
import static org.assertj.core.api.Assertions.assertThat;

import io.spoor.query.Relation;
import io.spoor.span.Span;
import io.spoor.span.SpanId;
import io.spoor.span.SpanKind;
import io.spoor.span.Status;
import io.spoor.span.StatusCode;
import io.spoor.span.TraceId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Conditions on another span of the trace. Spans are named after what they are in it. */
abstract class RelationCases extends ConditionCases {
  RelationCases(TraceStoreContract contract) {
    super(contract);
  }

  @Test
  void eachRelation_inATree_holdsForTheSpansItNames() {
    given(smallTree());

    assertThat(meeting(has(CHILD, operation("left")))).containsExactly(1L);
    assertThat(meeting(has(CHILD, operation("leaf")))).containsExactly(2L);
    assertThat(meeting(has(PARENT, operation("root")))).containsExactly(2L, 3L);
    assertThat(meeting(has(PARENT, operation("left")))).containsExactly(4L);
    assertThat(meeting(has(DESCENDANT, operation("leaf")))).containsExactly(1L, 2L);
    assertThat(meeting(has(ANCESTOR, operation("root")))).containsExactly(2L, 3L, 4L);
    assertThat(meeting(has(ANCESTOR, operation("left")))).containsExactly(4L);
    assertThat(meeting(has(SIBLING, operation("left")))).containsExactly(3L);
    assertThat(meeting(has(FOLLOWING_SIBLING, operation("right")))).containsExactly(2L);
    assertThat(meeting(has(PRECEDING_SIBLING, operation("left")))).containsExactly(3L);
    assertThat(meeting(has(FOLLOWING_SIBLING, operation("left")))).isEmpty();
    assertThat(meeting(has(PRECEDING_SIBLING, operation("right")))).isEmpty();
    assertThat(meeting(has(DESCENDANT, operation("root")))).isEmpty();
    assertThat(meeting(has(CHILD, operation("unheard of")))).isEmpty();
  }

  @Test
  void eachRelation_traceOverManySegments_holdsForTheSpansItNames() {
    Span.Builder[] tree = smallTree();
    for (int i = tree.length - 1; i >= 0; i--) {
      fillASegment(i);
      given(tree[i]);
    }

    assertThat(meeting(has(CHILD, operation("left")))).containsExactly(1L);
    assertThat(meeting(has(PARENT, operation("root")))).containsExactly(2L, 3L);
    assertThat(meeting(has(DESCENDANT, operation("leaf")))).containsExactly(1L, 2L);
    assertThat(meeting(has(ANCESTOR, operation("root")))).containsExactly(2L, 3L, 4L);
    assertThat(meeting(has(SIBLING, operation("left")))).containsExactly(3L);
    assertThat(meeting(has(FOLLOWING_SIBLING, operation("right")))).containsExactly(2L);
    assertThat(meeting(has(PRECEDING_SIBLING, operation("left")))).containsExactly(3L);
    assertThat(meeting(and(operation("root"), not(has(CHILD, operation("right")))))).isEmpty();
    assertThat(meeting(and(operation("left"), not(has(CHILD, operation("right"))))))
        .containsExactly(2L);
  }

  @Test
  void not_outsideAndInside_meansNoneAndOneThatIsNot() {
    given(smallTree());

    assertThat(meeting(not(has(CHILD, and())))).containsExactly(3L, 4L);
    assertThat(meeting(not(has(CHILD, operation("left"))))).containsExactly(2L, 3L, 4L);
    assertThat(meeting(has(CHILD, not(operation("left"))))).containsExactly(1L, 2L);
    assertThat(meeting(not(has(CHILD, not(operation("left")))))).containsExactly(3L, 4L);
    assertThat(meeting(not(has(PARENT, and())))).containsExactly(1L);
    assertThat(meeting(has(SIBLING, or()))).isEmpty();
  }

  @Test
  void span_isNotItsOwnRelative() {
    given(named(1, "x"), named(2, "x").parentSpanId(id(1)), named(T2, 3, "x"));

    for (Relation relation : Relation.values()) {
      assertThat(meeting(has(relation, operation("x")))).doesNotContain(3L);
    }
    assertThat(meeting(has(DESCENDANT, operation("x")))).containsExactly(1L);
    assertThat(meeting(has(ANCESTOR, operation("x")))).containsExactly(2L);
    assertThat(meeting(has(SIBLING, operation("x")))).isEmpty();
  }

  @Test
  void sameSpanIdsInAnotherTrace_areNoRelatives() {
    given(named(1, "root"), named(T2, 2, "child").parentSpanId(id(1)), named(T3, 1, "root"));

    assertThat(meeting(has(CHILD, and()))).isEmpty();
    assertThat(meeting(has(PARENT, and()))).isEmpty();
  }

  @Test
  void nestedRelations_areFollowedStepByStep() {
    given(smallTree());

    assertThat(meeting(has(CHILD, has(CHILD, operation("leaf"))))).containsExactly(1L);
    assertThat(meeting(has(PARENT, has(SIBLING, operation("right"))))).containsExactly(4L);
    assertThat(meeting(has(CHILD, has(PARENT, operation("root"))))).containsExactly(1L);
    assertThat(meeting(has(SIBLING, not(has(CHILD, and()))))).containsExactly(2L);
    assertThat(meeting(has(ANCESTOR, has(DESCENDANT, operation("right")))))
        .containsExactly(2L, 3L, 4L);
  }

  @Test
  void relations_withOtherConditions_holdOnOneSpan() {
    given(
        named(1, "root"),
        named(2, "call").parentSpanId(id(1)),
        named(3, "fail").parentSpanId(id(2)).status(Status.error("")),
        named(T2, 4, "root"),
        named(T2, 5, "call").parentSpanId(id(4)));

    assertThat(meeting(and(operation("call"), has(CHILD, status(StatusCode.ERROR)))))
        .containsExactly(2L);
    assertThat(meeting(and(operation("call"), not(has(CHILD, status(StatusCode.ERROR))))))
        .containsExactly(5L);
    assertThat(meeting(or(operation("fail"), has(DESCENDANT, operation("call")))))
        .containsExactly(1L, 3L, 4L);
    assertThat(
            meeting(
                and(has(ANCESTOR, operation("root")), has(DESCENDANT, status(StatusCode.ERROR)))))
        .containsExactly(2L);
    assertThat(meeting(has(DESCENDANT, and(operation("call"), status(StatusCode.ERROR)))))
        .isEmpty();
  }

  @Test
  void otherSpan_outsideTheWindow_counts() {
    given(named(1, "root"), named(50, "child").parentSpanId(id(1)));

    assertThat(found(query().where(has(CHILD, operation("child"))).toNanos(10)))
        .containsExactly(T1);
    assertThat(found(query().where(has(PARENT, operation("root"))).fromNanos(10)))
        .containsExactly(T1);
    assertThat(found(query().where(has(PARENT, operation("root"))).toNanos(10))).isEmpty();
  }

  @Test
  void orphans_areRootsWithoutParentsAndSiblings() {
    given(
        named(2, "orphan").parentSpanId(id(99)),
        named(3, "orphan").parentSpanId(id(99)),
        named(4, "below").parentSpanId(id(3)));

    assertThat(meeting(has(SIBLING, and()))).isEmpty();
    assertThat(meeting(has(FOLLOWING_SIBLING, and()))).isEmpty();
    assertThat(meeting(has(PARENT, and()))).containsExactly(4L);
    assertThat(meeting(has(DESCENDANT, and()))).containsExactly(3L);
  }

  @Test
  void trueRoots_areNoSiblings() {
    given(named(1, "a"), named(2, "b"));

    assertThat(meeting(has(SIBLING, and()))).isEmpty();
    assertThat(meeting(has(PRECEDING_SIBLING, and()))).isEmpty();
  }

  @Test
  void parentThatComesLate_isFoundFromThenOn() {
    given(named(2, "left").parentSpanId(id(1)), named(3, "right").parentSpanId(id(1)));
    assertThat(meeting(has(SIBLING, and()))).isEmpty();

    fillASegment(0);
    given(named(1, "root"));

    assertThat(meeting(has(SIBLING, and()))).containsExactly(2L, 3L);
    assertThat(meeting(has(PARENT, operation("root")))).containsExactly(2L, 3L);
  }

  @Test
  void sharedIdOfClientAndServer_hangsServerUnderClientAndChildrenUnderServer() {
    given(
        named(1, "root"),
        named(2, "client").kind(SpanKind.CLIENT).parentSpanId(id(1)),
        named(2, "server").kind(SpanKind.SERVER).parentSpanId(id(1)).startNanos(3),
        named(4, "below").parentSpanId(id(2)));

    assertThat(meeting(and(operation("server"), has(PARENT, operation("client")))))
        .containsExactly(2L);
    assertThat(meeting(and(operation("server"), has(PARENT, operation("root"))))).isEmpty();
    assertThat(meeting(and(operation("server"), has(CHILD, operation("below")))))
        .containsExactly(2L);
    assertThat(meeting(and(operation("client"), has(CHILD, operation("below"))))).isEmpty();
    assertThat(meeting(has(SIBLING, and()))).isEmpty();
    assertThat(meeting(has(ANCESTOR, operation("client")))).containsExactly(2L, 4L);
  }

  @Test
  void sharedIdOfEqualKinds_hangsChildrenUnderTheEarliest() {
    given(
        named(1, "root"),
        named(2, "first").parentSpanId(id(1)),
        named(2, "second").parentSpanId(id(1)).startNanos(3),
        named(4, "below").parentSpanId(id(2)));

    assertThat(meeting(and(operation("first"), has(CHILD, and())))).containsExactly(2L);
    assertThat(meeting(and(operation("second"), has(CHILD, and())))).isEmpty();
    assertThat(meeting(has(SIBLING, operation("first")))).containsExactly(2L);
  }

  @Test
  void cycle_isBrokenAtItsEarliestSpan() {
    given(
        named(1, "first").parentSpanId(id(3)),
        named(2, "second").parentSpanId(id(1)),
        named(3, "third").parentSpanId(id(2)),
        named(4, "beside").parentSpanId(id(3)));

    assertThat(meeting(has(PARENT, and()))).containsExactly(2L, 3L, 4L);
    assertThat(meeting(has(ANCESTOR, operation("third")))).containsExactly(4L);
    assertThat(meeting(has(DESCENDANT, operation("third")))).containsExactly(1L, 2L);
    assertThat(meeting(has(CHILD, operation("first")))).isEmpty();
    assertThat(meeting(has(SIBLING, and()))).isEmpty();
  }

  @Test
  void spanThatIsItsOwnParent_isARoot() {
    given(named(1, "own").parentSpanId(id(1)), named(2, "below").parentSpanId(id(1)));

    assertThat(meeting(has(PARENT, and()))).containsExactly(2L);
    assertThat(meeting(has(CHILD, and()))).containsExactly(1L);
    assertThat(meeting(has(ANCESTOR, operation("own")))).containsExactly(2L);
  }

  @Test
  void siblingsInTime_touchOrLieApart() {
    given(
        named(1, "root"),
        below(2, 10, 20),
        below(3, 15, 30),
        below(4, 20, 25),
        below(5, 40, 40),
        below(6, 40, 40));

    assertThat(meeting(has(FOLLOWING_SIBLING, operation("2")))).isEmpty();
    assertThat(meeting(has(FOLLOWING_SIBLING, operation("3")))).isEmpty();
    assertThat(meeting(has(FOLLOWING_SIBLING, operation("4")))).containsExactly(2L);
    assertThat(meeting(has(FOLLOWING_SIBLING, operation("5")))).containsExactly(2L, 3L, 4L, 6L);
    assertThat(meeting(has(PRECEDING_SIBLING, operation("2")))).containsExactly(4L, 5L, 6L);
    assertThat(meeting(has(PRECEDING_SIBLING, operation("5")))).containsExactly(6L);
    assertThat(meeting(has(SIBLING, operation("2")))).containsExactly(3L, 4L, 5L, 6L);
  }

  @Test
  void siblingThatEndsBeforeItStarts_hasEndedAtItsStart() {
    given(named(1, "root"), below(2, 30, 5), below(3, 20, 25), below(4, 30, 35));

    assertThat(meeting(has(PRECEDING_SIBLING, operation("2")))).containsExactly(4L);
    assertThat(meeting(has(FOLLOWING_SIBLING, operation("2")))).containsExactly(3L);
  }

  @Test
  void siblingsInTime_areUnsigned() {
    given(
        named(1, "root"),
        below(2, 5, Long.MAX_VALUE),
        below(3, Long.MIN_VALUE, -1),
        below(4, -1, -1));

    assertThat(meeting(has(FOLLOWING_SIBLING, operation("3")))).containsExactly(2L);
    assertThat(meeting(has(PRECEDING_SIBLING, operation("3")))).containsExactly(4L);
    assertThat(meeting(has(FOLLOWING_SIBLING, operation("4")))).containsExactly(2L, 3L);
  }

  @Test
  void longChain_isClimbedToItsEnd() {
    List<Span> chain = new ArrayList<>();
    for (long i = 1; i <= 15; i++) {
      Span.Builder span = named(i, "step " + i);
      chain.add((i == 1 ? span : span.parentSpanId(id(i - 1))).build());
    }
    given(chain.toArray(new Span[0]));

    assertThat(meeting(has(ANCESTOR, operation("step 1")))).hasSize(14).doesNotContain(1L);
    assertThat(meeting(has(DESCENDANT, operation("step 15")))).hasSize(14).doesNotContain(15L);
    assertThat(meeting(has(PARENT, operation("step 7")))).containsExactly(8L);
  }

  private static Span.Builder[] smallTree() {
    return new Span.Builder[] {
      named(1, "root"),
      named(2, "left").parentSpanId(id(1)),
      named(3, "right").parentSpanId(id(1)),
      named(4, "leaf").parentSpanId(id(2))
    };
  }

  /** Spans of other traces, which no condition here matches. */
  private void fillASegment(int number) {
    for (long i = 0; i < 7; i++) {
      given(named(new TraceId(0xf111, number * 7L + i), 1 + i, "filling"));
    }
  }

  private static Span.Builder below(long spanId, long startNanos, long endNanos) {
    return named(spanId, Long.toString(spanId))
        .parentSpanId(id(1))
        .startNanos(startNanos)
        .endNanos(endNanos);
  }

  private static Span.Builder named(long spanId, String name) {
    return named(T1, spanId, name);
  }

  private static Span.Builder named(TraceId traceId, long spanId, String name) {
    return span(traceId, spanId).name(name);
  }

  private static SpanId id(long value) {
    return new SpanId(value);
  }
}
