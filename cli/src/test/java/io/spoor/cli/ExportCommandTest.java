package io.spoor.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.spoor.TraceStore;
import io.spoor.TraceStoreOptions;
import io.spoor.dialect.Dialect;
import io.spoor.file.TraceFile;
import io.spoor.span.Span;
import io.spoor.span.SpanId;
import io.spoor.span.TraceId;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class ExportCommandTest {
  private final MemoryStores stores = new MemoryStores(TraceStoreOptions.defaults());

  @TempDir private Path files;

  @BeforeEach
  void fill() {
    try (TraceStore store = stores.open(files.resolve("store"))) {
      store.write(List.of(Shop.PAY, Shop.BANK, Shop.LIST));
    }
  }

  @AfterEach
  void everyStoreWasClosed() {
    assertThat(stores.leftOpen()).isZero();
  }

  @ParameterizedTest
  @EnumSource(
      value = Dialect.class,
      names = {"OTLP_JSON", "OTLP_JSON_LINES", "OTLP_PROTOBUF"})
  void export_everything_readsBackEqual(Dialect dialect) throws IOException {
    Path file = files.resolve("out");

    SpoorRun run = run("--dialect", dialect.id(), "-o", file.toString());

    assertThat(run).isEqualTo(new SpoorRun(0, "", "exported 3 spans of 2 traces\n"));
    assertThat(read(Files.newInputStream(file)))
        .containsExactlyInAnyOrder(Shop.PAY, Shop.BANK, Shop.LIST);
  }

  @Test
  void export_withConditions_writesWholeTracesOfTheMatches() throws IOException {
    SpoorRun run = run("--dialect", "otlp-json", "--service", Shop.BANK.service(), "--limit", "1");

    assertThat(read(new ByteArrayInputStream(run.out().getBytes(UTF_8))))
        .containsExactlyInAnyOrder(Shop.PAY, Shop.BANK);
  }

  @Test
  void export_nameEndsInGz_isCompressed() throws IOException {
    Path file = files.resolve("out.json.gz");

    run("--dialect", "zipkin-json", "-o", file.toString());

    assertThat(read(new GZIPInputStream(Files.newInputStream(file)))).hasSize(3);
  }

  @ParameterizedTest
  @EnumSource(
      value = Dialect.class,
      names = {"JAEGER_JSON", "ZIPKIN_JSON"})
  void export_toAnotherDialect_isReadAsThat(Dialect dialect) throws IOException {
    SpoorRun run = run("--dialect", dialect.id());

    byte[] out = run.out().getBytes(UTF_8);
    assertThat(TraceFile.read("out", new ByteArrayInputStream(out), span -> {}).spansByDialect())
        .containsOnlyKeys(dialect);
  }

  @Test
  void export_aDialectThatIsOnlyRead_isRefused() {
    SpoorRun run = run("--dialect", "zipkin-v1-json");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("files of zipkin-v1-json cannot be written, only read");
  }

  @Test
  void export_limitOfZero_isRefused() {
    SpoorRun run = run("--dialect", "otlp-json", "--limit", "0");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("--limit is 0, expected at least 1");
  }

  @Test
  void export_aSpanThatTheDialectCannotSay_isLeftOutAndTold() throws IOException {
    try (TraceStore store = stores.open(files.resolve("store"))) {
      store.write(List.of(Span.builder(new TraceId(0, 7), new SpanId(0)).build()));
    }

    SpoorRun run = run("--dialect", "zipkin-json");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err())
        .contains("exported 3 spans of 2 traces")
        .contains("left out 1 span, the first: Zipkin has no ids of zeros");
    assertThat(read(new ByteArrayInputStream(run.out().getBytes(UTF_8)))).hasSize(3);
  }

  @Test
  void export_overAFile_replacesItAndLeavesNothingElse() throws IOException {
    Path file = Files.writeString(files.resolve("out"), "something else");

    run("--dialect", "otlp-json", "-o", file.toString());

    assertThat(read(Files.newInputStream(file))).hasSize(3);
    assertThat(files.resolve("out.part")).doesNotExist();
  }

  @Test
  void export_intoAFolderThatIsNotThere_isToldAndLeavesNothing() {
    Path file = files.resolve("nowhere").resolve("out.json");

    SpoorRun run = run("--dialect", "otlp-json", "-o", file.toString());

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("nowhere");
    assertThat(files.resolve("nowhere")).doesNotExist();
  }

  @Test
  void export_besideAFileOfTheNameThatItNeeds_leavesThatAlone() throws IOException {
    Path part = Files.writeString(files.resolve("out.part"), "mine");

    SpoorRun run = run("--dialect", "otlp-json", "-o", files.resolve("out").toString());

    assertThat(run)
        .isEqualTo(
            new SpoorRun(
                1,
                "",
                "spoor: %s exists: another export may be writing it; otherwise delete it\n"
                    .formatted(part)));
    assertThat(part).hasContent("mine");
    assertThat(files.resolve("out")).doesNotExist();
  }

  @Test
  void export_toADirectoryThatIsNotThere_saysSo() {
    Path file = files.resolve("none/out");

    assertThat(run("--dialect", "otlp-json", "-o", file.toString()).err())
        .isEqualTo("spoor: cannot write %s: there is no such directory\n".formatted(file));
  }

  private SpoorRun run(String... options) {
    List<String> line =
        new ArrayList<>(List.of("export", "--store", files.resolve("store").toString()));
    line.addAll(List.of(options));
    return SpoorRun.of(stores, line.toArray(new String[0]));
  }

  private static List<Span> read(InputStream in) throws IOException {
    List<Span> spans = new ArrayList<>();
    try (in) {
      assertThat(TraceFile.read("out", in, spans::add).rejected()).isEmpty();
    }
    return spans;
  }
}
