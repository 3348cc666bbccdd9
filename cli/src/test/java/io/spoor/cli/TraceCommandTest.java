package io.spoor.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.spoor.TraceStore;
import io.spoor.TraceStoreOptions;
import io.spoor.file.TraceFile;
import io.spoor.span.Span;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TraceCommandTest {
  private final MemoryStores stores = new MemoryStores(TraceStoreOptions.defaults());

  TraceCommandTest() {
    try (TraceStore store = stores.open(Path.of("shop"))) {
      store.write(Shop.SPANS);
    }
  }

  @AfterEach
  void everyStoreWasClosed() {
    assertThat(stores.leftOpen()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a1", "A1", "00000000000000a1", Shop.PAID})
  void trace_asTree_showsEverySpanOfIt(String id) {
    SpoorRun run = trace(id);

    assertThat(run.exitCode()).isZero();
    assertThat(run.err()).isEmpty();
    assertThat(run.out())
        .startsWith("trace " + Shop.PAID)
        .contains("GET /pay", "sold out")
        .doesNotContain("GET /list");
  }

  @Test
  void trace_asOtlp_readsBackEqual() throws IOException {
    SpoorRun run = trace(Shop.PAID, "--format", "otlp");
    List<Span> spans = new ArrayList<>();

    TraceFile.read("out", new ByteArrayInputStream(run.out().getBytes(UTF_8)), spans::add);

    assertThat(run.exitCode()).isZero();
    assertThat(spans).containsExactly(Shop.PAY, Shop.BANK);
    assertThat(run.out()).hasLineCount(1).endsWith("}\n");
  }

  @Test
  void trace_asHtml_isAPage() {
    SpoorRun run = trace(Shop.PAID, "--format", "html");

    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).startsWith("<!DOCTYPE html>").contains(Shop.PAID.toString());
  }

  @Test
  void trace_unknownId_fails() {
    assertThat(trace("beef"))
        .isEqualTo(
            new SpoorRun(
                1, "", "spoor: there is no trace 0000000000000000000000000000beef in shop\n"));
  }

  @Test
  void trace_badId_isWrongUsage() {
    assertThat(trace("xyz"))
        .isEqualTo(
            new SpoorRun(
                2,
                "",
                """
                spoor: Invalid value for positional parameter at index 0 (ID): trace id "xyz" has \
                'x' at index 0, expected a hex digit
                Try "spoor trace --help".
                """));
  }

  @Test
  void trace_withoutId_isWrongUsage() {
    SpoorRun run = SpoorRun.of(stores, "trace", "--store", "shop");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).startsWith("spoor: Missing required parameter: 'ID'");
  }

  @Test
  void trace_unknownFormat_isWrongUsage() {
    SpoorRun run = trace("a1", "--format", "dot");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("'--format': \"dot\" is none of tree, html, otlp");
  }

  private SpoorRun trace(String... args) {
    String[] all = new String[args.length + 3];
    all[0] = "trace";
    all[1] = "--store";
    all[2] = "shop";
    System.arraycopy(args, 0, all, 3, args.length);
    return SpoorRun.of(stores, all);
  }
}
