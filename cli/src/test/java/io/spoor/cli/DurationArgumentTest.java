package io.spoor.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DurationArgumentTest {

  @ParameterizedTest
  @CsvSource({
    "0ns, 0",
    "1ns, 1",
    "10ms, 10_000_000",
    "12us, 12_000",
    "12\u00b5s, 12_000",
    "12\u03bcs, 12_000",
    "1.5s, 1_500_000_000",
    "0.25ms, 250_000",
    "2m, 120_000_000_000",
    "1h, 3_600_000_000_000",
    "1.5d, 129_600_000_000_000",
    "1h30m, 5_400_000_000_000",
    "1m0.5s, 60_500_000_000",
    "12.3 ms, 12_300_000",
    "1 m 05 s, 65_000_000_000",
    "1.50000000000s, 1_500_000_000",
    "9223372036854775807ns, 9_223_372_036_854_775_807",
  })
  void parse_numbersWithUnits_areNanoseconds(String text, String nanos) {
    assertThat(DurationArgument.parse(text))
        .isEqualTo(Duration.ofNanos(Long.parseLong(nanos.replace("_", ""))));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''       | \"\" is not a duration",
        "5        | \"5\" is not a duration; expected a number with a unit (ns, us, ms, s, m, h, d)",
        "ms       | \"ms\" is not a duration",
        "-5ms     | \"-5ms\" is not a duration",
        "1  s     | \"1  s\" is not a duration",
        "1.s      | \"1.s\" is not a duration",
        ".5s      | \".5s\" is not a duration",
        "1s30     | \"1s30\" is not a duration",
        "1e3s     | \"1e3s\" has the unit \"e\"",
        "3w       | \"3w\" has the unit \"w\", expected ns, us, ms, s, m, h or d",
        "3MS      | \"3MS\" has the unit \"MS\"",
        "1.5ns    | \"1.5ns\" is 1.5 ns, expected a whole number of nanoseconds",
        "106752d  | \"106752d\" is 9223372800000000000 ns, expected at most 2^63-1 ns",
      })
  void parse_anythingElse_saysWhatIsWrong(String text, String message) {
    assertThatThrownBy(() -> DurationArgument.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }
}
