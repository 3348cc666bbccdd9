package io.spoor.testkit;

import static io.spoor.query.Condition.attribute;
import static io.spoor.query.Condition.not;
import static org.assertj.core.api.Assertions.assertThat;

import io.spoor.query.Field;
import io.spoor.query.Level;
import io.spoor.span.Attributes;
import io.spoor.span.Resource;
import io.spoor.span.SpanEvent;
import io.spoor.span.Value;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Prefixes and regular expressions. */
abstract class TextCases extends ConditionCases {
  TextCases(TraceStoreContract contract) {
    super(contract);
  }

  @Test
  void prefix_textThatStartsSo_isFound() {
    given(
        holding(1, "k", "java.io"),
        holding(2, "k", "java"),
        holding(3, "k", "jav"),
        holding(4, "k", "javb"),
        holding(5, "k", "x java"),
        holding(6, "k", "Java"));

    assertThat(meeting(attribute("k").startsWith("java"))).containsExactly(1L, 2L);
    assertThat(meeting(attribute("k").startsWith("jav"))).containsExactly(1L, 2L, 3L, 4L);
    assertThat(meeting(not(attribute("k").startsWith("java")))).containsExactly(3L, 4L, 5L, 6L);
  }

  @Test
  void prefix_empty_isMetByEveryText() {
    given(
        holding(1, "k", ""),
        holding(2, "k", "a"),
        holding(3, "k", 1),
        holding(4, "k", Value.EMPTY),
        holding(5, "k", array(Value.of(""))),
        span(T1, 6));

    assertThat(meeting(attribute("k").startsWith(""))).containsExactly(1L, 2L, 5L);
  }

  @Test
  void prefix_beyondAscii_isFound() {
    given(
        holding(1, "k", "\u00e9t\u00e9"),
        holding(2, "k", "\u00e8re"),
        holding(3, "k", "\ud83d\ude80 up"),
        holding(4, "k", "\uffff"),
        holding(5, "k", "\udbff\udfff!"));

    assertThat(meeting(attribute("k").startsWith("\u00e9"))).containsExactly(1L);
    assertThat(meeting(attribute("k").startsWith("\ud83d\ude80"))).containsExactly(3L);
    assertThat(meeting(attribute("k").startsWith("\uffff"))).containsExactly(4L);
    assertThat(meeting(attribute("k").startsWith("\udbff\udfff"))).containsExactly(5L);
  }

  @Test
  void prefix_thatEndsInHalfACharacter_isNotItsBeginning() {
    given(
        holding(1, "k", "\ud83d\ude80").name("\ud83d\ude80"),
        holding(2, "k", "\ufffd").name("\ufffd"),
        holding(3, "k", "?").name("?"));

    assertThat(meeting(attribute("k").startsWith("\ud83d"))).containsExactly(2L);
    assertThat(meeting(attribute("k").equalTo("\ud83d"))).containsExactly(2L);
    assertThat(meeting(attribute("k").textEqualTo("\ud83d"))).containsExactly(2L);
    assertThat(meeting(attribute("k").atMost("\ud83d"))).containsExactly(2L, 3L);
    assertThat(meeting(Field.NAME.startsWith("\ud83d"))).containsExactly(2L);
    assertThat(meeting(Field.NAME.greaterThan("\ud83d"))).containsExactly(1L);
  }

  @Test
  void prefix_of256BytesAndMore_isComparedToItsEnd() {
    String start = "x".repeat(256);
    given(
        holding(1, "k", start),
        holding(2, "k", start + "a"),
        holding(3, "k", start + "ab"),
        holding(4, "k", start + "b"),
        holding(5, "k", start.substring(1)));

    assertThat(meeting(attribute("k").startsWith(start.substring(1))))
        .containsExactly(1L, 2L, 3L, 4L, 5L);
    assertThat(meeting(attribute("k").startsWith(start))).containsExactly(1L, 2L, 3L, 4L);
    assertThat(meeting(attribute("k").startsWith(start + "a"))).containsExactly(2L, 3L);
    assertThat(meeting(attribute("k").startsWith(start + "ab"))).containsExactly(3L);
    assertThat(meeting(attribute("k").startsWith(start + "c"))).isEmpty();
  }

  @Test
  void prefix_whoseCharacterLiesAcrossThe256thByte_isFound() {
    String start = "x".repeat(255);
    given(
        holding(1, "k", start + "\u00e9"),
        holding(2, "k", start + "\u00e8 and more"),
        holding(3, "k", start + "\u00e9 and more"));

    assertThat(meeting(attribute("k").startsWith(start + "\u00e9"))).containsExactly(1L, 3L);
    assertThat(meeting(attribute("k").startsWith(start))).containsExactly(1L, 2L, 3L);
    assertThat(meeting(attribute("k").matches("\u00e9 and more$"))).containsExactly(3L);
  }

  @Test
  void regex_isFoundAnywhereUnlessAnchored() {
    given(
        holding(1, "k", "GET /cart/17"),
        holding(2, "k", "POST /cart"),
        holding(3, "k", "cart"),
        holding(4, "k", "CART"));

    assertThat(meeting(attribute("k").matches("cart"))).containsExactly(1L, 2L, 3L);
    assertThat(meeting(attribute("k").matches("^cart"))).containsExactly(3L);
    assertThat(meeting(attribute("k").matches("cart$"))).containsExactly(2L, 3L);
    assertThat(meeting(attribute("k").matches("(?i)^cart$"))).containsExactly(3L, 4L);
    assertThat(meeting(attribute("k").matches("/\\d+|^P"))).containsExactly(1L, 2L);
    assertThat(meeting(attribute("k").matches(""))).containsExactly(1L, 2L, 3L, 4L);
    assertThat(meeting(not(attribute("k").matches("a")))).containsExactly(4L);
  }

  @Test
  void regex_ofWhatIsNoText_isNotFound() {
    given(
        holding(1, "k", 17),
        holding(2, "k", Value.of(true)),
        holding(3, "k", Value.EMPTY),
        holding(4, "k", "17"),
        holding(5, "k", array(Value.of(17), Value.of("a17"))),
        holding(6, "k", Value.of(Attributes.of("k", Value.of("17")))));

    assertThat(meeting(attribute("k").matches("17"))).containsExactly(4L, 5L);
    assertThat(meeting(attribute("k").matches(""))).containsExactly(4L, 5L);
    assertThat(meeting(attribute("k").startsWith("1"))).containsExactly(4L);
  }

  @Test
  void regex_ofLongText_seesAllOfIt() {
    String start = "long ".repeat(100);
    given(holding(1, "k", start + "end"), holding(2, "k", start), holding(3, "k", "end"));

    assertThat(meeting(attribute("k").matches("end$"))).containsExactly(1L, 3L);
    assertThat(meeting(attribute("k").matches("^(long )+$"))).containsExactly(2L);
    assertThat(meeting(not(attribute("k").matches("end")))).containsExactly(2L);
  }

  @Test
  void regex_dotAndLineEnds_areAsInRe2() {
    given(holding(1, "k", "a\nb"), holding(2, "k", "a\u0000b"), holding(3, "k", "a\ud83d\ude80b"));

    assertThat(meeting(attribute("k").matches("a.b"))).containsExactly(2L, 3L);
    assertThat(meeting(attribute("k").matches("(?s)a.b"))).containsExactly(1L, 2L, 3L);
    assertThat(meeting(attribute("k").matches("a$"))).isEmpty();
    assertThat(meeting(attribute("k").matches("(?m)a$"))).containsExactly(1L);
  }

  @Test
  void repeatedKeyAndEveryLevel_areLookedAt() {
    Attributes twice = Attributes.builder().put("k", "a").put("k", "bc").build();
    given(
        span(T1, 1).attributes(twice),
        span(T1, 2).resource(Resource.of(twice)),
        span(T1, 3).events(List.of(new SpanEvent(1, "", twice, 0))),
        holding(4, "k", "a"));

    assertThat(meeting(attribute("k").startsWith("b"))).containsExactly(1L, 2L, 3L);
    assertThat(meeting(attribute("k").matches("c$"))).containsExactly(1L, 2L, 3L);
    assertThat(meeting(attribute(Level.EVENT, "k").matches("c$"))).containsExactly(3L);
  }

  @Test
  void nameAndService_haveTextConditionsToo() {
    given(
        span(T1, 1).name("GET /cart"),
        span(T1, 2).name("GET /pay").resource(Resource.ofService("checkout")),
        span(T1, 3).name("").resource(Resource.EMPTY));

    assertThat(meeting(Field.NAME.startsWith("GET /"))).containsExactly(1L, 2L);
    assertThat(meeting(Field.NAME.matches("^$"))).containsExactly(3L);
    assertThat(meeting(Field.SERVICE.startsWith(""))).containsExactly(1L, 2L, 3L);
    assertThat(meeting(Field.SERVICE.matches("^(shop|check)"))).containsExactly(1L, 2L);
    assertThat(meeting(Field.SERVICE.lessThan("shop"))).containsExactly(2L, 3L);
    assertThat(meeting(Field.NAME.in("GET /pay", ""))).containsExactly(2L, 3L);
    assertThat(meeting(Field.SERVICE.notEqualTo("shop"))).containsExactly(2L, 3L);
  }
}
