package io.spoor.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ParentColumnTest {

  @ParameterizedTest
  @ValueSource(ints = {ParentLinks.NONE, ParentLinks.MISSING, ParentLinks.CYCLE})
  void decode_noParent_isAsEncoded(int constant) {
    for (int row : new int[] {0, 1, 5, Integer.MAX_VALUE}) {
      assertThat(ParentColumn.decode(row, ParentColumn.encode(row, constant))).isEqualTo(constant);
    }
  }

  @Test
  void decode_parentAnywhere_isAsEncoded() {
    Random random = new Random(5);
    for (int i = 0; i < 10_000; i++) {
      int row = random.nextInt() >>> 1 + random.nextInt(30);
      int parent = random.nextInt() >>> 1 + random.nextInt(30);
      assertThat(ParentColumn.decode(row, ParentColumn.encode(row, parent)))
          .as("parent %d of row %d", parent, row)
          .isEqualTo(parent);
    }
  }

  @Test
  void encode_nearParent_isSmall() {
    assertThat(ParentColumn.encode(70, 69)).isEqualTo(5);
    assertThat(ParentColumn.encode(70, 70)).isEqualTo(3);
    assertThat(ParentColumn.encode(70, 71)).isEqualTo(4);
  }
}
