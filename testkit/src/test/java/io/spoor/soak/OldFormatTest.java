package io.spoor.soak;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.spoor.TraceStore;
import io.spoor.TraceStoreOptions;
import io.spoor.UnsupportedFormatException;
import io.spoor.span.Span;
import io.spoor.span.SpanId;
import io.spoor.span.TraceId;
import io.spoor.store.StoreDoor;
import io.spoor.testkit.SpanGenerator;
import io.spoor.testkit.SpanGeneratorSettings;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Stores that earlier builds wrote, one for each version of the format, lie under the resource
 * {@code formats} with what they answer. {@code -Dspoor.format=write} writes that of a version that
 * has none yet; one that is there is never written again.
 */
final class OldFormatTest {
  private static final Path FORMATS = Path.of("src", "test", "resources", "formats");
  private static final String ANSWERS = "answers.txt";

  @TempDir private Path parent;

  @ParameterizedTest
  @ValueSource(ints = 1)
  void open_storeOfVersion_answersAsItDidThenAndTakesMore(int version) throws IOException {
    Path fixture = FORMATS.resolve(Integer.toString(version));
    if (Files.notExists(fixture) && "write".equals(System.getProperty("spoor.format"))) {
      write(fixture);
    }
    Path directory = parent.resolve("store");
    copy(fixture, directory);
    Span late = Span.builder(new TraceId(7, 7), new SpanId(7)).name("late").build();

    try (TraceStore store = TraceStore.open(directory)) {
      assertThat(textOf(store)).isEqualTo(Files.readString(fixture.resolve(ANSWERS)));
      store.write(List.of(late));
    }
    assertThat(TraceStore.verify(directory).damages()).isEmpty();
    try (TraceStore store = TraceStore.open(directory)) {
      assertThat(store.trace(late.traceId()).orElseThrow().spans()).containsExactly(late);
      store.delete(late.traceId());
      assertThat(textOf(store)).isEqualTo(Files.readString(fixture.resolve(ANSWERS)));
    }
  }

  @Test
  void open_storeOfANewerVersion_isRefusedWithItsBytesUnchanged() throws IOException {
    Path directory = parent.resolve("store");
    copy(FORMATS.resolve("1"), directory);
    Files.writeString(directory.resolve("SPOOR"), "spoor format 2\n");
    Map<String, String> before = contents(directory);

    for (Runnable use :
        List.<Runnable>of(
            () -> TraceStore.open(directory).close(),
            () -> TraceStore.openReadOnly(directory).close(),
            () -> TraceStore.verify(directory),
            () -> TraceStore.salvage(directory, parent.resolve("new")))) {
      assertThatThrownBy(use::run)
          .isInstanceOf(UnsupportedFormatException.class)
          .hasMessage(
              "%s has format 2; this release reads formats 1 to 1. Nothing was changed.",
              directory);
      assertThat(contents(directory)).isEqualTo(before);
    }
  }

  /**
   * Sealed segments in tables, one of which a trace was deleted from, and an open one in the log.
   */
  private void write(Path fixture) throws IOException {
    TraceStoreOptions options = TraceStoreOptions.defaults().withSegmentSpans(12);
    Iterator<List<Span>> batches =
        new SpanGenerator(SpanGeneratorSettings.realistic(), 1).batches(6);
    try (TraceStore store = TraceStore.open(parent.resolve("made"), options)) {
      for (int i = 0; i < 5; i++) {
        List<Span> batch = batches.next();
        store.write(batch);
        if (i == 1) store.delete(batch.get(0).traceId());
      }
      StoreDoor.awaitSealed(store);
      store.checkpoint(fixture);
    }
    try (TraceStore store = TraceStore.open(fixture, options)) {
      store.write(batches.next());
      Files.writeString(fixture.resolve(ANSWERS), textOf(store));
    }
    try (DirectoryStream<Path> files = Files.newDirectoryStream(fixture, "{LOG,LOCK,OPTIONS-*}")) {
      for (Path file : files) Files.delete(file);
    }
  }

  private static String textOf(TraceStore store) {
    StringBuilder text = new StringBuilder();
    for (Map.Entry<String, Optional<Object>> answer : Answers.of(store).entrySet()) {
      text.append(answer.getKey()).append(": ");
      text.append(answer.getValue().map(OldFormatTest::lines).orElse("failed")).append('\n');
    }
    return text.toString();
  }

  private static String lines(Object answer) {
    return answer.toString().replace("Span[traceId", "\n  Span[traceId");
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.createDirectories(to);
    try (DirectoryStream<Path> files = Files.newDirectoryStream(from)) {
      for (Path file : files) {
        if (!file.endsWith(ANSWERS)) Files.copy(file, to.resolve(file.getFileName()));
      }
    }
  }

  private static Map<String, String> contents(Path directory) throws IOException {
    Map<String, String> contents = new TreeMap<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(directory)) {
      for (Path file : files) {
        contents.put(file.getFileName().toString(), new String(Files.readAllBytes(file), UTF_8));
      }
    }
    return contents;
  }
}
