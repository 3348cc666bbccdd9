package io.spoor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.spoor.TraceStore;
import io.spoor.TraceStoreOptions;
import io.spoor.span.TraceId;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code delete} and {@code retain}. */
final class LifeCommandsTest {
  private final MemoryStores stores = new MemoryStores(TraceStoreOptions.defaults());

  LifeCommandsTest() {
    try (TraceStore store = stores.open(Path.of("shop"))) {
      store.write(Shop.SPANS);
    }
  }

  @AfterEach
  void everyStoreWasClosed() {
    assertThat(stores.leftOpen()).isZero();
  }

  @Test
  void delete_storedTrace_removesItAlone() {
    assertThat(run("delete", "a1"))
        .isEqualTo(new SpoorRun(0, "deleted trace " + Shop.PAID + " of 2 spans\n", ""));

    assertThat(run("find", "--format", "ids").out()).isEqualTo(Shop.LISTED + "\n");
  }

  @Test
  void delete_unknownId_fails() {
    assertThat(run("delete", "beef"))
        .isEqualTo(
            new SpoorRun(
                1, "", "spoor: there is no trace 0000000000000000000000000000beef in shop\n"));
  }

  @Test
  void delete_severalIds_removesThoseThatAreThere() {
    assertThat(run("delete", "beef", "a1", Shop.LISTED, "A1"))
        .isEqualTo(
            new SpoorRun(
                1,
                "deleted trace %s of 2 spans\ndeleted trace %s of 2 spans\n"
                    .formatted(Shop.PAID, Shop.LISTED),
                "spoor: there is no trace 0000000000000000000000000000beef in shop\n"));

    assertThat(run("find").out()).doesNotContain(Shop.PAID, Shop.LISTED);
  }

  @Test
  void delete_badId_isWrongUsage() {
    assertThat(run("delete", "a1", "xyz"))
        .isEqualTo(
            new SpoorRun(
                2,
                "",
                """
                spoor: Invalid value for positional parameter at index 0..* (ID): trace id "xyz" has \
                'x' at index 0, expected a hex digit
                Try "spoor delete --help".
                """));
  }

  @Test
  void delete_withoutId_isWrongUsage() {
    SpoorRun run = run("delete");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).startsWith("spoor: Missing required parameter: 'ID'");
  }

  @Test
  void retain_fewerSpansThanStored_removesTheFirst() {
    SpoorRun run = run("retain", "--max-spans", "1");

    assertThat(run)
        .isEqualTo(
            new SpoorRun(0, "removed 3 spans in 1 segment, 0 bytes before compression\n", ""));
    assertThat(run("trace", Shop.LISTED, "--format", "otlp").out())
        .contains("\"tick\"")
        .doesNotContain("GET /list");
  }

  @Test
  void retain_moreThanStored_removesNothing() {
    SpoorRun run = run("retain", "--max-spans", "4", "--max-age", "7d", "--max-bytes", "2GB");

    assertThat(run).isEqualTo(new SpoorRun(0, "removed nothing\n", ""));
    try (TraceStore store = stores.open(Path.of("shop"))) {
      assertThat(store.trace(TraceId.parse(Shop.PAID))).isPresent();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--max-age 7w     | '--max-age': \"7w\" has the unit \"w\", expected ns, us, ms, s, m, h or d",
        "--max-age soon   | '--max-age': \"soon\" is not a duration",
        "--max-bytes 2    | '--max-bytes': \"2\" is not a size; expected a number with a unit",
        "--max-bytes 2PB  | '--max-bytes': \"2PB\" has the unit \"PB\"",
        "--max-spans 1e6  | '--max-spans': '1e6' is not a long",
        "--max-age 0s     | spoor: maxAge is PT0S, expected more than 0",
        "--max-bytes 0B   | spoor: maxBytes is 0, expected more than 0",
        "--max-spans -5   | spoor: maxSpans is -5, expected more than 0",
      })
  void retain_badBound_isWrongUsage(String options, String message) {
    List<String> args = new ArrayList<>(List.of("retain"));
    args.addAll(Arrays.asList(options.split(" ")));

    SpoorRun run = run(args.toArray(String[]::new));

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains(message).endsWith("Try \"spoor retain --help\".\n");
  }

  @Test
  void retain_withoutABound_isWrongUsage() {
    assertThat(run("retain"))
        .isEqualTo(
            new SpoorRun(
                2,
                "",
                """
                spoor: expected --max-age, --max-bytes or --max-spans
                Try "spoor retain --help".
                """));
  }

  @Test
  void deleteAndRetain_onDisk_lastBeyondTheCommand(@TempDir Path directory) {
    Clock lastYear = Clock.fixed(Instant.parse("2025-05-04T12:00:00Z"), ZoneOffset.UTC);
    try (TraceStore store =
        TraceStore.open(directory, TraceStoreOptions.defaults().withClock(lastYear))) {
      store.write(Shop.SPANS);
    }

    assertThat(onDisk(directory, "delete", "a1").out())
        .isEqualTo("deleted trace " + Shop.PAID + " of 2 spans\n");
    assertThat(onDisk(directory, "trace", "a1").exitCode()).isEqualTo(1);
    assertThat(onDisk(directory, "find", "--format", "ids").out()).isEqualTo(Shop.LISTED + "\n");
    assertThat(onDisk(directory, "retain", "--max-spans", "1").out())
        .as("with one segment only, the newest")
        .isEqualTo("removed nothing\n");
    assertThat(onDisk(directory, "retain", "--max-age", "30d").out())
        .matches("removed 2 spans in 1 segment, [\\d,]+ bytes before compression\n");
    assertThat(onDisk(directory, "find", "--format", "ids").out()).isEmpty();
  }

  private static SpoorRun onDisk(Path directory, String... command) {
    List<String> args = new ArrayList<>(Arrays.asList(command));
    args.addAll(1, List.of("--store", directory.toString()));
    return SpoorRun.of(new DirectoryStores(), args.toArray(String[]::new));
  }

  private SpoorRun run(String... command) {
    List<String> args = new ArrayList<>(Arrays.asList(command));
    args.addAll(1, List.of("--store", "shop"));
    return SpoorRun.of(stores, args.toArray(String[]::new));
  }
}
