package io.spoor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.spoor.span.TraceId;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class TraceIdSetTest {

  @Test
  void size_ofManyIdsSomeTwice_countsEachOnce() {
    Random random = new Random(17);
    TraceIdSet ids = new TraceIdSet();
    Set<TraceId> expected = new HashSet<>();
    for (int i = 0; i < 100_000; i++) {
      TraceId id =
          switch (i % 3) {
            case 0 -> new TraceId(0, random.nextInt(20_000));
            case 1 -> new TraceId(random.nextInt(20_000), 0);
            default -> new TraceId(random.nextLong(), (long) random.nextInt(4) << 62);
          };
      ids.add(id);
      expected.add(id);
      if (i % 997 == 0) assertThat(ids.size()).isEqualTo(expected.size());
    }
    assertThat(ids.size()).isEqualTo(expected.size());
  }
}
