package io.spoor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.spoor.TraceStore;
import io.spoor.TraceStoreOptions;
import io.spoor.query.TraceQuery;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code check} and {@code salvage}. */
final class DamageCommandsTest {
  @TempDir private Path parent;
  private Path directory;

  @BeforeEach
  void write() {
    directory = parent.resolve("shop");
    try (TraceStore store =
        TraceStore.open(directory, TraceStoreOptions.defaults().withSegmentSpans(2))) {
      Shop.SPANS.forEach(span -> store.write(List.of(span)));
    }
  }

  @Test
  void check_wholeStore_saysSo() {
    SpoorRun run = run("check", "--store", directory.toString());

    assertThat(run.err()).isEmpty();
    assertThat(run.out())
        .matches(
            "read %d spans in \\d segments, and \\d+ rows of indexes\nnothing is damaged\n"
                .formatted(Shop.SPANS.size()));
    assertThat(run.exitCode()).isZero();
  }

  @Test
  void check_damagedStore_saysWhatAndWhatCanBeDone() throws IOException {
    cutLog();

    SpoorRun run = run("check", "--store", directory.toString());

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err())
        .startsWith("damaged: store: cannot open %s: since it was closed, ".formatted(directory))
        .endsWith(
            "\"spoor salvage --store %s --to DIR\" copies what can be read\n".formatted(directory));
  }

  @Test
  void check_directoryWithoutStore_fails() {
    SpoorRun run = run("check", "--store", parent.toString());

    assertThat(run)
        .isEqualTo(
            new SpoorRun(
                1,
                "",
                "spoor: cannot open %s for reading: it holds no store; it has no file SPOOR\n"
                    .formatted(parent)));
  }

  @Test
  void salvage_wholeStore_copiesIt() {
    Path to = parent.resolve("new");

    SpoorRun run = run("salvage", "--store", directory.toString(), "--to", to.toString());

    assertThat(run)
        .isEqualTo(new SpoorRun(0, "copied %d spans to %s\n".formatted(Shop.SPANS.size(), to), ""));
    TraceQuery all = TraceQuery.builder().build();
    try (TraceStore copy = TraceStore.open(to);
        TraceStore store = TraceStore.open(directory)) {
      assertThat(copy.find(all)).isEqualTo(store.find(all));
    }
  }

  @Test
  void salvage_damagedStore_copiesTheRestAndTellsWhatIsLost() throws IOException {
    cutLog();

    SpoorRun run =
        run("salvage", "--store", directory.toString(), "--to", parent.resolve("new").toString());

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out()).contains("copied ", " or more could not be read\n");
    assertThat(run.err()).startsWith("damaged: ");
  }

  @Test
  void salvage_withoutTarget_isWrongUsage() {
    SpoorRun run = run("salvage", "--store", directory.toString());

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).startsWith("spoor: Missing required option: '--to=DIR'\n");
  }

  private void cutLog() throws IOException {
    try (var logs = Files.newDirectoryStream(directory, "*.log")) {
      for (Path log : logs) {
        byte[] bytes = Files.readAllBytes(log);
        Files.write(log, Arrays.copyOf(bytes, bytes.length / 2));
      }
    }
  }

  private static SpoorRun run(String... arguments) {
    return SpoorRun.of(new DirectoryStores(), arguments);
  }
}
