package io.spoor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.spoor.TraceStore;
import io.spoor.TraceStoreOptions;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The commands that list what is there: services, operations and stats. */
final class ListCommandsTest {
  private final MemoryStores stores = new MemoryStores(TraceStoreOptions.defaults());

  ListCommandsTest() {
    try (TraceStore store = stores.open(Path.of("shop"))) {
      store.write(Shop.SPANS);
    }
    stores.open(Path.of("empty")).close();
  }

  @AfterEach
  void everyStoreWasClosed() {
    assertThat(stores.leftOpen()).isZero();
  }

  @Test
  void services_asTable_namesTheUnknownOne() {
    assertThat(run("services", "--store", "shop"))
        .isEqualTo(new SpoorRun(0, "SERVICE\nunknown_service\nbank\nshop\n", ""));
  }

  @Test
  void services_asJson_hasTheEmptyName() {
    assertThat(run("services", "--store", "shop", "--format", "json"))
        .isEqualTo(new SpoorRun(0, "{\"services\":[\"\",\"bank\",\"shop\"]}\n", ""));
  }

  @Test
  void keys_ofALevel_areListed() {
    assertThat(run("keys", "--store", "shop", "--level", "scope"))
        .isEqualTo(new SpoorRun(0, "LEVEL  KEY\nscope  flavour\n", ""));
    assertThat(run("keys", "--store", "shop").out()).contains("resource  zone\n");
    assertThat(run("keys", "--store", "shop", "--level", "scope", "--format", "json").out())
        .isEqualTo("{\"scope\":[\"flavour\"]}\n");
  }

  @Test
  void values_ofAKey_areListedWithCounts() {
    assertThat(run("values", "--store", "shop", "zone").out())
        .isEqualTo("SPANS  VALUE\n    1  east\n    1  west\n");
    assertThat(run("values", "--store", "shop", "zone", "--prefix", "ea", "--format", "json").out())
        .isEqualTo("{\"key\":\"zone\",\"values\":[{\"value\":\"east\",\"spans\":1}]}\n");
    assertThat(run("values", "--store", "shop", "zone", "--prefix", "x"))
        .isEqualTo(new SpoorRun(0, "", "No span has such a value of \"zone\".\n"));
    assertThat(run("values", "--store", "shop", "zone", "--level", "link").out()).isEmpty();
  }

  @Test
  void values_limitBelowOne_isWrongUsage() {
    SpoorRun run = run("values", "--store", "shop", "zone", "--limit", "0");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("limit is 0, expected 1 or more");
  }

  @Test
  void operations_asTable_haveKinds() {
    assertThat(run("operations", "--store", "shop", "--service", "shop").out())
        .isEqualTo(
            """
            OPERATION  KIND
            GET /list  server
            GET /pay   server
            """);
  }

  @Test
  void operations_asJson_haveKinds() {
    assertThat(run("operations", "--store", "shop", "--service", "bank", "--format", "json").out())
        .isEqualTo(
            """
            {"service":"bank","operations":[{"name":"pay","kind":"client"}]}
            """);
  }

  @Test
  void operations_ofNoService_areThoseWithoutOne() {
    assertThat(run("operations", "--store", "shop", "--service", "").out())
        .isEqualTo("OPERATION  KIND\ntick       internal\n");
  }

  @Test
  void operations_ofUnknownService_areNoneAndSaySo() {
    assertThat(run("operations", "--store", "shop", "--service", "bnak"))
        .isEqualTo(new SpoorRun(0, "", "No span is of service \"bnak\".\n"));
    assertThat(run("operations", "--store", "shop", "--service", "bnak", "--format", "json").out())
        .isEqualTo("{\"service\":\"bnak\",\"operations\":[]}\n");
  }

  @Test
  void operations_withoutService_isWrongUsage() {
    SpoorRun run = run("operations", "--store", "shop");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err())
        .isEqualTo(
            """
            spoor: Missing required option: '--service=S'
            Try "spoor operations --help".
            """);
  }

  @Test
  void stats_asTable_areCountsAndTimes() {
    assertThat(run("stats", "--store", "shop").out())
        .isEqualTo(
            """
            STATISTIC                          VALUE
            spans                                  4
            traces                                 2
            segments                               1
            bytes on disk                          0
            earliest start  2026-05-04T10:00:00.000Z
            latest start    2026-05-04T11:30:00.010Z
            """);
  }

  @Test
  void stats_asJson_areCountsAndTimes() {
    assertThat(run("stats", "--store", "shop", "--format", "json").out())
        .isEqualTo(
            """
            {"spans":4,"traces":2,"segments":1,"bytesOnDisk":0,\
            "earliestStartUnixNano":"1777888800000000007","latestStartUnixNano":"1777894200010000000"}
            """);
  }

  @Test
  void lists_ofEmptyStore_areEmpty() {
    assertThat(run("services", "--store", "empty"))
        .isEqualTo(new SpoorRun(0, "", "No span is stored.\n"));
    assertThat(run("services", "--store", "empty", "--format", "json").out())
        .isEqualTo("{\"services\":[]}\n");
    assertThat(run("stats", "--store", "empty").out()).contains("earliest start      -\n");
    assertThat(run("stats", "--store", "empty", "--format", "json").out())
        .contains("\"spans\":0", "\"earliestStartUnixNano\":null,\"latestStartUnixNano\":null");
  }

  @Test
  void lists_ofUnknownFormat_areRefused() {
    for (String command : List.of("services", "stats")) {
      SpoorRun run = run(command, "--store", "shop", "--format", "xml");

      assertThat(run.exitCode()).isEqualTo(2);
      assertThat(run.err())
          .isEqualTo(
              """
              spoor: Invalid value for option '--format': "xml" is none of table, json
              Try "spoor %s --help".
              """
                  .formatted(command));
    }
  }

  private SpoorRun run(String... args) {
    return SpoorRun.of(stores, args);
  }
}
