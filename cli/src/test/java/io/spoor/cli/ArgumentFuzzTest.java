package io.spoor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.spoor.TraceStore;
import io.spoor.TraceStoreOptions;
import io.spoor.testkit.Effort;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whatever the command line is, it is carried out or refused, and never a mistake in spoor. */
@Tag("soak")
@Timeout(value = 8, unit = TimeUnit.HOURS)
final class ArgumentFuzzTest {
  private static final List<String> COMMANDS =
      List.of(
          "find",
          "trace",
          "services",
          "operations",
          "keys",
          "values",
          "dependencies",
          "stats",
          "delete",
          "retain",
          "export",
          "help",
          "");

  private static final List<String> WORDS =
      List.of(
          "--store",
          "d",
          "--service",
          "shop",
          "--operation",
          "GET",
          "--attribute",
          "a=b",
          "a>=1",
          "=",
          "--min-duration",
          "1s",
          "-1",
          "1e99h",
          "--since",
          "1h",
          "now",
          "2026-01-01",
          "--limit",
          "0",
          "99999999999999999999",
          "--format",
          "json",
          "table",
          "ids",
          "--after",
          "AAAA",
          "%%%",
          "a1",
          "zz",
          "--status",
          "error",
          "--kind",
          "client",
          "--max-spans",
          "--max-age",
          "7d",
          "--max-bytes",
          "2GB",
          "--dialect",
          "otlp-json",
          "chrome-json",
          "zipkin-thrift-json",
          "--query",
          "{ and( }",
          "--level",
          "span",
          "--prefix",
          "\u0000",
          "\ud83d\ude80",
          "--",
          "-",
          "--help",
          "--no-such",
          "",
          "@file",
          "'",
          "\"",
          "--order",
          "slowest-span-first");

  @Test
  void run_anyArguments_isCarriedOutOrRefused() {
    Effort effort = Effort.of("fuzzarguments", 3_000, 2_000_000);
    MemoryStores stores = new MemoryStores(TraceStoreOptions.defaults());
    try (TraceStore store = stores.open(Path.of("d"))) {
      store.write(Shop.SPANS);
    }
    int[] exits = new int[3];
    for (long seed = effort.firstSeed(); seed < effort.endSeed(); seed++) {
      RandomGenerator random = new SplittableRandom(seed);
      List<String> arguments = new ArrayList<>();
      arguments.add(oneOf(COMMANDS, random));
      if (random.nextInt(4) > 0) arguments.addAll(List.of("--store", "d"));
      for (int i = random.nextInt(6); i > 0; i--) arguments.add(oneOf(WORDS, random));

      SpoorRun run = SpoorRun.of(stores, arguments.toArray(String[]::new));

      assertThat(run.exitCode()).as("seed %d: %s", seed, arguments).isBetween(0, 2);
      assertThat(run.err()).as("seed %d: %s", seed, arguments).doesNotContain("mistake in spoor");
      exits[run.exitCode()]++;
    }
    assertThat(stores.leftOpen()).isZero();
    effort.report(
        "%,d were carried out, %,d failed, %,d were not understood"
            .formatted(exits[0], exits[1], exits[2]));
  }

  private static String oneOf(List<String> words, RandomGenerator random) {
    return words.get(random.nextInt(words.size()));
  }
}
