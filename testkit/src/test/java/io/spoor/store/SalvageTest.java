package io.spoor.store;

import static java.util.Comparator.comparing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.spoor.Salvage;
import io.spoor.StorageFailedException;
import io.spoor.StoreNotFoundException;
import io.spoor.TraceStore;
import io.spoor.TraceStoreOptions;
import io.spoor.query.Page;
import io.spoor.query.TraceQuery;
import io.spoor.span.Span;
import io.spoor.testkit.NaiveTraceStore;
import io.spoor.testkit.SpanGenerator;
import io.spoor.testkit.SpanGeneratorSettings;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@link TraceStore#salvage} gets out of stores of which files are damaged. */
final class SalvageTest {
  private static final TraceQuery ALL = TraceQuery.builder().limit(TraceQuery.MAX_LIMIT).build();

  @TempDir private Path parent;
  private Path from;
  private Path to;
  private final NaiveTraceStore written = new NaiveTraceStore();

  @BeforeEach
  void write() {
    from = parent.resolve("from");
    to = parent.resolve("to");
    try (TraceStore store =
        TraceStore.open(
            from, TraceStoreOptions.defaults().withSegmentSpans(300).withMemtableBytes(64 << 10))) {
      Iterator<List<Span>> batches =
          new SpanGenerator(SpanGeneratorSettings.awkward(), 5).batches(100);
      for (int i = 0; i < 20; i++) {
        List<Span> batch = batches.next();
        store.write(batch);
        written.write(batch);
        if (i % 7 == 3) {
          store.delete(batch.get(0).traceId());
          written.delete(batch.get(0).traceId());
        }
      }
    }
  }

  @Test
  void salvage_wholeStore_copiesAllOfIt() {
    Salvage salvage = TraceStore.salvage(from, to);

    assertThat(salvage.damages()).isEmpty();
    assertThat(salvage.lostSpans()).isZero();
    assertThat(salvage.spans()).isEqualTo(written.statistics().spans());
    assertAllIsThere();
  }

  @Test
  void salvage_manifestDeleted_gathersTheRowsOfAllFiles() throws IOException {
    for (Path manifest : files("MANIFEST-*")) Files.delete(manifest);

    Salvage salvage = TraceStore.salvage(from, to);

    assertThat(salvage.damageCount()).isEqualTo(2);
    assertThat(salvage.spans()).isGreaterThanOrEqualTo(written.statistics().spans());
    try (TraceStore store = TraceStore.open(to)) {
      Page page = written.find(ALL);
      assertThat(store.traces(page.traceIds()).equals(written.traces(page.traceIds()))).isTrue();
    }
    assertThat(parent.resolve("to.gathered")).doesNotExist();
  }

  @Test
  void salvage_logCutOff_copiesWhatIsBeforeTheCut() throws IOException {
    try (TraceStore store = TraceStore.open(from)) {
      List<Span> batch = new SpanGenerator(SpanGeneratorSettings.awkward(), 6).batches(9).next();
      store.write(batch);
      written.write(batch);
    }
    Path log = Collections.max(files("*.log"), comparing(path -> path.toFile().length()));
    byte[] bytes = Files.readAllBytes(log);
    Files.write(log, Arrays.copyOf(bytes, bytes.length / 2));
    assertThatThrownBy(() -> TraceStore.open(from)).hasMessageContaining("since it was closed");

    Salvage salvage = TraceStore.salvage(from, to);

    assertThat(salvage.spans()).isPositive().isLessThan(written.statistics().spans());
  }

  @Test
  void salvage_blocksOfTablesZeroed_losesOnlyWhatTheyHeld() throws IOException {
    for (Path table : files("*.sst")) {
      byte[] bytes = Files.readAllBytes(table);
      if (bytes.length < 20_000) continue;
      Arrays.fill(bytes, 100, 612, (byte) 0);
      Files.write(table, bytes);
    }

    Salvage salvage = TraceStore.salvage(from, to);

    assertThat(salvage.damageCount()).isPositive();
    assertThat(salvage.lostSpans()).isPositive();
    assertThat(salvage.spans() + salvage.lostSpans())
        .as("of an open segment nobody knows how much is lost at its end")
        .isLessThanOrEqualTo(written.statistics().spans());
    assertThat(TraceStore.verify(to).isIntact()).isTrue();
  }

  @Test
  void salvage_directoryThatIsNotThere_fails() {
    assertThatThrownBy(() -> TraceStore.salvage(parent.resolve("none"), to))
        .isInstanceOf(StoreNotFoundException.class);
  }

  @Test
  void salvage_toWhereSomethingIs_failsAndChangesNothing() throws IOException {
    Files.createDirectories(to);
    Files.writeString(to.resolve("file"), "text");

    assertThatThrownBy(() -> TraceStore.salvage(from, to))
        .isInstanceOf(StorageFailedException.class)
        .hasMessageEndingWith("it exists; expected no directory, or an empty one");
    assertThat(to.resolve("file")).hasContent("text");
  }

  private void assertAllIsThere() {
    try (TraceStore store = TraceStore.open(to)) {
      Page page = written.find(ALL);
      assertThat(store.find(ALL).equals(page)).isTrue();
      assertThat(store.traces(page.traceIds()).equals(written.traces(page.traceIds()))).isTrue();
    }
  }

  private List<Path> files(String pattern) throws IOException {
    List<Path> found = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(from, pattern)) {
      files.forEach(found::add);
    }
    return found;
  }
}
