package io.spoor.span;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The expected texts are what ECMAScript's {@code String(x)} and {@code JSON.stringify} give. */
class TextFormTest {

  @ParameterizedTest
  @CsvSource({
    "0.0, 0",
    "-0.0, 0",
    "1.0, 1",
    "-1.5, -1.5",
    "100.0, 100",
    "123.456, 123.456",
    "1234567.891, 1234567.891",
    "0.1, 0.1",
    "0.30000000000000004, 0.30000000000000004",
    "0.3333333333333333, 0.3333333333333333",
    "4.35, 4.35",
    "9007199254740992.0, 9007199254740992",
    "1e20, 100000000000000000000",
    "123456789012345680000.0, 123456789012345680000",
    "1e21, 1e+21",
    "1e22, 1e+22",
    "1e23, 1e+23",
    "2e23, 2e+23",
    "1.5e300, 1.5e+300",
    "1.7976931348623157e308, 1.7976931348623157e+308",
    "1e-6, 0.000001",
    "1.25e-6, 0.00000125",
    "1e-7, 1e-7",
    "-1.5e-7, -1.5e-7",
    "-1e-10, -1e-10",
    "2.2250738585072014e-308, 2.2250738585072014e-308",
    "5e-324, 5e-324",
    "1e-323, 1e-323",
    "-1e-323, -1e-323",
    "1.5e-323, 1.5e-323",
    "2e-323, 2e-323",
    "3.5e-323, 3.5e-323",
    "4e-323, 4e-323",
    "9.9e-322, 9.9e-322",
    "NaN, NaN",
    "Infinity, Infinity",
    "-Infinity, -Infinity",
  })
  void of_aDouble_isLaidOutAsEcmaScriptDoes(String number, String text) {
    assertThat(TextForm.of(Double.parseDouble(number))).isEqualTo(text);
    assertThat(TextForm.of(Value.of(Double.parseDouble(number)))).isEqualTo(text);
  }

  @Test
  void of_anyDouble_readsBackAsItself() {
    Random random = new Random(4711);
    for (int i = 0; i < 20_000; i++) {
      double number = Double.longBitsToDouble(random.nextLong());
      if (Double.isNaN(number)) continue;

      assertThat(Double.parseDouble(TextForm.of(number))).isEqualTo(number);
    }
  }

  @Test
  void of_aSingleValue_isItsPlainText() {
    assertThat(TextForm.of(Value.of("a \"b\""))).isEqualTo("a \"b\"");
    assertThat(TextForm.of(Value.of(""))).isEmpty();
    assertThat(TextForm.of(Value.of(Long.MIN_VALUE))).isEqualTo("-9223372036854775808");
    assertThat(TextForm.of(Value.of(500))).isEqualTo("500");
    assertThat(TextForm.of(Value.of(true))).isEqualTo("true");
    assertThat(TextForm.of(Value.of(false))).isEqualTo("false");
    assertThat(TextForm.of(Value.of(new byte[] {0, 0, 48, (byte) 0xff}))).isEqualTo("AAAw/w==");
    assertThat(TextForm.of(Value.EMPTY)).isEmpty();
  }

  @Test
  void of_anArray_isJsonWithoutSpaces() {
    Value array =
        Value.of(
            List.of(
                Value.of("x"),
                Value.of(1),
                Value.of(1.0),
                Value.of(0.5),
                Value.of(Double.NaN),
                Value.of(true),
                Value.of(new byte[] {1}),
                Value.EMPTY,
                Value.of(List.of())));

    assertThat(TextForm.of(array)).isEqualTo("[\"x\",1,1,0.5,\"NaN\",true,\"AQ==\",null,[]]");
  }

  @Test
  void of_aKeyValueList_isAJsonObjectInItsOrder() {
    Value list =
        Value.of(
            Attributes.builder()
                .put("b", 2)
                .put("a", Value.of(Attributes.of("c d", Value.of("e"))))
                .put("b", Value.of(Attributes.empty()))
                .build());

    assertThat(TextForm.of(list)).isEqualTo("{\"b\":2,\"a\":{\"c d\":\"e\"},\"b\":{}}");
  }

  @Test
  void of_textWithinJson_isEscapedAsEcmaScriptDoes() {
    Value array =
        Value.of(List.of(Value.of("\u0000\u001f\u007f\u2028é\ud83d\udca9\"\\/\b\f\n\r\t")));

    assertThat(TextForm.of(array))
        .isEqualTo("[\"\\u0000\\u001f\u007f\u2028é\ud83d\udca9\\\"\\\\/\\b\\f\\n\\r\\t\"]");
  }
}
