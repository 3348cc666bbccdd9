package io.spoor.receiver.grpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.spoor.receiver.RefusedRequestException;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bytes of a call by hand, as gRPC's protocol has them. */
final class OnlyMessageTest {
  private static InputStream message(String hex, @Nullable String encoding) throws IOException {
    byte[] bytes = HexFormat.ofDelimiter(" ").parseHex(hex);
    return OnlyMessage.of(new ByteArrayInputStream(bytes), encoding, 10);
  }

  @Test
  void read_message_endsWhereItsLengthSays() throws IOException {
    assertThat(message("00 00 00 00 02 61 62 63", null).readAllBytes())
        .isEqualTo(new byte[] {'a', 'b'});
    assertThat(message("00 00 00 00 00", null).readAllBytes()).isEmpty();
  }

  @Test
  void read_messageCutOff_saysHowManyBytesAreMissing() throws IOException {
    InputStream message = message("00 00 00 00 05 61 62", null);

    assertThatThrownBy(message::readAllBytes)
        .isInstanceOf(EOFException.class)
        .hasMessage("3 bytes of the message are missing");
  }

  @ParameterizedTest
  @CsvSource({
    "00 00 00, , UNREADABLE, the call has no message",
    "02 00 00 00 00, , UNREADABLE, 'the message begins with 2, expected 0 or 1'",
    "00 00 00 00 0b, , TOO_LARGE, 'the message has 11 bytes, expected at most 10'",
    "00 ff ff ff ff, , TOO_LARGE, 'the message has 4,294,967,295 bytes, expected at most 10'",
    "01 00 00 00 00, , UNKNOWN_ENCODING, 'the message is compressed as null, expected gzip'",
    "01 00 00 00 00, br, UNKNOWN_ENCODING, 'the message is compressed as br, expected gzip'"
  })
  void of_notAMessage_saysWhy(
      String hex,
      @Nullable String encoding,
      RefusedRequestException.Reason reason,
      String explanation) {
    assertThatThrownBy(() -> message(hex, encoding))
        .isInstanceOfSatisfying(
            RefusedRequestException.class, e -> assertThat(e.reason()).isEqualTo(reason))
        .hasMessage(explanation);
  }
}
