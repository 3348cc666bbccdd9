package io.spoor.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ByteCountTest {

  @ParameterizedTest
  @CsvSource({
    "0B, 0",
    "17 b, 17",
    "3kB, 3_000",
    "3KB, 3_000",
    "500MB, 500_000_000",
    "2GB, 2_000_000_000",
    "2gb, 2_000_000_000",
    "1.5TB, 1_500_000_000_000",
    "1KiB, 1_024",
    "1.5 MiB, 1_572_864",
    "2GiB, 2_147_483_648",
    "4TiB, 4_398_046_511_104",
    "9223372036854775807B, 9_223_372_036_854_775_807",
  })
  void parse_numberWithAUnit_isBytes(String text, String bytes) {
    assertThat(ByteCount.parse(text).bytes()).isEqualTo(Long.parseLong(bytes.replace("_", "")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''       | \"\" is not a size; expected a number with a unit (B, kB, MB, GB, TB,",
        "5        | \"5\" is not a size",
        "MB       | \"MB\" is not a size",
        "-5MB     | \"-5MB\" is not a size",
        "1.GB     | \"1.GB\" is not a size",
        "1GB2MB   | \"1GB2MB\" is not a size",
        "3PB      | \"3PB\" has the unit \"PB\", expected B, kB, MB, GB, TB, KiB, MiB, GiB or TiB",
        "3Mb/s    | \"3Mb/s\" is not a size",
        "0.0005kB | \"0.0005kB\" is 0.5 bytes, expected a whole number of bytes",
        "9999999TB | \"9999999TB\" is 9999999000000000000 bytes, expected at most 2^63-1",
      })
  void parse_anythingElse_saysWhatIsWrong(String text, String message) {
    assertThatThrownBy(() -> ByteCount.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }
}
