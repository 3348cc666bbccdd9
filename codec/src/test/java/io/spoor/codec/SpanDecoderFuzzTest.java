package io.spoor.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.spoor.span.Span;
import io.spoor.span.TraceId;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever the bytes are, decoding gives spans or a {@link CorruptSpanException}. */
class SpanDecoderFuzzTest {
  private static final TraceId TRACE = new TraceId(1, 2);

  private final SpanEncoder encoder = new SpanEncoder();
  private final SpanEncoder second = new SpanEncoder();

  @ParameterizedTest
  @ValueSource(longs = {41, 42, 43, 44, 45, 46, 47, 48})
  void decode_everyTruncation_givesSpansOrSaysWhere(long seed) {
    byte[] value = encoder.encode(new RandomSpans(seed).trace(6));

    for (int length = 0; length < value.length; length++) {
      checkDecode(Arrays.copyOf(value, length));
    }
  }

  @Test
  void decode_everySpanTruncatedWithinItsLastField_isCorrupt() {
    byte[] value = encoder.encode(SpanCodecTest.awkwardSpans().subList(3, 4));

    for (int cut = 1; cut <= 17; cut++) {
      assertThat(checkDecode(Arrays.copyOf(value, value.length - cut))).as("cut %d", cut).isFalse();
    }
  }

  @ParameterizedTest
  @MethodSource("io.spoor.codec.SpanCodecTest#awkwardSpans")
  void decode_everyByteReplacedByEveryOther_givesSpansOrSaysWhere(Span span) {
    byte[] value = encoder.encode(List.of(span));

    for (int i = 0; i < value.length; i++) {
      for (int flip = 1; flip < 256; flip++) {
        value[i] ^= (byte) flip;
        checkDecode(value);
        value[i] ^= (byte) flip;
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {61, 62, 63})
  void decode_everyBitFlipped_givesSpansOrSaysWhere(long seed) {
    byte[] value = encoder.encode(new RandomSpans(seed).trace(2));

    for (int bit = 0; bit < value.length * 8; bit++) {
      value[bit / 8] ^= (byte) (1 << bit % 8);
      checkDecode(value);
      value[bit / 8] ^= (byte) (1 << bit % 8);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {71, 72})
  void decode_severalBytesReplaced_givesSpansOrSaysWhere(long seed) {
    byte[] value = encoder.encode(new RandomSpans(seed).trace(4));
    Random random = new Random(seed);

    for (int i = 0; i < 20_000; i++) {
      byte[] damaged = value.clone();
      for (int n = random.nextInt(6); n >= 0; n--) {
        damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
      }
      checkDecode(damaged);
    }
  }

  @Test
  void decode_randomBytes_givesSpansOrSaysWhere() {
    Random random = new Random(81);

    for (int i = 0; i < 50_000; i++) {
      byte[] bytes = new byte[random.nextInt(40)];
      random.nextBytes(bytes);
      checkDecode(bytes);
    }
  }

  /** Whether it decoded; what decodes can be written and read again. */
  private boolean checkDecode(byte[] bytes) {
    List<Span> spans;
    try {
      spans = SpanDecoder.decode(TRACE, bytes);
    } catch (CorruptSpanException e) {
      assertThat(e.getMessage()).startsWith("byte ").contains(" of " + bytes.length + ": ");
      return false;
    }
    try {
      assertThat(SpanDecoder.decode(TRACE, second.encode(spans)).equals(spans)).isTrue();
    } catch (CorruptSpanException e) {
      throw new AssertionError("re-encoded spans of " + Arrays.toString(bytes), e);
    }
    return true;
  }
}
