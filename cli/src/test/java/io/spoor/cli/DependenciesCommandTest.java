package io.spoor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.spoor.TraceStore;
import io.spoor.TraceStoreOptions;
import io.spoor.span.Attributes;
import io.spoor.span.Resource;
import io.spoor.span.Span;
import io.spoor.span.SpanId;
import io.spoor.span.SpanKind;
import io.spoor.span.Status;
import io.spoor.span.TraceId;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class DependenciesCommandTest {
  private final MemoryStores stores = new MemoryStores(TraceStoreOptions.defaults());

  DependenciesCommandTest() {
    try (TraceStore store = stores.open(Path.of("shop"))) {
      store.write(
          List.of(
              span(1, 0, "shop", "GET /pay", SpanKind.CLIENT).build(),
              span(2, 1, "bank", "pay", SpanKind.SERVER).status(Status.error("sold out")).build(),
              span(3, 2, "bank", "SELECT", SpanKind.CLIENT)
                  .startNanos(Shop.PAID_START + 7_000_000)
                  .endNanos(Shop.PAID_START + 8_500_000)
                  .attributes(Attributes.builder().put("peer.service", "db").build())
                  .build()));
    }
    try (TraceStore store = stores.open(Path.of("odd"))) {
      store.write(
          List.of(
              span(1, 0, "a \"b\" \\", "x\u001b\n", SpanKind.CLIENT).build(),
              span(2, 1, "&lt; c", "", SpanKind.SERVER).build()));
    }
    stores.open(Path.of("empty")).close();
  }

  private static Span.Builder span(
      long id, long parent, String service, String operation, SpanKind kind) {
    return Span.builder(TraceId.parse(Shop.PAID), new SpanId(id))
        .parentSpanId(parent == 0 ? null : new SpanId(parent))
        .name(operation)
        .kind(kind)
        .resource(Resource.ofService(service))
        .startNanos(Shop.PAID_START)
        .endNanos(Shop.PAID_START + 120_000_000);
  }

  @AfterEach
  void everyStoreWasClosed() {
    assertThat(stores.leftOpen()).isZero();
  }

  @Test
  void dependencies_asTable_areCallsWithNumbers() {
    assertThat(run("--store", "shop"))
        .isEqualTo(
            new SpoorRun(
                0,
                """
                CALLER  CALLEE  CALLS  ERRORS      P50      P90      P99      MAX
                bank    db          1       0  1.50 ms  1.50 ms  1.50 ms  1.50 ms
                shop    bank        1       1   120 ms   120 ms   120 ms   120 ms
                """,
                ""));
  }

  @Test
  void dependencies_ofOperations_nameThem() {
    assertThat(run("--store", "shop", "--operations", "--rule", "spark").out())
        .isEqualTo(
            """
            CALLER  OPERATION  CALLEE  OPERATION  CALLS  ERRORS      P50      P90      P99      MAX
            bank    pay        bank    SELECT         1       0  1.50 ms  1.50 ms  1.50 ms  1.50 ms
            bank    SELECT     db                     1       0  1.50 ms  1.50 ms  1.50 ms  1.50 ms
            shop    GET /pay   bank    pay            1       1   120 ms   120 ms   120 ms   120 ms
            """);
  }

  @Test
  void dependencies_asJson_haveNanoseconds() {
    String[] args = {
      "--store",
      "shop",
      "--rule",
      "memory",
      "--until",
      "2026-05-04T11:30:00.007Z",
      "--format",
      "json"
    };

    assertThat(run(args))
        .isEqualTo(
            new SpoorRun(
                0,
                """
                {"calls":[{"caller":"shop","callee":"bank","calls":1,"errors":1,\
                "p50Nanos":120000000,"p90Nanos":120000000,"p95Nanos":120000000,\
                "p99Nanos":120000000,"maxNanos":120000000}]}
                """,
                ""));
  }

  @Test
  void dependencies_since_areThoseThatStartThen() {
    assertThat(run("--store", "shop", "--since", "2026-05-04T11:30:00.007Z").out())
        .hasLineCount(2)
        .contains("\nbank    db ");
  }

  @Test
  void dependencies_asDot_areAGraph() {
    assertThat(run("--store", "shop", "--format", "dot").out())
        .isEqualTo(
            """
            digraph dependencies {
              rankdir=LR;
              n0 [label="bank"];
              n1 [label="db"];
              n0 -> n1 [label="1"];
              n2 [label="shop"];
              n2 -> n0 [label="1, 1 failed"];
            }
            """);
  }

  @Test
  void dependencies_oddNamesAsDot_areQuoted() {
    assertThat(run("--store", "odd", "--format", "dot", "--operations").out())
        .contains("n0 [label=\"a \\\"b\\\" \\\\: x\\\\u001b\\\\u000a\"];")
        .contains("n1 [label=\"&amp;lt; c\"];");
  }

  @Test
  void dependencies_oddNamesAsJson_areThemselves() {
    assertThat(run("--store", "odd", "--format", "json", "--operations").out())
        .contains("\"caller\":\"a \\\"b\\\" \\\\\",\"callerOperation\":\"x\\u001B\\n\"");
  }

  @Test
  void dependencies_none_areNoneAndSaySo() {
    assertThat(run("--store", "empty"))
        .isEqualTo(new SpoorRun(0, "", "No service calls another.\n"));
    assertThat(run("--store", "empty", "--format", "json"))
        .isEqualTo(new SpoorRun(0, "{\"calls\":[]}\n", ""));
    assertThat(run("--store", "empty", "--format", "dot").out())
        .isEqualTo("digraph dependencies {\n  rankdir=LR;\n}\n");
  }

  @Test
  void dependencies_unknownRule_isWrongUsage() {
    assertThat(run("--store", "shop", "--rule", "count"))
        .isEqualTo(
            new SpoorRun(
                2,
                "",
                """
                spoor: Invalid value for option '--rule': "count" is none of zipkin, memory, spark
                Try "spoor dependencies --help".
                """));
  }

  private SpoorRun run(String... args) {
    String[] all = new String[args.length + 1];
    all[0] = "dependencies";
    System.arraycopy(args, 0, all, 1, args.length);
    return SpoorRun.of(stores, all);
  }
}
