package io.spoor.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.spoor.ReadOnlyTraceStore;
import io.spoor.StorageFailedException;
import io.spoor.StoreClosedException;
import io.spoor.StoreNotFoundException;
import io.spoor.Trace;
import io.spoor.TraceReader;
import io.spoor.TraceStore;
import io.spoor.TraceStoreOptions;
import io.spoor.index.TermHash;
import io.spoor.query.TraceQuery;
import io.spoor.span.Span;
import io.spoor.testkit.NaiveTraceStore;
import io.spoor.testkit.SpanGenerator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is special to a store that is only read; the contract runs on it as well. */
final class ReadOnlyTraceStoreTest {

  /** Two and a bit are sealed of what the tests write, and the rest is not. */
  private static final TraceStoreOptions SMALL_SEGMENTS =
      TraceStoreOptions.defaults().withSegmentSpans(40).withMemtableBytes(64 << 10);

  private static final TraceQuery ALL = TraceQuery.builder().limit(1_000).build();

  private final List<Span> spans = new SpanGenerator(29).spans(100);

  @TempDir private Path directory;

  private TraceStore openForWriting() {
    return TraceStore.open(directory, SMALL_SEGMENTS);
  }

  private static void assertHolds(TraceReader reader, List<Span> expected) {
    NaiveTraceStore naive = new NaiveTraceStore();
    naive.write(expected);
    assertThat(reader.find(ALL)).isEqualTo(naive.find(ALL));
    List<Trace> traces = naive.traces(naive.find(ALL).traceIds());
    assertThat(reader.traces(traces.stream().map(Trace::id).toList())).isEqualTo(traces);
    assertThat(reader.statistics().spans()).isEqualTo(expected.size());
  }

  private void write(TraceStore store, List<Span> written) {
    for (int i = 0; i < written.size(); i += 10) {
      store.write(written.subList(i, Math.min(written.size(), i + 10)));
    }
  }

  @Test
  void openReadOnly_nobodyWrites_holdsTheStoreAndChangesNoFile() throws IOException {
    try (TraceStore store = openForWriting()) {
      write(store, spans);
    }
    Map<String, String> before = files();

    try (ReadOnlyTraceStore reader = TraceStore.openReadOnly(directory)) {
      assertHolds(reader, spans);
      reader.catchUp();
      assertHolds(reader, spans);
    }

    assertThat(files()).isEqualTo(before);
  }

  /** Names, times and contents. */
  private Map<String, String> files() throws IOException {
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> all = Files.list(directory)) {
      for (Path file : all.toList()) {
        files.put(
            file.getFileName() + " of " + Files.getLastModifiedTime(file),
            HexFormat.of().formatHex(Files.readAllBytes(file)));
      }
    }
    return files;
  }

  @Test
  void openReadOnly_noStore_isNotFoundAndCreatesNothing() {
    Path missing = directory.resolve("none");

    assertThatThrownBy(() -> TraceStore.openReadOnly(missing))
        .isInstanceOf(StoreNotFoundException.class)
        .hasMessage(
            "cannot open %s for reading: it holds no store; there is no such directory"
                .formatted(missing));
    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void openReadOnly_emptyStore_isEmpty() {
    openForWriting().close();

    try (ReadOnlyTraceStore reader = TraceStore.openReadOnly(directory)) {
      assertHolds(reader, List.of());
      assertThat(reader.services()).isEmpty();
    }
  }

  @Test
  void read_beforeAndAfterCatchUp_seesWhatWasThereThen() {
    try (TraceStore store = openForWriting();
        ReadOnlyTraceStore early = TraceStore.openReadOnly(directory)) {
      write(store, spans.subList(0, 50));
      try (ReadOnlyTraceStore late = TraceStore.openReadOnly(directory)) {
        write(store, spans.subList(50, 100));

        assertHolds(early, List.of());
        assertHolds(late, spans.subList(0, 50));
        late.catchUp();
        assertHolds(late, spans);
      }
      early.catchUp();
      assertHolds(early, spans);
    }
  }

  @Test
  void catchUp_afterEachBatch_holdsWhatWasWritten() {
    try (TraceStore store = openForWriting();
        ReadOnlyTraceStore reader = TraceStore.openReadOnly(directory)) {
      for (int i = 0; i < spans.size(); i += 10) {
        store.write(spans.subList(i, i + 10));
        reader.catchUp();
        assertHolds(reader, spans.subList(0, i + 10));
      }
    }
  }

  /** Whose index rows are in files before the catalogue says so. */
  @Test
  void catchUp_whileLargeSegmentsAreSealed_holdsWhatWasWritten() {
    TraceStoreOptions options = TraceStoreOptions.defaults().withSegmentSpans(25_000);
    List<Span> many = new SpanGenerator(30).spans(60_000);
    try (TraceStore store = TraceStore.open(directory, options)) {
      store.write(many.subList(0, 1_000));
      try (ReadOnlyTraceStore reader = TraceStore.openReadOnly(directory)) {
        for (int from = 1_000; from < many.size(); from += 1_000) {
          store.write(many.subList(from, from + 1_000));
          reader.catchUp();
          assertThat(reader.statistics().spans()).isEqualTo(store.statistics().spans());
          assertThat(reader.find(ALL)).isEqualTo(store.find(ALL));
        }
      }
    }
    try (TraceStore store = TraceStore.open(directory, options)) {
      NaiveTraceStore naive = new NaiveTraceStore();
      naive.write(many);
      assertThat(store.statistics().spans()).isEqualTo(naive.statistics().spans());
      assertThat(store.find(ALL)).isEqualTo(naive.find(ALL));
    }
  }

  @Test
  void catchUp_afterClear_holdsWhatCameSince() {
    try (TraceStore store = openForWriting();
        ReadOnlyTraceStore reader = TraceStore.openReadOnly(directory)) {
      write(store, spans);
      reader.catchUp();
      store.clear();
      store.write(spans.subList(3, 9));

      assertThat(reader.find(ALL).traces()).isNotEmpty();
      reader.catchUp();
      assertHolds(reader, spans.subList(3, 9));
    }
  }

  @Test
  void catchUp_writerClosedAndAnotherOpened_followsThem() {
    openForWriting().close();
    try (ReadOnlyTraceStore reader = TraceStore.openReadOnly(directory)) {
      for (int i = 0; i < spans.size(); i += 50) {
        try (TraceStore store = openForWriting()) {
          write(store, spans.subList(i, i + 50));
        }
        reader.catchUp();
        assertHolds(reader, spans.subList(0, i + 50));
      }
    }
  }

  @Test
  void find_whatItReadsIsRemovedMeanwhile_answersFromWhatIsThereNow() {
    Interruption interruption = new Interruption();
    try (TraceStore store = openForWriting();
        ReadOnlyTraceStore reader =
            FollowingTraceStore.open(directory, SMALL_SEGMENTS, interruption)) {
      write(store, spans);
      reader.catchUp();
      Span left = spans.get(17);

      interruption.during(1, () -> replaceAll(store, left, reader));

      assertThat(reader.find(byName(left)).traceIds()).containsExactly(left.traceId());
      assertThat(interruption.left).isZero();
      assertHolds(reader, List.of(left));
    }
  }

  @Test
  void find_whatItReadsIsRemovedAgainAndAgain_fails() {
    Interruption interruption = new Interruption();
    try (TraceStore store = openForWriting();
        ReadOnlyTraceStore reader =
            FollowingTraceStore.open(directory, SMALL_SEGMENTS, interruption)) {
      write(store, spans);
      reader.catchUp();
      Span left = spans.get(17);

      interruption.during(2, () -> replaceAll(store, left, reader));

      assertThatThrownBy(() -> reader.find(byName(left)))
          .isInstanceOf(StorageFailedException.class)
          .hasMessage(
              "find on %s found spans that were removed while it ran, twice".formatted(directory));
      assertHolds(reader, List.of(left));
    }
  }

  private static void replaceAll(TraceStore store, Span by, ReadOnlyTraceStore reader) {
    store.clear();
    store.write(List.of(by));
    reader.catchUp();
  }

  private static TraceQuery byName(Span span) {
    return TraceQuery.builder().operation(span.name()).build();
  }

  /** Something that happens while a search, which has taken its view, hashes its terms. */
  private static final class Interruption implements TermHash {
    private int left;
    private Runnable action = () -> {};

    void during(int searches, Runnable action) {
      this.left = searches;
      this.action = action;
    }

    @Override
    public long of(int code, String key, int type, byte[] value) {
      if (left > 0) {
        Runnable now = action;
        int rest = left - 1;
        left = 0; // What happens hashes terms too.
        now.run();
        left = rest;
      }
      return XXH3.of(code, key, type, value);
    }
  }

  @Test
  void anyCall_closedReader_isRefused() {
    openForWriting().close();
    ReadOnlyTraceStore reader = TraceStore.openReadOnly(directory);
    reader.close();
    reader.close();

    assertThatThrownBy(reader::catchUp)
        .isInstanceOf(StoreClosedException.class)
        .hasMessage("catchUp called on a closed store (" + directory + ")");
    assertThatThrownBy(() -> reader.find(ALL))
        .isInstanceOf(StoreClosedException.class)
        .hasMessage("find called on a closed store (" + directory + ")");
  }
}
