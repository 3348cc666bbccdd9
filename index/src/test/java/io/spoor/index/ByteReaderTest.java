package io.spoor.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Random;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

final class ByteReaderTest {

  @Test
  void varint_ofEveryLength_isAsWritten() {
    Random random = new Random(8);
    for (int i = 0; i < 10_000; i++) {
      long value = random.nextLong() >>> random.nextInt(64);
      byte[] row = new ByteWriter(0).varint(value).toArray();
      ByteReader in = reader(row);
      assertThat(in.varintLength()).isEqualTo(row.length);
      assertThat(in.varint()).isEqualTo(value);
      assertThat(in.hasMore()).isFalse();
    }
  }

  @Test
  void text_andBytesAndNumbers_areAsWritten() {
    ByteWriter out = new ByteWriter(1).text("caf\u00e9 \ud83d\ude00").u8(200).u64(-2);
    ByteReader in = reader(out.prefixed(new byte[] {1, 2}).toArray());

    assertThat(in.text()).isEqualTo("caf\u00e9 \ud83d\ude00");
    assertThat(in.u8()).isEqualTo(200);
    assertThat(in.u64()).isEqualTo(-2);
    assertThat(in.prefixed()).containsExactly(1, 2);
    assertThat(in.rest()).isEmpty();
  }

  @Test
  void text_unpairedSurrogate_isWrittenAsReplacement() {
    ByteReader in = reader(new ByteWriter(1).text("a\ud800b").toArray());

    assertThat(in.text()).isEqualTo("a\ufffdb");
  }

  @Test
  void prefixed_lengthOfAllButItself_isCorrupt() {
    byte[] row = {3, 7, 8}; // The length counts itself as well.

    assertThatIsCorrupt(
        () -> reader(row).prefixed(), "a row: 3 bytes are wanted, 2 are left (at byte 1 of 3)");
    assertThatIsCorrupt(
        () -> reader(row).text(), "a row: 3 bytes are wanted, 2 are left (at byte 1 of 3)");
  }

  @Test
  void count_beyondItsBounds_isCorrupt() {
    byte[] negative = new ByteWriter(1).varint(-5).toArray();

    assertThatIsCorrupt(
        () -> reader(new byte[] {9}).count(8),
        "a row: a number is 9, expected 0 to 8 (at byte 1 of 1)");
    assertThatIsCorrupt(
        () -> reader(negative).count(8),
        "a row: a number is -5, expected 0 to 8 (at byte 10 of 10)");
  }

  @Test
  void varint_thatDoesNotEnd_isCorrupt() {
    byte[] row = new byte[12];
    Arrays.fill(row, (byte) 0x80);

    assertThatIsCorrupt(
        () -> reader(row).varint(), "a row: a varint is longer than 10 bytes (at byte 10 of 12)");
    assertThatIsCorrupt(
        () -> reader(Arrays.copyOf(row, 4)).varint(),
        "a row: 1 bytes are wanted, 0 are left (at byte 4 of 4)");
  }

  @Test
  void u64_cutOff_isCorrupt() {
    assertThatIsCorrupt(
        () -> reader(new byte[7]).u64(), "a row: 8 bytes are wanted, 7 are left (at byte 0 of 7)");
  }

  private static void assertThatIsCorrupt(ThrowingCallable read, String message) {
    assertThatThrownBy(read).isInstanceOf(CorruptIndexException.class).hasMessage(message);
  }

  private static ByteReader reader(byte[] row) {
    return new ByteReader("a row", row);
  }
}
