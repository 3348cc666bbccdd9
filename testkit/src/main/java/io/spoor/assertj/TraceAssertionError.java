package io.spoor.assertj;

import static java.util.Objects.requireNonNull;

import io.spoor.Trace;
import io.spoor.span.Span;
import java.util.List;
import org.opentest4j.AssertionFailedError;

/**
 * An assertion on a trace that failed. Its message holds the tree with the spans marked; here they
 * are for a reporter that shows the trace in another way.
 */
public final class TraceAssertionError extends AssertionFailedError {
  private static final long serialVersionUID = 1;

  private final transient Trace trace;
  private final transient List<Span> offending;

  /**
   * @param offending the spans of the trace that are to blame; may be empty, if something is
   *     missing
   */
  public TraceAssertionError(String message, Trace trace, List<Span> offending) {
    super(message);
    this.trace = requireNonNull(trace, "trace");
    this.offending = List.copyOf(offending);
  }

  /**
   * An error which development tools can show as a difference.
   *
   * @param expected what was expected, as text
   * @param actual what was found, as text
   */
  public TraceAssertionError(
      String message, Trace trace, List<Span> offending, String expected, String actual) {
    super(message, expected, actual);
    this.trace = requireNonNull(trace, "trace");
    this.offending = List.copyOf(offending);
  }

  /** The trace that was asserted; of an assertion on a span alone, that span. */
  public Trace trace() {
    return trace;
  }

  /** The spans that are to blame, none if something is missing. */
  public List<Span> offending() {
    return offending;
  }
}
