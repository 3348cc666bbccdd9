package io.spoor.benchmarks.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.ExitCode;

/** What the comparison makes of its command line. */
final class ComparisonTest {
  @TempDir Path work;

  private final StringWriter errors = new StringWriter();

  private int compare(String systems) {
    return Comparison.commandLine()
        .setErr(new PrintWriter(errors))
        .execute(
            "--work=" + work.resolve("work"),
            "--results=" + work.resolve("results"),
            "--systems=" + systems,
            "--minutes=0");
  }

  @ParameterizedTest
  @ValueSource(strings = {"duckbd", "naive", "DUCKDB", ""})
  void system_thatIsNotCompared_isRefusedWithThoseThatAre(String id) {
    assertThat(compare("spoor," + id + ",h2")).isEqualTo(ExitCode.USAGE);
    assertThat(errors.toString())
        .contains("--systems", "no system is called '" + id + "'")
        .contains("there are limit, spoor, key-per-entry, lucene, duckdb, h2, sqlite-table,")
        .contains(", sqlite-json, zipkin, list");
    assertThat(work).isEmptyDirectory();
  }

  @Test
  void systems_thatAreCompared_areTaken() {
    assertThat(compare("h2,spoor")).isEqualTo(ExitCode.OK);
    assertThat(errors.toString()).isEmpty();
    assertThat(work.resolve("results")).isNotEmptyDirectory();
  }
}
