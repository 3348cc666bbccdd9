package io.spoor.span;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class AttributesTest {

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 8})
  void build_usedOnAfterwards_leavesWhatWasBuilt(int capacity) {
    Attributes.Builder builder = Attributes.builder(capacity).put("a", 1).put("b", 2);
    Attributes two = builder.build();
    Attributes three = builder.put("c", 3).build();

    assertThat(two.size()).isEqualTo(2);
    assertThat(two.get("b")).contains(Value.of(2));
    assertThat(two.get("c")).isEmpty();
    assertThat(three.size()).isEqualTo(3);
    assertThat(three.get("c")).contains(Value.of(3));
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, Integer.MIN_VALUE})
  void builder_negativeCapacity_isRefused(int capacity) {
    assertThatThrownBy(() -> Attributes.builder(capacity))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a builder of attributes for " + capacity + " entries, expected at least 0");
  }
}
