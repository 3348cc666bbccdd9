package io.spoor.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.spoor.query.Level;
import io.spoor.span.Attributes;
import io.spoor.span.Resource;
import io.spoor.span.Scope;
import io.spoor.span.Span;
import io.spoor.span.SpanEvent;
import io.spoor.span.SpanId;
import io.spoor.span.SpanLink;
import io.spoor.span.TraceId;
import io.spoor.span.Value;
import java.util.List;
import org.junit.jupiter.api.Test;

abstract class AttributeCases extends ContractCases {
  AttributeCases(TraceStoreContract contract) {
    super(contract);
  }

  @Test
  void find_attributeAtEachLevel_isFoundThereAndAtAnyLevel() {
    for (Level level : Level.values()) {
      given(holding(level, new TraceId(1, level.ordinal()), Attributes.of("k", Value.of("v"))));
    }

    for (Level level : Level.values()) {
      assertThat(found(query().attribute(level, "k", Value.of("v"))))
          .containsExactly(new TraceId(1, level.ordinal()));
      assertThat(found(query().attributeText(level, "k", "v")))
          .containsExactly(new TraceId(1, level.ordinal()));
    }
    assertThat(found(query().attribute("k", "v"))).hasSize(Level.values().length);
    assertThat(found(query().attributeText("k", "v"))).hasSize(Level.values().length);
  }

  @Test
  void find_attribute_otherKeyOrValue_isNotFound() {
    given(with(T1, "k", Value.of("v")), with(T2, "kv", Value.of("")), with(T3, "", Value.of("kv")));

    assertThat(found(query().attribute("k", "w"))).isEmpty();
    assertThat(found(query().attribute("k", "V"))).isEmpty();
    assertThat(found(query().attribute("k", ""))).isEmpty();
    assertThat(found(query().attribute("l", "v"))).isEmpty();
    assertThat(found(query().attribute("v", "k"))).isEmpty();
    assertThat(found(query().attribute("kv", ""))).containsExactly(T2);
    assertThat(found(query().attribute("", "kv"))).containsExactly(T3);
  }

  @Test
  void find_twoAttributes_mustHoldOnOneSpan() {
    Attributes a = Attributes.of("a", Value.of(1));
    Attributes b = Attributes.of("b", Value.of(1));
    Attributes both = Attributes.builder().put("a", 1).put("b", 1).build();
    given(
        span(T1, 1).attributes(a),
        span(T1, 2).attributes(b),
        span(T2, 3).attributes(both),
        span(T3, 4).attributes(a).resource(Resource.of(b)));

    assertThat(found(query().attribute("a", 1).attribute("b", 1))).containsExactly(T3, T2);
    assertThat(found(query().attribute(Level.SPAN, "b", Value.of(1)).attribute("a", 1)))
        .containsExactly(T2);
  }

  @Test
  void find_twoValuesOfOneKey_areBothMetByARepeatedKey() {
    given(
        span(T1, 1).attributes(Attributes.builder().put("k", "a").put("k", "b").build()),
        span(T2, 2).attributes(Attributes.of("k", Value.of("a"))));

    assertThat(found(query().attribute("k", "b"))).containsExactly(T1);
    assertThat(found(query().attribute("k", "a").attribute("k", "b"))).containsExactly(T1);
    assertThat(found(query().attribute("k", "a"))).containsExactly(T2, T1);
  }

  @Test
  void find_anyOfSeveralEventsOrLinks_suffices() {
    Attributes a = Attributes.of("k", Value.of("a"));
    Attributes b = Attributes.of("k", Value.of("b"));
    given(
        span(T1, 1).events(List.of(new SpanEvent(1, "e", a, 0), new SpanEvent(1, "e", b, 0))),
        span(T2, 2).links(List.of(link(a), link(b))));

    assertThat(found(query().attribute(Level.EVENT, "k", Value.of("b")))).containsExactly(T1);
    assertThat(found(query().attribute(Level.LINK, "k", Value.of("b")))).containsExactly(T2);
    assertThat(found(query().attribute("k", "a").attribute("k", "b"))).containsExactly(T2, T1);
  }

  @Test
  void find_number_isEqualAcrossIntAndDouble() {
    given(with(T1, "k", Value.of(1)), with(T2, "k", Value.of(1.0)), with(T3, "k", Value.of(1.5)));

    assertThat(found(query().attribute("k", 1))).containsExactly(T1, T2);
    assertThat(found(query().attribute("k", 1.0))).containsExactly(T1, T2);
    assertThat(found(query().attribute("k", 1.5))).containsExactly(T3);
    assertThat(found(query().attribute("k", 2))).isEmpty();
  }

  @Test
  void find_numberThatADoubleCannotHold_isComparedExactly() {
    given(
        with(T1, "k", Value.of((1L << 53) + 1)),
        with(T2, "k", Value.of(0x1p53)),
        with(T3, "k", Value.of(0x1p63)));

    assertThat(found(query().attribute("k", (1L << 53) + 1))).containsExactly(T1);
    assertThat(found(query().attribute("k", 0x1p53))).containsExactly(T2);
    assertThat(found(query().attribute("k", 1L << 53))).containsExactly(T2);
    assertThat(found(query().attribute("k", Long.MAX_VALUE))).isEmpty();
    assertThat(found(query().attribute("k", 0x1p63))).containsExactly(T3);
  }

  @Test
  void find_largestInt_isNotTheDoubleNextToIt() {
    given(with(T1, "k", Value.of(Long.MAX_VALUE)), with(T2, "k", Value.of(Long.MIN_VALUE)));

    assertThat(found(query().attribute("k", Long.MAX_VALUE))).containsExactly(T1);
    assertThat(found(query().attribute("k", 0x1p63))).isEmpty();
    assertThat(found(query().attribute("k", -0x1p63))).containsExactly(T2);
  }

  @Test
  void find_zero_equalsNegativeZero() {
    given(with(T1, "k", Value.of(0)), with(T2, "k", Value.of(0.0)), with(T3, "k", Value.of(-0.0)));

    assertThat(found(query().attribute("k", 0))).containsExactly(T1, T2, T3);
    assertThat(found(query().attribute("k", 0.0))).containsExactly(T1, T2, T3);
    assertThat(found(query().attribute("k", -0.0))).containsExactly(T1, T2, T3);
    assertThat(found(query().attributeText("k", "0"))).containsExactly(T1, T2, T3);
  }

  @Test
  void find_nan_equalsNothing() {
    given(with(T1, "k", Value.of(Double.NaN)), with(T2, "k", Value.of(Double.POSITIVE_INFINITY)));

    assertThat(found(query().attribute("k", Double.NaN))).isEmpty();
    assertThat(found(query().attribute("k", Double.POSITIVE_INFINITY))).containsExactly(T2);
    assertThat(found(query().attribute("k", Double.NEGATIVE_INFINITY))).isEmpty();
    assertThat(found(query().attributeText("k", "NaN"))).containsExactly(T1);
  }

  @Test
  void find_valueOfOtherType_isNotEqualButHasTheText() {
    given(
        with(T1, "k", Value.of(true)), with(T2, "k", Value.of("true")), with(T3, "k", Value.of(1)));

    assertThat(found(query().attribute("k", true))).containsExactly(T1);
    assertThat(found(query().attribute("k", "true"))).containsExactly(T2);
    assertThat(found(query().attribute("k", "1"))).isEmpty();
    assertThat(found(query().attribute("k", false))).isEmpty();
    assertThat(found(query().attributeText("k", "true"))).containsExactly(T1, T2);
    assertThat(found(query().attributeText("k", "1"))).containsExactly(T3);
  }

  @Test
  void find_textFormOfDouble_isTheShortestOfEcmaScript() {
    given(
        with(T1, "k", Value.of(1.0)), with(T2, "k", Value.of(1e21)), with(T3, "k", Value.of(0.1)));

    assertThat(found(query().attributeText("k", "1"))).containsExactly(T1);
    assertThat(found(query().attributeText("k", "1.0"))).isEmpty();
    assertThat(found(query().attributeText("k", "1e+21"))).containsExactly(T2);
    assertThat(found(query().attributeText("k", "1.0E21"))).isEmpty();
    assertThat(found(query().attributeText("k", "0.1"))).containsExactly(T3);
  }

  @Test
  void find_textFormOfLargeNumbers_isThatOfTheirType() {
    given(
        with(T1, "k", Value.of(1_000_000_000_000_000_000L)),
        with(T2, "k", Value.of(1e18)),
        with(T3, "k", Value.of(0x1p63)));

    assertThat(found(query().attributeText("k", "1000000000000000000"))).containsExactly(T1, T2);
    assertThat(found(query().attributeText("k", "1e18"))).isEmpty();
    assertThat(found(query().attributeText("k", "9223372036854776000"))).containsExactly(T3);
    assertThat(found(query().attributeText("k", "9223372036854775808"))).isEmpty();
  }

  @Test
  void find_bytes_areEqualByContent() {
    byte[] bytes = {0, 1, -1};
    given(with(T1, "k", Value.of(bytes)), with(T2, "k", Value.of("AAH/")));

    assertThat(found(query().attribute(Level.SPAN, "k", Value.of(bytes)))).containsExactly(T1);
    assertThat(found(query().attribute(Level.SPAN, "k", Value.of(new byte[3])))).isEmpty();
    assertThat(found(query().attribute("k", "AAH/"))).containsExactly(T2);
    assertThat(found(query().attributeText("k", "AAH/"))).containsExactly(T1, T2);
  }

  @Test
  void find_array_isEqualIfAnElementIsAtAnyDepth() {
    Value nested = array(Value.of("a"), array(Value.of(2.0), array(Value.of(true))));
    given(with(T1, "k", nested), with(T2, "k", Value.of("a")), with(T3, "k", array()));

    assertThat(found(query().attribute("k", "a"))).containsExactly(T1, T2);
    assertThat(found(query().attribute("k", 2))).containsExactly(T1);
    assertThat(found(query().attribute("k", true))).containsExactly(T1);
    assertThat(found(query().attribute("k", "b"))).isEmpty();
  }

  @Test
  void find_array_hasTheTextOfItselfAndOfItsElements() {
    Value inner = array(Value.of(2.0), Value.of("x"));
    given(with(T1, "k", array(Value.of("a"), inner)), with(T2, "k", array()));

    assertThat(found(query().attributeText("k", "[\"a\",[2,\"x\"]]"))).containsExactly(T1);
    assertThat(found(query().attributeText("k", "[2,\"x\"]"))).containsExactly(T1);
    assertThat(found(query().attributeText("k", "a"))).containsExactly(T1);
    assertThat(found(query().attributeText("k", "x"))).containsExactly(T1);
    assertThat(found(query().attributeText("k", "2"))).containsExactly(T1);
    assertThat(found(query().attributeText("k", "[]"))).containsExactly(T2);
    assertThat(found(query().attributeText("k", "\"a\""))).isEmpty();
  }

  @Test
  void find_keyValueList_hasItsTextAndNoParts() {
    Value list = Value.of(Attributes.builder().put("a", 1).put("b", "x").build());
    given(with(T1, "k", list), with(T2, "k", array(list)));

    assertThat(found(query().attributeText("k", "{\"a\":1,\"b\":\"x\"}"))).containsExactly(T1, T2);
    assertThat(found(query().attributeText("k", "x"))).isEmpty();
    assertThat(found(query().attribute("k", 1))).isEmpty();
    assertThat(found(query().attribute("a", 1))).isEmpty();
    assertThat(found(query().attribute("k.a", 1))).isEmpty();
  }

  @Test
  void find_emptyValue_hasTheEmptyText() {
    given(with(T1, "k", Value.EMPTY), with(T2, "k", Value.of("")), span(T3, 1));

    assertThat(found(query().attributeText("k", ""))).containsExactly(T1, T2);
    assertThat(found(query().attribute("k", ""))).containsExactly(T2);
    assertThat(found(query().attributeText("k", "null"))).isEmpty();
  }

  @Test
  void find_longTexts_areComparedToTheirEnds() {
    String start = "x".repeat(10_000);
    given(with(T1, "k", Value.of(start + "a")), with(T2, "k", Value.of(start + "b")));

    assertThat(found(query().attribute("k", start + "b"))).containsExactly(T2);
    assertThat(found(query().attributeText("k", start + "a"))).containsExactly(T1);
    assertThat(found(query().attribute("k", start))).isEmpty();
    assertThat(found(query().attribute("k", start.substring(0, 256)))).isEmpty();
  }

  @Test
  void find_longKeysAndNames_areComparedToTheirEnds() {
    String start = "\u00e9".repeat(400);
    given(
        with(T1, start + "a", Value.of(1)).name(start + "a"),
        with(T2, start + "b", Value.of(1)).resource(Resource.ofService(start + "b")));

    assertThat(found(query().attribute(start + "b", 1))).containsExactly(T2);
    assertThat(found(query().operation(start + "a"))).containsExactly(T1);
    assertThat(found(query().operation(start))).isEmpty();
    assertThat(found(query().service(start + "b"))).containsExactly(T2);
  }

  @Test
  void find_textBeyondAscii_isFound() {
    given(
        with(T1, "cl\u00e9", Value.of("\ud83d\ude80")),
        with(T2, "cle\u0301", Value.of("\ud83d\ude80")),
        with(T3, "k", Value.of("a\u0000b")));

    assertThat(found(query().attribute("cl\u00e9", "\ud83d\ude80"))).containsExactly(T1);
    assertThat(found(query().attribute("k", "a\u0000b"))).containsExactly(T3);
    assertThat(found(query().attribute("k", "a"))).isEmpty();
  }

  @Test
  void find_serviceNameAsAttribute_isAtTheResource() {
    given(span(T1, 1), with(T2, Resource.SERVICE_NAME, Value.of("shop")).resource(Resource.EMPTY));

    assertThat(found(query().attribute(Level.RESOURCE, Resource.SERVICE_NAME, Value.of("shop"))))
        .containsExactly(T1);
    assertThat(found(query().attribute(Resource.SERVICE_NAME, "shop"))).containsExactly(T2, T1);
    assertThat(found(query().service("shop"))).containsExactly(T1);
  }

  @Test
  void find_serviceNameThatIsNoText_isNoService() {
    Attributes mixed = Attributes.builder().put("service.name", 5).put("service.name", "b").build();
    given(
        span(T1, 1).resource(Resource.of(Attributes.of("service.name", Value.of(5)))),
        span(T2, 2).resource(Resource.of(mixed)));

    assertThat(found(query().service(""))).containsExactly(T1);
    assertThat(found(query().service("5"))).isEmpty();
    assertThat(found(query().service("b"))).containsExactly(T2);
  }

  /** A span that starts and ends as all others of these cases do, so that ids order them. */
  private static Span.Builder with(TraceId id, String key, Value value) {
    return span(id, 5).attributes(Attributes.of(key, value));
  }

  private static Span.Builder holding(Level level, TraceId id, Attributes attributes) {
    Span.Builder span = span(id, 5);
    return switch (level) {
      case RESOURCE -> span.resource(Resource.of(attributes));
      case SCOPE -> span.scope(new Scope("", "", attributes, 0, ""));
      case SPAN -> span.attributes(attributes);
      case EVENT -> span.events(List.of(new SpanEvent(5, "", attributes, 0)));
      case LINK -> span.links(List.of(link(attributes)));
    };
  }

  private static SpanLink link(Attributes attributes) {
    return new SpanLink(UNKNOWN, new SpanId(1), "", attributes, 0, 0);
  }

  private static Value array(Value... elements) {
    return Value.of(List.of(elements));
  }
}
