package io.spoor.testkit;

import static io.spoor.query.Condition.and;
import static io.spoor.query.Condition.attribute;
import static io.spoor.query.Condition.not;
import static org.assertj.core.api.Assertions.assertThat;

import io.spoor.span.Attributes;
import io.spoor.span.Value;
import org.junit.jupiter.api.Test;

/** Less and greater, of attributes. */
abstract class RangeCases extends ConditionCases {
  RangeCases(TraceStoreContract contract) {
    super(contract);
  }

  @Test
  void number_eachComparison_holdsAtItsSideOfTheEdge() {
    given(holding(1, "k", -5), holding(2, "k", 9), holding(3, "k", 10), holding(4, "k", 11));

    assertThat(meeting(attribute("k").lessThan(10))).containsExactly(1L, 2L);
    assertThat(meeting(attribute("k").atMost(10))).containsExactly(1L, 2L, 3L);
    assertThat(meeting(attribute("k").greaterThan(10))).containsExactly(4L);
    assertThat(meeting(attribute("k").atLeast(10))).containsExactly(3L, 4L);
    assertThat(meeting(and(attribute("k").atLeast(-5), attribute("k").lessThan(10))))
        .containsExactly(1L, 2L);
  }

  @Test
  void number_missingOrOtherType_isNeitherLessNorGreater() {
    given(holding(1, "k", 5), holding(2, "k", "5"), holding(3, "k", Value.of(true)), span(T1, 4));

    assertThat(meeting(attribute("k").lessThan(10))).containsExactly(1L);
    assertThat(meeting(attribute("k").greaterThan(-10))).containsExactly(1L);
    assertThat(meeting(not(attribute("k").lessThan(10)))).containsExactly(2L, 3L, 4L);
  }

  @Test
  void number_intAndDouble_areOrderedAmongEachOther() {
    given(
        holding(1, "k", 1),
        holding(2, "k", 1.5),
        holding(3, "k", 2),
        holding(4, "k", 2.0),
        holding(5, "k", -1.5));

    assertThat(meeting(attribute("k").lessThan(1.5))).containsExactly(1L, 5L);
    assertThat(meeting(attribute("k").greaterThan(1))).containsExactly(2L, 3L, 4L);
    assertThat(meeting(attribute("k").atLeast(2.0))).containsExactly(3L, 4L);
    assertThat(meeting(attribute("k").lessThan(2))).containsExactly(1L, 2L, 5L);
    assertThat(meeting(attribute("k").atMost(-1))).containsExactly(5L);
  }

  @Test
  void number_thatADoubleCannotHold_isOrderedExactly() {
    long large = 1L << 53;
    given(
        holding(1, "k", large),
        holding(2, "k", large + 1),
        holding(3, "k", 0x1p53),
        holding(4, "k", 0x1p53 + 2));

    assertThat(meeting(attribute("k").greaterThan(large))).containsExactly(2L, 4L);
    assertThat(meeting(attribute("k").greaterThan(0x1p53))).containsExactly(2L, 4L);
    assertThat(meeting(attribute("k").lessThan(large + 1))).containsExactly(1L, 3L);
    assertThat(meeting(attribute("k").atLeast(large + 1))).containsExactly(2L, 4L);
    assertThat(meeting(attribute("k").greaterThan(large + 1))).containsExactly(4L);
  }

  @Test
  void number_atTheEndsOfInt_isLessThanTheNextDouble() {
    given(
        holding(1, "k", Long.MAX_VALUE),
        holding(2, "k", Long.MIN_VALUE),
        holding(3, "k", 0x1p63),
        holding(4, "k", -0x1p63),
        holding(5, "k", Math.nextDown(-0x1p63)));

    assertThat(meeting(attribute("k").lessThan(0x1p63))).containsExactly(1L, 2L, 4L, 5L);
    assertThat(meeting(attribute("k").greaterThan(Long.MAX_VALUE))).containsExactly(3L);
    assertThat(meeting(attribute("k").lessThan(Long.MIN_VALUE))).containsExactly(5L);
    assertThat(meeting(attribute("k").atMost(-0x1p63))).containsExactly(2L, 4L, 5L);
  }

  @Test
  void number_infinities_lieBeyondAllOthers() {
    given(
        holding(1, "k", Double.POSITIVE_INFINITY),
        holding(2, "k", Double.NEGATIVE_INFINITY),
        holding(3, "k", Long.MAX_VALUE),
        holding(4, "k", -Double.MAX_VALUE));

    assertThat(meeting(attribute("k").lessThan(Double.POSITIVE_INFINITY)))
        .containsExactly(2L, 3L, 4L);
    assertThat(meeting(attribute("k").atLeast(Double.POSITIVE_INFINITY))).containsExactly(1L);
    assertThat(meeting(attribute("k").greaterThan(Double.NEGATIVE_INFINITY)))
        .containsExactly(1L, 3L, 4L);
    assertThat(meeting(attribute("k").atMost(Double.NEGATIVE_INFINITY))).containsExactly(2L);
    assertThat(meeting(attribute("k").greaterThan(0))).containsExactly(1L, 3L);
  }

  @Test
  void number_nan_isNeitherLessNorGreater() {
    given(holding(1, "k", Double.NaN), holding(2, "k", 0), holding(3, "k", -1.0));

    assertThat(meeting(attribute("k").atMost(Double.POSITIVE_INFINITY))).containsExactly(2L, 3L);
    assertThat(meeting(attribute("k").atLeast(Double.NEGATIVE_INFINITY))).containsExactly(2L, 3L);
    assertThat(meeting(attribute("k").atLeast(Double.NaN))).isEmpty();
    assertThat(meeting(attribute("k").lessThan(Double.NaN))).isEmpty();
    assertThat(meeting(not(attribute("k").atMost(5)))).containsExactly(1L);
  }

  @Test
  void number_negativeZero_isZero() {
    given(holding(1, "k", -0.0), holding(2, "k", 0), holding(3, "k", Double.MIN_VALUE));

    assertThat(meeting(attribute("k").lessThan(0))).isEmpty();
    assertThat(meeting(attribute("k").lessThan(0.0))).isEmpty();
    assertThat(meeting(attribute("k").atLeast(0.0))).containsExactly(1L, 2L, 3L);
    assertThat(meeting(attribute("k").atMost(-0.0))).containsExactly(1L, 2L);
    assertThat(meeting(attribute("k").greaterThan(-0.0))).containsExactly(3L);
  }

  @Test
  void text_isOrderedByUtf8() {
    given(
        holding(1, "k", ""),
        holding(2, "k", "Z"),
        holding(3, "k", "a"),
        holding(4, "k", "ab"),
        holding(5, "k", "\uffee"),
        holding(6, "k", "\ud83d\ude80"));

    assertThat(meeting(attribute("k").lessThan("a"))).containsExactly(1L, 2L);
    assertThat(meeting(attribute("k").atMost("a"))).containsExactly(1L, 2L, 3L);
    assertThat(meeting(attribute("k").greaterThan("a"))).containsExactly(4L, 5L, 6L);
    assertThat(meeting(attribute("k").greaterThan("\uffee"))).containsExactly(6L);
    assertThat(meeting(attribute("k").lessThan("\ud83d\ude80")))
        .containsExactly(1L, 2L, 3L, 4L, 5L);
    assertThat(meeting(attribute("k").atLeast(""))).containsExactly(1L, 2L, 3L, 4L, 5L, 6L);
    assertThat(meeting(attribute("k").lessThan(""))).isEmpty();
  }

  @Test
  void text_long_isOrderedToItsEnd() {
    String start = "x".repeat(256);
    given(
        holding(1, "k", start),
        holding(2, "k", start + "a"),
        holding(3, "k", start + "b"),
        holding(4, "k", "x".repeat(255)),
        holding(5, "k", start.substring(1) + "y"));

    assertThat(meeting(attribute("k").lessThan(start))).containsExactly(4L);
    assertThat(meeting(attribute("k").atMost(start))).containsExactly(1L, 4L);
    assertThat(meeting(attribute("k").greaterThan(start))).containsExactly(2L, 3L, 5L);
    assertThat(meeting(attribute("k").greaterThan(start + "a"))).containsExactly(3L, 5L);
    assertThat(meeting(attribute("k").atMost(start + "a"))).containsExactly(1L, 2L, 4L);
    assertThat(meeting(attribute("k").lessThan(start + "aa"))).containsExactly(1L, 2L, 4L);
  }

  @Test
  void array_anyElementAtAnyDepth_suffices() {
    given(
        holding(1, "k", array(Value.of(1), array(Value.of(20)))),
        holding(2, "k", array(Value.of(12), Value.of("text"))),
        holding(3, "k", array()));

    assertThat(meeting(attribute("k").greaterThan(15))).containsExactly(1L);
    assertThat(meeting(attribute("k").lessThan(15))).containsExactly(1L, 2L);
    assertThat(meeting(attribute("k").atLeast("t"))).containsExactly(2L);
  }

  @Test
  void twoBounds_canBeMetByDifferentValues() {
    given(
        holding(1, "k", array(Value.of(1), Value.of(9))),
        span(T1, 2).attributes(Attributes.builder().put("k", 1).put("k", 9).build()),
        holding(3, "k", 1),
        holding(4, "k", 5));

    assertThat(meeting(and(attribute("k").greaterThan(4), attribute("k").lessThan(6))))
        .containsExactly(1L, 2L, 4L);
  }
}
