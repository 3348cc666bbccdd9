package io.spoor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.spoor.TraceStore;
import io.spoor.TraceStoreOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FindCommandTest {
  private static final Path DIRECTORY = Path.of("shop");

  private final MemoryStores stores = new MemoryStores(TraceStoreOptions.defaults());

  @BeforeEach
  void fill() {
    try (TraceStore store = stores.open(DIRECTORY)) {
      store.write(Shop.SPANS);
    }
  }

  @AfterEach
  void everyStoreWasClosed() {
    assertThat(stores.leftOpen()).isZero();
  }

  @Test
  void find_explained_saysOnStandardErrorHowItWasFound() {
    SpoorRun run = SpoorRun.of(stores, "find", "--store", "shop", "--kind=client", "--explain");

    assertThat(run.err()).startsWith("found 1 traces in ").contains("terms", "spans");
    assertThat(run.out()).contains(Shop.PAID);
    assertThat(run.exitCode()).isZero();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "                                                    | PAID LISTED",
        "--service shop                                      | PAID LISTED",
        "--order slowest                                     | LISTED PAID",
        "--order longest                                     | LISTED PAID",
        "--service bank                                      | PAID",
        "--service=                                          | LISTED",
        "--service unknown_service                           |",
        "--operation pay                                     | PAID",
        "--kind client                                       | PAID",
        "--kind SERVER                                       | PAID LISTED",
        "--status error                                      | PAID",
        "--status ok                                         | LISTED",
        "--status unset                                      | PAID LISTED",
        "--min-duration 120ms                                | PAID LISTED",
        "--min-duration 120.000001ms                         | LISTED",
        "--max-duration 0s                                   | LISTED",
        "--min-duration 1ns --max-duration 100ms             | PAID",
        "--since 1h                                          | PAID",
        "--until 1h                                          | LISTED",
        "--since 30m                                         | PAID",
        "--until 2026-05-04T11:30:00Z                        | LISTED",
        "--since 2026-05-04T12:00:00+02:00 --until 2026-05-04T10:00:00.000000008 | LISTED",
        "--since 1777888800000000008 --until 1h              | LISTED",
        "--since 1777888800000000009 --until 1h              |",
        "--attribute zone=east                               | PAID",
        "--attribute resource:zone=east                      | PAID",
        "--attribute span:zone=east                          |",
        "--attribute span:zone=west                          | PAID",
        "--attribute scope:flavour=x                         | PAID",
        "--attribute event:exception.type=Overdrawn          | PAID",
        "--attribute link:why=retry                          | LISTED",
        "--attribute http.response.status_code=500           | PAID",
        "--attribute ratio=1                                 | PAID",
        "--attribute ratio=1.0                               |",
        "--attribute tags=b                                  | PAID",
        "--attribute tags=[\"a\",\"b\"]                      | PAID",
        "--attribute any:span:type=odd                       | PAID",
        "--attribute resource:span:type=odd                  | PAID",
        "--attribute span:type=odd                           |",
        "--attribute zone=east --attribute ratio=1           | PAID",
        "--attribute zone=east --attribute zone=west         |",
        "--service shop --status error                       |",
        "--service bank --status error --kind client --operation pay --min-duration 1ms | PAID",
        "--limit 1                                           | PAID",
      })
  void find_conditions_holdOnOneSpan(String options, String expected) {
    List<String> ids = new ArrayList<>();
    if (expected != null) {
      for (String name : expected.split(" ")) {
        ids.add(name.equals("PAID") ? Shop.PAID : Shop.LISTED);
      }
    }
    String[] words = options == null ? new String[0] : options.split(" +");

    SpoorRun run = find(words, "--format", "ids");

    assertThat(run.out().lines()).containsExactlyElementsOf(ids);
    assertThat(run.exitCode()).isZero();
  }

  @Test
  void find_operationWithSpaces_isOneArgument() {
    assertThat(find("--operation", "GET /list", "--format", "ids").out())
        .isEqualTo(Shop.LISTED + System.lineSeparator());
  }

  @Test
  void find_asTable_showsTracesForPeople() {
    SpoorRun run = find();

    assertThat(run.out())
        .isEqualTo(
            """
            TRACE                             START (UTC)               DURATION  SPANS  ERRORS  MATCHED  SERVICE  OPERATION
            000000000000000000000000000000a1  2026-05-04T11:30:00.000Z    120 ms      2       1        2  shop     GET /pay
            4bf92f3577b34da6a3ce929d0e0e47b2  2026-05-04T10:00:00.000Z    2.50 s      2       0        2  shop     GET /list
            """);
    assertThat(run.err()).isEmpty();
  }

  @Test
  void find_asJson_hasEveryField() throws Exception {
    SpoorRun run = find("--status", "error", "--format", "json");

    assertThat(run.out())
        .isEqualTo(
            """
            {"traces":[{"traceId":"000000000000000000000000000000a1","rootService":"shop",\
            "rootOperation":"GET /pay","startTimeUnixNano":"1777894200000000000",\
            "durationNanos":120000000,"spanCount":2,"errorCount":1,"orphanCount":0,\
            "services":{"bank":1,"shop":1},"matchedSpanIds":["0000000000000002"],\
            "matchedSpans":1}],"next":null}
            """);
    assertThat(run.err()).isEmpty();
  }

  @Test
  void find_spansWithoutService_haveTheEmptyNameInJson() {
    assertThat(find("--service=", "--format", "json").out())
        .contains("\"services\":{\"\":1,\"shop\":1}", "\"orphanCount\":1");
  }

  @Test
  void find_fullPage_tellsWhereTheNextBegins() {
    SpoorRun first = find("--limit", "1");
    String cursor = String.format("%016x-%s", Shop.BANK.startNanos(), Shop.PAID);

    assertThat(first.err()).isEqualTo("There may be more: --after " + cursor + "\n");
    assertThat(find("--limit", "1", "--format", "json").out())
        .contains("\"next\":\"" + cursor + "\"");
    assertThat(find("--limit", "1", "--after", cursor, "--format", "ids").out())
        .isEqualTo(Shop.LISTED + "\n");
    assertThat(find("--limit", "2", "--after", cursor).err()).isEmpty();
  }

  @Test
  void find_nothing_saysSoAndSucceeds() {
    assertThat(find("--service", "none")).isEqualTo(new SpoorRun(0, "", "No trace matches.\n"));
    assertThat(find("--service", "none", "--format", "ids"))
        .isEqualTo(new SpoorRun(0, "", "No trace matches.\n"));
    assertThat(find("--service", "none", "--format", "json"))
        .isEqualTo(new SpoorRun(0, "{\"traces\":[],\"next\":null}\n", ""));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "--kind rpc                 | '--kind': \"rpc\" is none of unspecified, internal, server, client, producer, consumer",
        "--status bad               | '--status': \"bad\" is none of unset, ok, error",
        "--format xml               | '--format': \"xml\" is none of table, json, ids",
        "--min-duration 5           | '--min-duration': \"5\" is not a duration",
        "--max-duration 2w          | '--max-duration': \"2w\" has the unit \"w\"",
        "--min-duration 2s --max-duration 1s | minimum duration is 2000000000 ns, maximum is 1000000000 ns",
        "--since noon               | '--since': \"noon\" is not a time",
        "--until tomorrow           | '--until': \"tomorrow\" is not a time",
        "--attribute zone           | \"zone\" has no =; expected [LEVEL:]KEY=VALUE",
        "--limit 0                  | limit is 0, expected 1 to 10000",
        "--limit 10001              | limit is 10001, expected 1 to 10000",
        "--limit many               | '--limit'",
        "--after here               | '--after': cursor \"here\" is not 16 hex digits, a dash and 32 hex digits",
        "--service                  | Missing required parameter for option '--service' (S)",
        "--colour red               | Unknown options: '--colour', 'red'",
      })
  void find_wrongOption_isRefusedWithItsValue(String options, String message) {
    SpoorRun run = find(options.split(" "));

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).startsWith("spoor: ").contains(message, "Try \"spoor find --help\".");
  }

  private SpoorRun find(String... options) {
    return find(options, new String[0]);
  }

  private SpoorRun find(String[] options, String... more) {
    List<String> args = new ArrayList<>(List.of("find", "--store", DIRECTORY.toString()));
    args.addAll(Arrays.asList(options));
    args.addAll(Arrays.asList(more));
    return SpoorRun.of(stores, args.toArray(String[]::new));
  }
}
