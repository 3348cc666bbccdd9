package io.spoor.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.spoor.CorruptStoreException;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

final class SegmentEntryTest {
  private static final SegmentEntry SEALED =
      new SegmentEntry(
          12, SegmentEntry.State.SEALED, 1_000, 2_000, 300, 40, 50_000, -6, -5, 1_001, 1_999);

  @Test
  void decode_encodedEntry_isEqual() {
    SegmentEntry open = SegmentEntry.open(3, 1_700_000_000_000L);

    assertThat(SegmentEntry.decode(12, SEALED.encode())).isEqualTo(SEALED);
    assertThat(SegmentEntry.decode(3, open.encode())).isEqualTo(open);
  }

  @Test
  void decode_fieldsOfALaterRelease_arePassedOver() {
    byte[] known = SEALED.encode();
    byte[] value = Arrays.copyOf(known, known.length + 5);
    System.arraycopy(new byte[] {11, 1, (byte) 0x80, 2, 7}, 0, value, known.length, 5);

    assertThat(SegmentEntry.decode(12, value)).isEqualTo(SEALED);
  }

  @Test
  void decode_unknownState_saysWhichSegment() {
    assertThatThrownBy(() -> SegmentEntry.decode(12, hex("0103")))
        .isInstanceOf(CorruptStoreException.class)
        .hasMessage("catalogue entry of segment 12 has state 3, expected 1 (open) or 2 (sealed)");
  }

  @Test
  void decode_cutOff_saysWhere() {
    assertThatThrownBy(() -> SegmentEntry.decode(12, hex("010104")))
        .isInstanceOf(CorruptStoreException.class)
        .hasMessage(
            "catalogue entry of segment 12: the number that ends before byte 3 of 3 is cut off");
    assertThatThrownBy(() -> SegmentEntry.decode(13, hex("0101 02ffffffffffffffffffff01")))
        .isInstanceOf(CorruptStoreException.class)
        .hasMessage(
            "catalogue entry of segment 13: the number that ends before byte 13 of 14 is cut off");
  }

  @Test
  void decode_everyTruncation_isTheEntryOfItsFieldsOrCorrupt() {
    byte[] whole = SEALED.encode();
    for (int length = 0; length < whole.length; length++) {
      byte[] part = Arrays.copyOf(whole, length);
      try {
        assertThat(SegmentEntry.decode(12, part).state()).isEqualTo(SegmentEntry.State.SEALED);
      } catch (CorruptStoreException e) {
        assertThat(e).hasMessageContaining("segment 12");
      }
    }
  }

  private static byte[] hex(String digits) {
    return HexFormat.of().parseHex(digits.replace(" ", ""));
  }
}
