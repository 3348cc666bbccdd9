package io.spoor.benchmarks.comparison;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/** The figures of all setups as a page of tables. */
final class Report {
  private Report() {}

  static Path write(List<Setup> setups, List<Contender> contenders, int rounds, Path folder)
      throws IOException {
    StringBuilder page = new StringBuilder();
    LocalDate today = LocalDate.now(ZoneOffset.UTC);
    page.append("# ").append(today).append(", comparison\n\n");
    page.append(new Machine().description()).append(".\n\n");
    for (Setup setup : setups) {
      page.append(new SetupTables(setup, contenders, rounds).text());
    }
    Files.createDirectories(folder);
    Path file = folder.resolve(today + "-comparison.md");
    Files.writeString(file, page);
    return file;
  }
}
