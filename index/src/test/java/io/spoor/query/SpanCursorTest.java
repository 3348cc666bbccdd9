package io.spoor.query;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.spoor.span.SpanId;
import io.spoor.span.TraceId;
import org.junit.jupiter.api.Test;

final class SpanCursorTest {

  @Test
  void spanCursor_negativeCount_isRefused() {
    assertThatThrownBy(() -> new SpanCursor(1, new TraceId(2, 3), new SpanId(4), 5, -6))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("alike is -6, expected 0 or more");
  }
}
