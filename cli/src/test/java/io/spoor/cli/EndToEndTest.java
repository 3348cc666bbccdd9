package io.spoor.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.spoor.TraceStore;
import io.spoor.TraceStoreOptions;
import io.spoor.file.TraceFile;
import io.spoor.span.Span;
import io.spoor.span.TraceId;
import io.spoor.testkit.SpanGenerator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Files through a store on disk and out again, opened anew by each command; what the same commands
 * say on a naive store is what they must say here.
 *
 * <p>The files are made here; those in {@code ../shared/data} are imported too where that folder
 * is.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class EndToEndTest {
  private final Stores disk = new DirectoryStores();
  private final Stores naive = new MemoryStores(TraceStoreOptions.defaults());
  private final List<String> files = new ArrayList<>();

  private Path temporary = Path.of("");
  private String directory = "";

  @BeforeAll
  void importFiles(@TempDir Path temporary) throws IOException {
    this.temporary = temporary;
    directory = temporary.resolve("store").toString();
    Span[] generated = new SpanGenerator(17).spans(600).toArray(Span[]::new);
    write("shop.json", OtlpText.document(Shop.PAY, Shop.BANK, Shop.LIST, Shop.ORPHAN));
    write("generated.json.gz", OtlpText.gzip(OtlpText.document(generated)));
    write("generated.bin", OtlpText.protobuf(Arrays.copyOf(generated, 100)));
    write("bad.jsonl", OtlpText.lines(OtlpText.document(Shop.PAY), "{]".getBytes(UTF_8)));
    files.addAll(sharedFiles());
    List<String> command = new ArrayList<>(List.of("import", "--format", "json"));
    command.addAll(files);

    SpoorRun run = sameOnBoth(command.toArray(String[]::new));

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out()).startsWith("{\"files\":" + files.size() + ",");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "services",
        "services --format json",
        "operations --service shop --format json",
        "find",
        "find --format json --limit 1000",
        "find --status error --format json",
        "find --kind server --min-duration 5ms --format json",
        "find --attribute event:exception.type=Overdrawn --format json",
        "find --service shop --until 2026-05-04T11:00:00Z --format json",
        "trace " + Shop.PAID,
        "trace " + Shop.PAID + " --format otlp",
        "trace beef",
      })
  void command_onDisk_answersAsTheNaiveStore(String command) {
    sameOnBoth(command.split(" "));
  }

  @Test
  void find_pageByPage_leadsToEverySpan() throws IOException {
    Set<Span> expected = new HashSet<>();
    for (String file : files) {
      try (var in = Files.newInputStream(Path.of(file))) {
        TraceFile.read(file, in, expected::add);
      }
    }
    List<TraceId> ids = new ArrayList<>();
    String after = "";
    while (after != null) {
      List<String> find = new ArrayList<>(List.of("find", "--format", "ids", "--limit", "50"));
      if (!after.isEmpty()) find.addAll(List.of("--after", after));
      SpoorRun page = run(disk, find.toArray(String[]::new));
      page.out().lines().map(TraceId::parse).forEach(ids::add);
      int cursor = page.err().indexOf("--after ");
      after = cursor < 0 ? null : page.err().substring(cursor + "--after ".length()).strip();
    }
    assertThat(ids).doesNotHaveDuplicates();
    Set<Span> found = new HashSet<>();
    try (TraceStore store = disk.open(Path.of(directory))) {
      store.traces(ids).forEach(trace -> found.addAll(trace.spans()));
    }
    assertThat(found).isEqualTo(expected);
  }

  @Test
  void stats_onDisk_countsAsTheNaiveStore() {
    String counts = "^(\\{\"spans\":\\d+,\"traces\":\\d+),.*\n$";

    assertThat(run(disk, "stats", "--format", "json").out().replaceFirst(counts, "$1"))
        .isEqualTo(run(naive, "stats", "--format", "json").out().replaceFirst(counts, "$1"));
  }

  @Test
  void import_storeOpenElsewhere_saysSo() {
    try (TraceStore open = disk.open(Path.of(directory))) {
      SpoorRun run = run(disk, "import", files.get(0));

      assertThat(run.exitCode()).isEqualTo(1);
      assertThat(run.err()).startsWith("spoor: ").contains(directory).hasLineCount(1);
      assertThat(open.services()).isNotEmpty();
    }
  }

  private SpoorRun sameOnBoth(String... command) {
    SpoorRun run = run(disk, command);
    assertThat(run).isEqualTo(run(naive, command));
    return run;
  }

  private SpoorRun run(Stores stores, String... command) {
    List<String> args = new ArrayList<>(Arrays.asList(command));
    args.addAll(1, List.of("--store", directory));
    return SpoorRun.of(stores, args.toArray(String[]::new));
  }

  private void write(String name, byte[] content) throws IOException {
    files.add(Files.write(temporary.resolve(name), content).toString());
  }

  private static List<String> sharedFiles() throws IOException {
    Path shared = Path.of("..", "..", "shared", "data");
    if (!Files.isDirectory(shared)) return List.of();
    try (Stream<Path> all = Files.walk(shared)) {
      return all.filter(Files::isRegularFile).map(Path::toString).sorted().toList();
    }
  }
}
