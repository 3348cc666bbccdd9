package io.spoor.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.spoor.span.Span;
import io.spoor.span.SpanId;
import io.spoor.span.TraceId;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

abstract class ArgumentCases extends ContractCases {
  ArgumentCases(TraceStoreContract contract) {
    super(contract);
  }

  @Test
  void anyCall_nullArgument_isRefused() {
    refusesNull(() -> store().write(absent()));
    refusesNull(() -> store().trace(absent()));
    refusesNull(() -> store().traces(absent()));
    refusesNull(() -> store().find(absent()));
    refusesNull(() -> store().spans(absent()));
    refusesNull(() -> store().spans(query().build(), absent()));
    refusesNull(() -> store().count(absent()));
    refusesNull(() -> store().span(absent(), new SpanId(1)));
    refusesNull(() -> store().span(T1, absent()));
    refusesNull(() -> store().stream(absent()));
    refusesNull(() -> store().summaries(absent()));
    refusesNull(() -> store().operations(absent()));
    refusesNull(() -> store().serviceGraph(absent()));
  }

  @Test
  void write_nullAmongSpans_addsNothing() {
    List<Span> batch = Arrays.asList(span(T1, 1).build(), absent());

    refusesNull(() -> store().write(batch));

    assertThat(store().trace(T1)).isEmpty();
    assertThat(store().statistics().spans()).isZero();
  }

  @Test
  void traces_nullAmongIds_isRefused() {
    List<TraceId> ids = Arrays.asList(T1, absent());

    refusesNull(() -> store().traces(ids));
    refusesNull(() -> store().summaries(ids));
  }

  @Test
  void refusedCall_storeGoesOn() {
    given(span(T1, 1));
    refusesNull(() -> store().write(absent()));

    given(span(T2, 2));

    assertThat(found(query())).containsExactly(T2, T1);
  }

  private static void refusesNull(ThrowingCallable call) {
    assertThatThrownBy(call).isInstanceOf(NullPointerException.class);
  }

  /** Null where the types say that there is none. */
  @SuppressWarnings({"NullAway", "TypeParameterUnusedInFormals"})
  private static <T> T absent() {
    return null;
  }
}
