package io.spoor.assertj;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.spoor.Trace;
import io.spoor.span.Span;
import io.spoor.tree.SpanNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** What an assertion says when it fails, compared to the last character. */
final class Failures {

  /** What stands behind the line of a span; lines count from 1, depth first. */
  record Mark(int line, String remark) {}

  private Failures() {}

  static Mark mark(int line, String remark) {
    return new Mark(line, remark);
  }

  /** The call fails on the cart with this message before the tree, in which these are marked. */
  static TraceAssertionError assertFails(ThrowingCallable call, String message, Mark... marks) {
    return assertFails(Cart.TRACE, call, message, marks);
  }

  static TraceAssertionError assertFails(
      Trace trace, ThrowingCallable call, String message, Mark... marks) {
    TraceAssertionError error = catchThrowableOfType(TraceAssertionError.class, call);
    assertThat(error).hasMessage(message + "\n" + picture(trace, marks));
    assertThat(error.trace()).isEqualTo(trace);
    List<SpanNode> nodes = trace.tree().depthFirst();
    List<Span> marked = Arrays.stream(marks).map(m -> nodes.get(m.line - 1).span()).toList();
    assertThat(error.offending()).containsExactlyInAnyOrderElementsOf(marked);
    return error;
  }

  private static String picture(Trace trace, Mark... marks) {
    List<String> lines = new ArrayList<>(trace.tree().toString().lines().toList());
    lines.replaceAll(line -> "  " + line);
    for (Mark mark : marks) {
      String line = lines.get(mark.line).substring(2);
      lines.set(mark.line, "> " + line + "  <- " + mark.remark);
    }
    return String.join("\n", lines);
  }
}
