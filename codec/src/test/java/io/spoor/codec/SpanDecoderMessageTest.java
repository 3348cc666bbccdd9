package io.spoor.codec;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.spoor.span.TraceId;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpanDecoderMessageTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          09 01 02                      | byte 1 of 3: 8 bytes expected, with 2 left in the message
          12 05 61                      | byte 1 of 3: a length of 5 bytes, with 1 left in the message
          12 ff ff ff ff ff ff ff ff ff 01 | byte 1 of 11: a length of 18446744073709551615 bytes, with 0 left in the message
          12 04 61 c3 28 62             | byte 3 of 6: not UTF-8, in a text of 4 bytes from byte 2
          12 04 61 62 ed a0             | byte 4 of 6: not UTF-8, in a text of 4 bytes from byte 2
          32 81                         | byte 1 of 2: a varint is cut off by the end of the message at byte 2
          32 02 18 81 00                | byte 3 of 5: a varint is cut off by the end of the message at byte 4
          08 80 80 80 80 80 80 80 80 80 80 01 | byte 1 of 12: a varint has more than 10 bytes
          80 80 80 80 10                | byte 0 of 5: a tag is 4294967296, over 4294967295
          32 06 70 83 80 80 80 20       | byte 3 of 8: a 32-bit number is 8589934595, over 4294967295
          07                            | byte 1 of 1: behind tag 7, which has no field number
          0b 0c                         | byte 1 of 2: behind tag 11 of wire type 3, expected 0, 1, 2 or 5
          12 01 61 32 02 18 02          | byte 6 of 7: the index of a string is 2, expected 0 to 1
          1a 02 18 08 32 03 3a 01 03    | byte 8 of 9: the index of an attribute is 3, expected 1 to 1
          32 03 3a 01 00                | byte 4 of 5: the index of an attribute is 0, expected 1 to 0
          22 00 22 00 32 02 40 05       | byte 7 of 8: the index of a resource is 5, expected 0 to 2
          2a 00 32 02 48 04             | byte 5 of 6: the index of a scope is 4, expected 0 to 1
          32 02 20 06                   | byte 3 of 4: the kind is 6, expected 0 to 5
          32 02 50 03                   | byte 3 of 4: the status code is 3, expected 0 to 2
          1a 02 20 02                   | byte 3 of 4: a bool is 2, expected 0 to 1
          """)
  void decode_damage_saysAtWhichByteAndWhy(String hex, String message) {
    byte[] value = HexFormat.ofDelimiter(" ").parseHex(hex);

    assertThatThrownBy(() -> SpanDecoder.decode(new TraceId(1, 2), value))
        .isInstanceOf(CorruptSpanException.class)
        .hasMessage(message);
  }

  @Test
  void decode_valueNestedTooDeep_isRefused() {
    WireBuffer value = new WireBuffer();
    int attribute = value.beginMessage(StoredTags.ATTRIBUTES);
    nest(value, 65);
    value.endMessage(attribute);
    byte[] bytes = new byte[value.size()];
    value.copyTo(bytes, 0);

    assertThatThrownBy(() -> SpanDecoder.decode(new TraceId(1, 2), bytes))
        .isInstanceOf(CorruptSpanException.class)
        .hasMessageMatching("byte \\d+ of \\d+: arrays and lists nest more than 64 deep");
  }

  private static void nest(WireBuffer value, int levels) {
    if (levels == 0) return;
    int array = value.beginMessage(StoredTags.VALUE_ARRAY);
    int element = value.beginMessage(StoredTags.VALUES);
    nest(value, levels - 1);
    value.endMessage(element);
    value.endMessage(array);
  }
}
