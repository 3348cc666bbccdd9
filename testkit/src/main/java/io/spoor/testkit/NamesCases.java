package io.spoor.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.spoor.Operation;
import io.spoor.span.Resource;
import io.spoor.span.SpanKind;
import org.junit.jupiter.api.Test;

abstract class NamesCases extends ContractCases {
  private static final String ROCKET = "\ud83d\ude80"; // Sorts last as UTF-8, not as chars.
  private static final String HALFWIDTH = "\uffee";

  NamesCases(TraceStoreContract contract) {
    super(contract);
  }

  @Test
  void services_emptyStore_areNone() {
    assertThat(store().services()).isEmpty();
  }

  @Test
  void services_areListedOnceInUtf8Order() {
    given(
        in(T1, 1, ROCKET),
        in(T1, 2, "b"),
        in(T2, 3, HALFWIDTH),
        in(T2, 4, "a"),
        in(T3, 5, "b"),
        in(T3, 6, "B"),
        in(T3, 7, "ab"),
        in(T3, 8, "\u00e9"));

    assertThat(store().services())
        .containsExactly("B", "a", "ab", "b", "\u00e9", HALFWIDTH, ROCKET);
  }

  @Test
  void services_spanWithoutService_isTheEmptyText() {
    given(span(T1, 1).resource(Resource.EMPTY), in(T1, 2, "a"));

    assertThat(store().services()).containsExactly("", "a");
  }

  @Test
  void operations_areThoseOfTheServiceWithTheirKindsInOrder() {
    given(
        in(T1, 1, "a").name("z").kind(SpanKind.CLIENT),
        in(T1, 2, "a").name("z").kind(SpanKind.SERVER),
        in(T2, 3, "a").name("z").kind(SpanKind.CLIENT),
        in(T2, 4, "a").name(ROCKET),
        in(T2, 5, "a").name(HALFWIDTH),
        in(T2, 6, "a").name(""),
        in(T2, 7, "b").name("other"));

    assertThat(store().operations("a"))
        .containsExactly(
            new Operation("", SpanKind.UNSPECIFIED),
            new Operation("z", SpanKind.SERVER),
            new Operation("z", SpanKind.CLIENT),
            new Operation(HALFWIDTH, SpanKind.UNSPECIFIED),
            new Operation(ROCKET, SpanKind.UNSPECIFIED));
    assertThat(store().operations("b"))
        .containsExactly(new Operation("other", SpanKind.UNSPECIFIED));
  }

  @Test
  void operations_unknownService_areNone() {
    given(in(T1, 1, "a").name("b"));

    assertThat(store().operations("b")).isEmpty();
    assertThat(store().operations("")).isEmpty();
  }

  @Test
  void operations_emptyService_areThoseOfSpansWithout() {
    given(span(T1, 1).resource(Resource.EMPTY).name("lost"), in(T1, 2, "a"));

    assertThat(store().operations("")).containsExactly(new Operation("lost", SpanKind.UNSPECIFIED));
  }
}
