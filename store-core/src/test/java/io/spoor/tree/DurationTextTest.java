package io.spoor.tree;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DurationTextTest {

  @ParameterizedTest
  @CsvSource({
    "0, 0 ns",
    "999, 999 ns",
    "1000, 1.00 µs",
    "12345, 12.3 µs",
    "999999, 999 µs",
    "1000000, 1.00 ms",
    "120456789, 120 ms",
    "1050000000, 1.05 s",
    "59999999999, 59.9 s",
    "60000000000, 1 m 00 s",
    "3599999999999, 59 m 59 s",
    "3660000000000, 1 h 01 m",
    "86400000000000, 1 d 00 h",
    "-1, 213503 d 23 h",
  })
  void of_nanos_isShortAndHasAUnit(long nanos, String expected) {
    assertThat(DurationText.of(nanos)).isEqualTo(expected);
  }
}
