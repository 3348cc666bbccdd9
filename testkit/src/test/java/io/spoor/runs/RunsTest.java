package io.spoor.runs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.spoor.ReadOnlyTraceStore;
import io.spoor.StoreNotFoundException;
import io.spoor.TraceStore;
import io.spoor.span.Span;
import io.spoor.span.SpanId;
import io.spoor.span.TraceId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RunsTest {
  @TempDir private Path parent;

  private static void write(Run run, long span) {
    try (TraceStore store = TraceStore.open(run.directory())) {
      store.write(List.of(Span.builder(new TraceId(1, 2), new SpanId(span)).build()));
    }
  }

  @Test
  void begin_severalRuns_keepsThemApartAndInOrder() {
    Runs runs = Runs.in(parent.resolve("runs"));
    assertThat(runs.all()).isEmpty();
    Run first = runs.begin("main");
    write(first, 1);
    Run second = runs.begin("branch \\ with\nodd = name \u00e4");
    write(second, 2);
    Run third = runs.begin("main");

    assertThat(runs.all()).containsExactly(third, second, first);
    assertThat(first.number()).isEqualTo(1);
    assertThat(runs.latest("main")).contains(third);
    assertThat(runs.latest("other")).isEmpty();
    assertThat(runs.before(third)).contains(second);
    assertThat(runs.before(first)).isEmpty();
    try (ReadOnlyTraceStore store = second.open()) {
      assertThat(store.stream()).extracting(span -> span.spanId().value()).containsExactly(2L);
    }
    assertThatThrownBy(third::open).isInstanceOf(StoreNotFoundException.class);
  }

  @Test
  void begin_moreThanAreKept_deletesTheOldest() throws IOException {
    Runs runs = Runs.in(parent).keepingLast(2);
    for (int i = 1; i <= 4; i++) write(runs.begin("build " + i), i);

    assertThat(runs.all()).extracting(Run::name).containsExactly("build 4", "build 3");
    try (Stream<Path> files = Files.list(parent)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder("000003", "000003.run", "000004", "000004.run");
    }
    assertThat(Runs.in(parent).begin("build 5").number()).isEqualTo(5);
  }

  @Test
  void begin_manyAtOnce_givesEachANumber() throws Exception {
    Runs runs = Runs.in(parent).keepingLast(100);
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<Future<Run>> begun = new ArrayList<>();
      for (int i = 0; i < 40; i++) begun.add(threads.submit(() -> runs.begin("same")));
      Set<Integer> numbers = new TreeSet<>();
      for (Future<Run> run : begun) numbers.add(run.get().number());
      assertThat(numbers).hasSize(40);
      assertThat(runs.all()).hasSize(40);
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void all_damagedDescription_saysWhich() throws IOException {
    Files.writeString(parent.resolve("000007.run"), "begun=2026-11-23T00:00:00Z\n");

    assertThatThrownBy(() -> Runs.in(parent).all())
        .isInstanceOf(RunsFailedException.class)
        .hasMessage("cannot list the runs in " + parent)
        .rootCause()
        .hasMessage(parent.resolve("000007.run") + " has no \"name\"");
  }

  @Test
  void begin_inAFile_saysSo() throws IOException {
    Path file = Files.writeString(parent.resolve("file"), "");

    assertThatThrownBy(() -> Runs.in(file).begin("build 57"))
        .isInstanceOf(RunsFailedException.class)
        .hasMessage("cannot begin run \"build 57\" in " + file);
  }

  @Test
  void keepingLast_none_isRefused() {
    assertThatThrownBy(() -> Runs.in(parent).keepingLast(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("asked to keep 0 runs, expected 1");
  }
}
