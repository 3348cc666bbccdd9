package io.spoor.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.spoor.span.SpanKind;
import io.spoor.span.StatusCode;
import io.spoor.span.Value;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the fields can be compared with. */
final class FieldTest {

  @Test
  void toString_isTheLevelAndTheNameOfTheField() {
    assertThat(Field.DURATION).hasToString("span.duration");
    assertThat(Field.EVENT_TIME_SINCE_START).hasToString("event.timeSinceStart");
    assertThat(Field.LINK_TRACE_ID).hasToString("link.traceID");
    assertThat(Arrays.stream(Field.values()).map(Field::toString)).doesNotHaveDuplicates();
  }

  @Test
  void nameOf_isInLowerCase() {
    assertThat(Field.nameOf(SpanKind.CLIENT)).isEqualTo("client");
    assertThat(Field.nameOf(SpanKind.UNSPECIFIED)).isEqualTo("unspecified");
    assertThat(Field.nameOf(StatusCode.UNSET)).isEqualTo("unset");
  }

  @Test
  void textField_comparedWithANumber_isRefused() {
    assertThatThrownBy(() -> Field.NAME.equalTo(17))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("span.name is compared (EQUAL) with Int[value=17]; expected text");
    assertThatThrownBy(() -> Field.SERVICE.lessThan(0.5))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("resource.service is compared (LESS) with Double[value=0.5]; expected text");
  }

  @Test
  void nanosField_comparedWithTextOrDouble_isRefused() {
    assertThatThrownBy(() -> Field.START_TIME.atLeast("now"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "span.startTime is compared (AT_LEAST) with Text[text=now]; expected nanoseconds as an"
                + " int");
    assertThatThrownBy(() -> Field.DURATION.in(List.of(Value.of(3), Value.of(2.5))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "span.duration is compared (EQUAL) with Double[value=2.5]; expected nanoseconds as an"
                + " int");
  }

  @Test
  void idField_bytesOfOtherLength_areRefused() {
    Value sevenBytes = Value.of(new byte[7]);

    assertThatThrownBy(() -> Field.SPAN_ID.equalTo(sevenBytes))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("span.spanID is compared (EQUAL) with Bytes[AAAAAAAAAA==]; expected 8 bytes");
    assertThatThrownBy(() -> Field.LINK_TRACE_ID.equalTo("4bf92f3577b34da6"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "link.traceID is compared (EQUAL) with Text[text=4bf92f3577b34da6]; expected 16 bytes");
  }

  @Test
  void idField_lessOrGreater_isRefused() {
    Value eightBytes = Value.of(new byte[8]);

    assertThatThrownBy(() -> Field.PARENT_SPAN_ID.greaterThan(eightBytes))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "span.parentSpanID is compared (GREATER) with Bytes[AAAAAAAAAAA=]; an id can only be"
                + " equal");
  }

  @Test
  void prefixOrRegex_fieldThatIsNoText_isRefused() {
    assertThatThrownBy(() -> Field.TRACE_ID.startsWith("4bf9"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "span.traceID starts with 4bf9 is asked for; it is 16 bytes, expected a field that is"
                + " text");
    assertThatThrownBy(() -> Field.EVENT_TIME.matches("^12"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "event.time matches ^12 is asked for; it is nanoseconds as an int, expected a field"
                + " that is text");
  }
}
