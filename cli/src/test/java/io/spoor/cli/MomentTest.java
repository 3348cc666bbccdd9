package io.spoor.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class MomentTest {
  private static final Instant NOW = Instant.parse("2026-05-04T12:00:00Z");

  @ParameterizedTest
  @CsvSource({
    "2026-05-04T10:30:00Z, 2026-05-04T10:30:00Z",
    "2026-05-04T10:30:00.123456789Z, 2026-05-04T10:30:00.123456789Z",
    "2026-05-04T10:30Z, 2026-05-04T10:30:00Z",
    "2026-05-04T12:30:00+02:00, 2026-05-04T10:30:00Z",
    "2026-05-04T10:30:00, 2026-05-04T10:30:00Z",
    "2026-05-04 10:30, 2026-05-04T10:30:00Z",
    "2026-05-04, 2026-05-04T00:00:00Z",
    "1h, 2026-05-04T11:00:00Z",
    "1.5d, 2026-05-03T00:00:00Z",
    "1h30m, 2026-05-04T10:30:00Z",
    "250ms, 2026-05-04T11:59:59.750Z",
    "0s, 2026-05-04T12:00:00Z",
    "1777896000000000001, 2026-05-04T12:00:00.000000001Z",
    "0, 1970-01-01T00:00:00Z",
    "100000d, 1970-01-01T00:00:00Z",
  })
  void parse_everyForm_isThatMoment(String text, Instant moment) {
    assertThat(Moment.parse(text, NOW).epochNanos())
        .isEqualTo(moment.getEpochSecond() * 1_000_000_000 + moment.getNano());
  }

  @ParameterizedTest
  @CsvSource({
    "18446744073709551615, 18446744073709551615",
    "2554-07-21T23:34:33.709551615Z, 18446744073709551615",
    "2300-01-01, 10413792000000000000",
  })
  void parse_beyond2262_isUnsigned(String text, String nanos) {
    assertThat(Long.toUnsignedString(Moment.parse(text, NOW).epochNanos())).isEqualTo(nanos);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "yesterday             | \"yesterday\" is not a time; expected ISO-8601 such as 2026-05-04T10:30:00Z, nanoseconds since 1970, or an age such as 1h",
        "''                    | \"\" is not a time",
        "2026-13-01            | \"2026-13-01\" is not a time",
        "2026-05-04T25:00      | \"2026-05-04T25:00\" is not a time",
        "-1h                   | \"-1h\" is not a time",
        "10:30                 | \"10:30\" is not a time",
        "18446744073709551616  | \"18446744073709551616\" is 18446744073709551616 ns since 1970, expected 0 to 2^64-1 (1970 to 2554)",
        "1969-12-31T23:59:59Z  | \"1969-12-31T23:59:59Z\" is -1000000000 ns since 1970",
        "2554-07-22            | expected 0 to 2^64-1 (1970 to 2554)",
      })
  void parse_anythingElse_saysWhatIsWrong(String text, String message) {
    assertThatThrownBy(() -> Moment.parse(text, NOW))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 1970-01-01T00:00:00.000Z",
    "1777896000123999999, 2026-05-04T12:00:00.123Z",
    "-1, 2554-07-21T23:34:33.709Z",
  })
  void print_nanoseconds_isUtcToTheMillisecond(long nanos, String text) {
    assertThat(Moment.print(nanos)).isEqualTo(text);
  }
}
