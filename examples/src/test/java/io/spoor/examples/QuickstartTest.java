package io.spoor.examples;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.spoor.TraceStore;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QuickstartTest {

  private static String run(TraceStore store, Path... files) throws Exception {
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    try (PrintStream out = new PrintStream(printed, true, UTF_8)) {
      new Quickstart(store, out).run(List.of(files));
    }
    return printed.toString(UTF_8);
  }

  @Test
  void run_threeServices_printsAFailedTraceAndItsCallChain() throws Exception {
    try (TraceStore store = TraceStore.inMemory()) {
      String printed = run(store);

      assertThat(printed)
          .contains("100 orders, frontend → checkout → payment; 6 failed.")
          .contains("Stored: 800 spans, 100 traces.")
          .contains("8 spans  3 services  6 errors")
          .contains("│        └─ ")
          .contains("✗ error: bank unavailable")
          .endsWith("chain of \"charge card\": frontend → checkout → payment\n");
      assertThat(store.services()).containsExactly("checkout", "frontend", "payment");
      assertThat(printed.split("Slow: |Failed: ")[1].lines().filter(line -> line.startsWith("  ")))
          .hasSize(5);
    }
  }

  @Test
  void run_fileOfTraces_printsItsTree(@TempDir Path directory) throws Exception {
    Path file =
        Files.writeString(
            directory.resolve("traces.json"),
            """
            {"resourceSpans":[{
              "resource":{"attributes":[{"key":"service.name","value":{"stringValue":"desk"}}]},
              "scopeSpans":[{"spans":[
                {"traceId":"4bf92f3577b34da6a3ce929d0e0e4736","spanId":"00000000000000a1",
                 "name":"open","startTimeUnixNano":"1000000000","endTimeUnixNano":"1004000000"},
                {"traceId":"4bf92f3577b34da6a3ce929d0e0e4736","spanId":"00000000000000a2",
                 "parentSpanId":"00000000000000a1",
                 "name":"read","startTimeUnixNano":"1001000000","endTimeUnixNano":"1003000000"}]}]}]}
            """);
    try (TraceStore store = TraceStore.inMemory()) {
      assertThat(run(store, file))
          .isEqualTo(
              file
                  + """
                  : 2 spans read
                  Stored: 2 spans, 1 traces.

                  Slow: a span took 4.00 ms or more
                    4bf92f3577b34da6a3ce929d0e0e4736   4.00 ms  desk open

                  Failed: a span has an error
                    none

                  trace 4bf92f3577b34da6a3ce929d0e0e4736  1970-01-01T00:00:01Z  4.00 ms  2 spans  1 service  no error
                  desk  open       4.00 ms  █████████████████████████
                  └─ desk  read    2.00 ms  ······█████████████······

                  Service call chain of "read": desk
                  """);
    }
  }
}
