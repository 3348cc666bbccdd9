package io.spoor.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.spoor.TraceStore;
import io.spoor.TraceStoreOptions;
import io.spoor.span.Attributes;
import io.spoor.span.Span;
import io.spoor.span.SpanId;
import io.spoor.span.TraceId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ImportCommandTest {
  private static final byte[] LOGS = "{\"resourceLogs\":[]}".getBytes(UTF_8);
  private static final byte[] BROKEN = "{\"resourceSpans\":[}".getBytes(UTF_8);

  private final MemoryStores stores =
      new MemoryStores(TraceStoreOptions.defaults().withMaxSpanBytes(2_000));

  @TempDir private Path files;

  @AfterEach
  void everyStoreWasClosed() {
    assertThat(stores.leftOpen()).isZero();
  }

  @Test
  void import_severalFiles_countsAll() throws IOException {
    Path first = file("first.json", OtlpText.document(Shop.PAY, Shop.LIST));
    Path second = file("second.json.gz", OtlpText.gzip(OtlpText.document(Shop.BANK, Shop.PAY)));

    SpoorRun run = run(first.toString(), second.toString());

    assertThat(run).isEqualTo(new SpoorRun(0, "imported 4 spans of 2 traces from 2 files\n", ""));
    assertThat(stored(Shop.PAID)).containsExactly(Shop.PAY, Shop.BANK);
    assertThat(stored(Shop.LISTED)).containsExactly(Shop.LIST);
  }

  @Test
  void import_oneOfEach_isSingular() throws IOException {
    Path file = file("one.jsonl", OtlpText.lines(OtlpText.document(Shop.PAY), LOGS, BROKEN));

    SpoorRun run = run(file.toString());

    assertThat(run.out())
        .isEqualTo(
            "imported 1 span of 1 trace from 1 file; skipped 1 object of logs or metrics;"
                + " rejected 1 part\n");
  }

  @Test
  void import_asJson_hasExactlyTheseFields() throws IOException {
    Path file = file("a.json", OtlpText.document(Shop.PAY, Shop.BANK, Shop.LIST));

    assertThat(run(file.toString(), "--format", "json"))
        .isEqualTo(
            new SpoorRun(
                0,
                "{\"files\":1,\"spans\":3,\"traces\":2,\"dialects\":{\"otlp-json\":3},\"skipped\":0,"
                    + "\"rejected\":[],\"warningCount\":0,\"warnings\":[]}\n",
                ""));
  }

  @Test
  void import_badLine_isRejectedAndTheRestIsKept() throws IOException {
    Path file =
        file(
            "b.jsonl",
            OtlpText.lines(
                OtlpText.document(Shop.PAY), LOGS, LOGS, BROKEN, OtlpText.document(Shop.LIST)));

    SpoorRun run = run(file.toString(), "--format", "json");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out())
        .startsWith(
            "{\"files\":1,\"spans\":2,\"traces\":2,\"dialects\":{\"otlp-json-lines\":2},\"skipped\":2,\"rejected\":[{\"file\":\"%s\",\"line\":4,\"reason\":\""
                .formatted(file));
    assertThat(stored(Shop.LISTED)).containsExactly(Shop.LIST);
  }

  @Test
  void import_badLine_isToldOnStandardError() throws IOException {
    Path file = file("b.jsonl", OtlpText.lines(OtlpText.document(Shop.PAY), BROKEN));

    assertThat(run(file.toString()).err()).startsWith("rejected " + file + ":2: ");
  }

  @Test
  void import_missingFile_isRejectedAndTheOthersAreRead() throws IOException {
    Path missing = files.resolve("missing.json");
    Path file = file("c.json", OtlpText.document(Shop.PAY));

    SpoorRun run = run(missing.toString(), file.toString(), "--format", "json");

    assertThat(run)
        .isEqualTo(
            new SpoorRun(
                1,
                "{\"files\":1,\"spans\":1,\"traces\":1,\"dialects\":{\"otlp-json\":1},\"skipped\":0,\"rejected\":[{\"file\":\"%s\",\"line\":null,\"reason\":\"there is no such file\"}],\"warningCount\":0,\"warnings\":[]}\n"
                    .formatted(missing),
                ""));
    assertThat(run(missing.toString()).err())
        .isEqualTo("rejected " + missing + ": there is no such file\n");
  }

  @Test
  void import_directory_isRejected() {
    SpoorRun run = run(files.toString());

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).isEqualTo("rejected " + files + ": it is a directory\n");
  }

  @Test
  void import_emptyFile_isRejected() throws IOException {
    Path file = file("empty.json", new byte[0]);

    SpoorRun run = run(file.toString());

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).startsWith("rejected " + file + ":1: found nothing");
    assertThat(run.out()).isEqualTo("imported 0 spans of 0 traces from 1 file; rejected 1 part\n");
  }

  @Test
  void import_damagedProtobuf_isRejectedWithItsByte() throws IOException {
    byte[] whole = OtlpText.protobuf(Shop.PAY, Shop.LIST);
    Path file = file("p.bin", Arrays.copyOf(whole, whole.length - 5));

    SpoorRun run = run(file.toString(), "--format", "json");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out())
        .startsWith(
            "{\"files\":1,\"spans\":1,\"traces\":1,\"dialects\":{\"otlp-protobuf\":1},\"skipped\":0,")
        .containsPattern("\"line\":null,\"offset\":\\d+,\"reason\"");
    assertThat(run(file.toString()).err()).contains("rejected " + file + " at byte ");
  }

  @Test
  void import_standardInput_isNamedByADash() throws IOException {
    byte[] input = OtlpText.gzip(OtlpText.lines(OtlpText.document(Shop.PAY), BROKEN));

    SpoorRun run = run(input, ProgressDisplay.NONE, "-", "--format", "json");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out())
        .startsWith(
            "{\"files\":1,\"spans\":1,\"traces\":1,\"dialects\":{\"otlp-json-lines\":1},\"skipped\":0,\"rejected\":[{\"file\":\"-\",\"line\":2,");
  }

  @Test
  void import_again_changesNothing() throws IOException {
    Path file = file("d.json", OtlpText.document(Shop.PAY, Shop.BANK, Shop.PAY));

    SpoorRun first = run(file.toString());
    SpoorRun second = run(file.toString());

    assertThat(second).isEqualTo(first);
    assertThat(first.out()).isEqualTo("imported 3 spans of 1 trace from 1 file\n");
    assertThat(stored(Shop.PAID)).containsExactly(Shop.PAY, Shop.BANK);
  }

  @Test
  void import_spanTooLarge_isRejectedAlone() throws IOException {
    Span large =
        Shop.BANK.toBuilder()
            .attributes(Attributes.builder().put("text", "x".repeat(3_000)).build())
            .build();
    Path file = file("e.json", OtlpText.document(Shop.PAY, large, Shop.LIST));

    SpoorRun run = run(file.toString());

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err())
        .startsWith("rejected " + file + ": ")
        .contains(Shop.PAID, "0000000000000002", "2,000");
    assertThat(run.out()).isEqualTo("imported 2 spans of 2 traces from 1 file; rejected 1 part\n");
    assertThat(stored(Shop.PAID)).containsExactly(Shop.PAY);
    assertThat(stored(Shop.LISTED)).containsExactly(Shop.LIST);
  }

  @Test
  void import_moreSpansThanOneBatch_writesAll() throws IOException {
    Span[] spans = new Span[25_000];
    for (int i = 0; i < spans.length; i++) {
      spans[i] = Span.builder(new TraceId(0, i / 5 + 1), new SpanId(i + 1)).name("n").build();
    }

    SpoorRun run = run(OtlpText.document(spans), ProgressDisplay.NONE, "-");

    assertThat(run.out()).isEqualTo("imported 25,000 spans of 5,000 traces from 1 file\n");
    assertThat(SpoorRun.of(stores, "stats", "--store", "shop").out()).contains("25,000", "5,000");
  }

  @Test
  void import_manyRejections_areCutShortForPeopleOnly() throws IOException {
    byte[][] lines = new byte[1_105][];
    Arrays.fill(lines, BROKEN);
    lines[0] = OtlpText.document(Shop.PAY);
    Path file = file("f.jsonl", OtlpText.lines(lines));

    SpoorRun forPeople = run(file.toString());
    SpoorRun forPrograms = run(file.toString(), "--format", "json");

    assertThat(forPeople.err().lines()).hasSize(21);
    assertThat(forPeople.err()).endsWith("and 981 more; --format json lists them\n");
    assertThat(forPrograms.out())
        .contains("\"line\":1001,", "\"line\":null,\"reason\":\"and 104 more that are not listed\"")
        .doesNotContain("\"line\":1002,");
  }

  @Test
  void import_showsItsProgress() throws IOException {
    Path file = file("g.json", OtlpText.document(Shop.PAY));
    List<String> shown = new ArrayList<>();
    ProgressDisplay display =
        (task, total) -> {
          shown.add(task + " of " + total);
          return bytes -> shown.add(Long.toString(bytes));
        };
    long size = Files.size(file);

    run(new byte[0], display, file.toString(), files.resolve("missing").toString());
    assertThat(shown).containsExactly("import of " + size, Long.toString(size));

    shown.clear();
    run(OtlpText.document(Shop.PAY), display, "-", file.toString());
    assertThat(shown).containsExactly("import of -1", Long.toString(size), Long.toString(size));
  }

  @Test
  void import_unknownFormat_isWrongUsage() {
    SpoorRun run = run("-", "--format", "table");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("'--format': \"table\" is none of text, json");
  }

  @Test
  void import_withoutFiles_isWrongUsage() {
    SpoorRun run = run();

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).startsWith("spoor: Missing required parameter: 'FILE'");
    assertThat(stores.exists(Path.of("shop"))).isFalse();
  }

  private SpoorRun run(String... args) {
    return run(new byte[0], ProgressDisplay.NONE, args);
  }

  private SpoorRun run(byte[] input, ProgressDisplay progress, String... args) {
    List<String> all = new ArrayList<>(List.of("import", "--store", "shop"));
    all.addAll(Arrays.asList(args));
    return SpoorRun.of(stores, input, progress, all.toArray(String[]::new));
  }

  private Path file(String name, byte[] content) throws IOException {
    return Files.write(files.resolve(name), content);
  }

  private List<Span> stored(String traceId) {
    try (TraceStore store = stores.open(Path.of("shop"))) {
      return store.trace(TraceId.parse(traceId)).orElseThrow().spans();
    }
  }

  @Test
  void import_jaegerAndZipkin_areToldByTheirContent() throws IOException {
    Path jaeger =
        file(
            "ui.json",
            """
            {"data": [{"traceID": "0a", "spans": [{"traceID": "0a", "spanID": "one",
              "operationName": "op", "references": [], "startTime": 1, "duration": 2,
              "tags": [], "logs": [], "processID": "p1"}],
              "processes": {"p1": {"serviceName": "shop", "tags": []}}}]}
            """
                .getBytes(UTF_8));
    Path zipkin =
        file("z.json", "[{\"traceId\":\"b\",\"id\":\"2\",\"timestamp\":3}]".getBytes(UTF_8));

    SpoorRun run = run(jaeger.toString(), zipkin.toString());

    assertThat(run)
        .isEqualTo(
            new SpoorRun(
                0,
                "imported 2 spans of 2 traces from 2 files; 1 warning\n",
                "warning %s: line 1: spanID is \"one\", not hex; its hash stands for it\n"
                    .formatted(jaeger)));
  }

  @Test
  void import_asAnotherDialect_isRejected() throws IOException {
    Path file = file("a.json", OtlpText.document(Shop.PAY));

    SpoorRun run = run(file.toString(), "--dialect", "zipkin-json");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run(file.toString(), "--dialect", "chrome-json").err())
        .contains("files of chrome-json cannot be read, only written");
  }
}
