package io.spoor.index;

import static org.assertj.core.api.Assertions.assertThat;

import io.spoor.span.TraceId;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TraceBlockTest {

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 255, TraceBlock.MAX_TRACES})
  void parse_tracesOfRandomRows_areAsAdded(int count) {
    Random random = new Random(count);
    TreeMap<TraceId, int[]> traces = new TreeMap<>();
    while (traces.size() < count) {
      TraceId id = new TraceId(random.nextInt(3) - 1, random.nextLong());
      int[] rows = random.ints(1 + random.nextInt(20), 0, 1 << 18).distinct().sorted().toArray();
      traces.put(id, rows);
    }
    TraceBlock.Writer writer = new TraceBlock.Writer();
    traces.forEach(writer::add);
    assertThat(writer.firstId()).isEqualTo(traces.firstKey());
    assertThat(writer.isFull()).isEqualTo(count == TraceBlock.MAX_TRACES);

    TraceBlock block = TraceBlock.parse(new ByteReader("test", writer.takeBytes()));

    assertThat(writer.isEmpty()).isTrue();
    int place = 0;
    for (TraceId id : traces.keySet()) {
      assertThat(block.find(id)).isEqualTo(place);
      assertThat(block.id(place)).isEqualTo(id);
      assertThat(block.rows(place)).isEqualTo(traces.get(id));
      TraceId next = new TraceId(id.high(), id.low() + 1);
      if (!traces.containsKey(next)) assertThat(block.find(next)).isEqualTo(-1);
      place++;
    }
  }
}
