package io.spoor.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PackedTest {

  static IntStream widths() {
    return IntStream.rangeClosed(0, 64);
  }

  @ParameterizedTest
  @MethodSource("widths")
  void get_valuesOfThisWidth_areAsPacked(int width) {
    Random random = new Random(width);
    for (int count : new int[] {1, 2, 63, Packed.BLOCK_ROWS}) {
      long least = width == 64 ? 0 : random.nextLong();
      long[] values = new long[count];
      for (int i = 0; i < count; i++) {
        values[i] = least + (width == 0 ? 0 : random.nextLong() >>> 64 - width);
      }
      assertThatIsKept(values);
    }
  }

  @ParameterizedTest
  @MethodSource("widths")
  void get_extremesOfThisWidth_areAsPacked(int width) {
    long greatest = width == 0 ? 0 : -1L >>> 64 - width;
    assertThatIsKept(new long[] {0, greatest, 0, greatest, greatest});
    assertThatIsKept(new long[] {greatest, -1L - greatest + greatest, -1L});
  }

  @Test
  void get_valuesAroundTheSign_areUnsigned() {
    long[] values = {Long.MAX_VALUE, Long.MIN_VALUE, Long.MAX_VALUE - 1, Long.MIN_VALUE + 1};

    assertThatIsKept(values);
    assertThat(Packed.pack(values, 0, 4)).hasSizeLessThan(25); // Two bits each.
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, -1, Long.MIN_VALUE, Long.MAX_VALUE})
  void get_singleValue_takesNoBits(long value) {
    assertThatIsKept(new long[] {value});
    assertThat(parse(Packed.pack(new long[] {value}, 0, 1)).count()).isEqualTo(1);
  }

  @Test
  void pack_partOfAnArray_packsThatPart() {
    long[] values = {1_000, 5, 6, 7, 9_999};

    Packed packed = parse(Packed.pack(values, 1, 4));

    assertThat(packed.count()).isEqualTo(3);
    assertThat(packed.get(0)).isEqualTo(5);
    assertThat(packed.get(2)).isEqualTo(7);
  }

  @Test
  void parse_widthThatIsNone_isCorrupt() {
    assertThatThrownBy(() -> parse(new byte[] {1, 0, 57, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0}))
        .isInstanceOf(CorruptIndexException.class)
        .hasMessage("test: values are 57 bits wide, expected at most 56, or 64 (at byte 3 of 17)");
  }

  @Test
  void parse_bytesMissing_isCorrupt() {
    byte[] row = Packed.pack(new long[] {1, 200, 3}, 0, 3);

    assertThatThrownBy(() -> parse(Arrays.copyOf(row, row.length - 2)))
        .isInstanceOf(CorruptIndexException.class)
        .hasMessage("test: 3 values of 8 bits take 11 bytes, 9 are left (at byte 3 of 12)");
  }

  private static void assertThatIsKept(long[] values) {
    Packed packed = parse(Packed.pack(values, 0, values.length));
    assertThat(packed.count()).isEqualTo(values.length);
    for (int i = 0; i < values.length; i++) {
      assertThat(packed.get(i)).as("value %d of %s", i, values.length).isEqualTo(values[i]);
    }
  }

  private static Packed parse(byte[] row) {
    return Packed.parse(new ByteReader("test", row));
  }
}
