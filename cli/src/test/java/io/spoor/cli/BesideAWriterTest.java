package io.spoor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.spoor.TraceStore;
import io.spoor.TraceStoreOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Commands that read, on a store that is open for writing: they show all that it has written. */
final class BesideAWriterTest {
  private final MemoryStores naive = new MemoryStores(TraceStoreOptions.defaults());

  @TempDir private Path directory;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "services",
        "operations --service shop",
        "find --format json",
        "find --format ids --status error",
        "trace " + Shop.PAID,
        "trace " + Shop.LISTED + " --format otlp",
      })
  void reading_afterEachWrite_answersAsTheNaiveStore(String command) {
    try (TraceStore writer = TraceStore.open(directory);
        TraceStore expected = naive.open(directory)) {
      for (var span : Shop.SPANS) {
        writer.write(List.of(span));
        expected.write(List.of(span));

        assertThat(run(new DirectoryStores(), command)).isEqualTo(run(naive, command));
      }
    }
  }

  @Test
  void stats_withAnUnsealedSegment_countsItsSpans() {
    try (TraceStore writer = TraceStore.open(directory)) {
      writer.write(Shop.SPANS);

      assertThat(run(new DirectoryStores(), "stats --format json").out())
          .startsWith("{\"spans\":4,\"traces\":2,\"segments\":1,");
    }
  }

  private SpoorRun run(Stores stores, String command) {
    List<String> arguments = new ArrayList<>(List.of(command.split(" ")));
    arguments.addAll(1, List.of("--store", directory.toString()));
    return SpoorRun.of(stores, arguments.toArray(String[]::new));
  }
}
