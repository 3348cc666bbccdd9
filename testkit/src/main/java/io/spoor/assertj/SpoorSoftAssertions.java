package io.spoor.assertj;

import io.spoor.Trace;
import io.spoor.span.Span;
import org.assertj.core.api.SoftAssertions;

/**
 * AssertJ's soft assertions, which collect failures up to {@code assertAll()}, with those on traces
 * and spans. Assertions on what {@link TraceAssert#theSpanWith} leads to fail at once.
 */
public final class SpoorSoftAssertions extends SoftAssertions {

  public TraceAssert assertThat(Trace trace) {
    return proxy(TraceAssert.class, Trace.class, trace);
  }

  public SpanAssert assertThat(Span span) {
    return proxy(SpanAssert.class, Span.class, span);
  }
}
