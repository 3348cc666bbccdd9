package io.spoor.assertj;

import io.spoor.Trace;
import io.spoor.span.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The door to assertions on traces and spans. Its {@code assertThat} and AssertJ's can both be
 * imported statically.
 *
 * <pre>{@code
 * assertThat(trace)
 *     .hasNoErrors()
 *     .hasServicePath("gateway", "orders", "db")
 *     .hasAtMost(1, operation("SELECT")).under(operation("GET /cart"));
 * }</pre>
 */
public final class SpoorAssertions {
  private SpoorAssertions() {}

  public static TraceAssert assertThat(@Nullable Trace trace) {
    return new TraceAssert(trace);
  }

  public static SpanAssert assertThat(@Nullable Span span) {
    return new SpanAssert(span);
  }

  /** Assertions on several traces, such as a search found. */
  public static TracesAssert assertThat(@Nullable List<Trace> traces) {
    return new TracesAssert(traces);
  }
}
