package io.spoor.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.spoor.query.Condition.Compare;
import io.spoor.query.Condition.Comparison;
import io.spoor.span.Attributes;
import io.spoor.span.Value;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What attributes can be compared with. */
final class AttributeTest {

  @Test
  void attribute_levels_areCopied() {
    EnumSet<Level> levels = EnumSet.of(Level.SPAN, Level.EVENT);
    Attribute attribute = new Attribute(levels, "k");

    levels.clear();

    assertThat(attribute.levels()).containsExactly(Level.SPAN, Level.EVENT);
    assertThat(attribute).isEqualTo(new Attribute(Set.of(Level.EVENT, Level.SPAN), "k"));
  }

  @Test
  void attribute_noLevel_isRefused() {
    assertThatThrownBy(() -> new Attribute(Set.of(), "http.route"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("attribute http.route is asked for at no level, expected at least one");
  }

  @Test
  void equalTo_everyTypeThatCanBeEqual_isTaken() {
    Attribute k = Condition.attribute("k");

    for (Value value :
        List.of(Value.of("a"), Value.of(1), Value.of(0.5), Value.of(true), Value.of(new byte[3]))) {
      assertThat(k.equalTo(value)).isEqualTo(new Compare(k, Comparison.EQUAL, value));
    }
  }

  @Test
  void equalTo_arrayListOrEmptyValue_isRefused() {
    Attribute k = Condition.attribute("tags");

    assertThatThrownBy(() -> k.equalTo(Value.of(List.of(Value.of(8)))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "attribute tags is compared (EQUAL) with Array[elements=[Int[value=8]]]; expected text"
                + " or a number, a bool or bytes");
    assertThatThrownBy(() -> k.equalTo(Value.EMPTY)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> k.in(List.of(Value.of(1), Value.of(Attributes.empty()))))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void lessThan_boolOrBytes_isRefused() {
    Attribute k = Condition.attribute("cached");

    assertThatThrownBy(() -> k.lessThan(Value.of(true)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "attribute cached is compared (LESS) with Bool[value=true]; expected text or a number");
    assertThatThrownBy(() -> k.atLeast(Value.of(new byte[] {7})))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "attribute cached is compared (AT_LEAST) with Bytes[Bw==]; expected text or a number");
  }
}
