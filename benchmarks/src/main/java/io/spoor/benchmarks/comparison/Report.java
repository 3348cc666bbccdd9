package io.spoor.benchmarks.comparison;

import static io.spoor.benchmarks.comparison.MarkdownTable.number;

import io.spoor.benchmarks.comparison.Asking.Depth;
import io.spoor.benchmarks.comparison.Task.Step;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** The figures of all setups as a page of tables, with drawings beside it. */
final class Report {
  private final List<Setup> setups;
  private final List<Contender> contenders;
  private final int rounds;
  private final LocalDate today = LocalDate.now(ZoneOffset.UTC);

  Report(List<Setup> setups, List<Contender> contenders, int rounds) {
    this.setups = setups;
    this.contenders = contenders;
    this.rounds = rounds;
  }

  /** Writes the page and the drawings into the folder, and returns the page. */
  Path write(Path folder) throws IOException {
    Files.createDirectories(folder);
    StringBuilder page = new StringBuilder(preamble());
    for (Setup setup : setups) {
      MeasuredFigures figures = figures(setup);
      page.append(new SetupTables(setup, contenders, figures).text());
      page.append(new Targets(figures, new Ratios(setup, contenders, figures)).text());
      page.append(drawings(setup, figures, folder));
    }
    page.append(growth());
    page.append(systems());
    Path file = folder.resolve(today + "-comparison.md");
    Files.writeString(file, page.toString().stripTrailing() + "\n");
    return file;
  }

  private MeasuredFigures figures(Setup setup) {
    return new MeasuredFigures(setup, rounds);
  }

  private String preamble() throws IOException {
    Setup first = setups.get(0);
    return String.format(
        Locale.ROOT,
        """
        # %s, comparison

        %s; commit %s. Written by `Comparison` (see `benchmarks/README.md`).

        A fresh process with a heap of fixed size for each system and round, in turns over the systems;
        medians of %d rounds.
        Before writing is timed, a process writes %,d spans (20 s at most) into a store that is thrown
        away; a system that takes over three minutes to write is written once. Questions: %d variants of
        each kind, limit 20; each kind is asked for a quarter of %d s, then timed five times through and for
        as long at least, for four times as long at most; where a system got through fewer variants, their number stands in
        brackets. "Just opened" is the first answer to each variant after the store was opened in a new
        process, whose code is warm from a small store; %s. CPU is that of the whole process until the
        store is closed; bytes are those of the directory then. "Trace by id" is always the whole trace.

        """,
        today,
        new Machine().description(),
        commit(),
        rounds,
        first.warmUpSpans(),
        first.variants(),
        first.budgetSeconds(),
        first.dropsPageCache()
            ? "the operating system had to forget all files before"
            : "the operating system still has its files in memory");
  }

  private static String commit() throws IOException {
    try {
      Process git =
          new ProcessBuilder("git", "describe", "--always", "--dirty")
              .redirectErrorStream(true)
              .start();
      String text = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return git.waitFor() == 0 ? text.strip() : "unknown";
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "unknown";
    }
  }

  private String drawings(Setup setup, MeasuredFigures figures, Path folder) throws IOException {
    Charts charts = new Charts(setup, contenders, figures);
    String name = today + "-" + setup.directory().getFileName();
    StringBuilder text = new StringBuilder();
    if (charts.drawWriting(folder.resolve(name + "-writing.png"))) {
      text.append("![spans a second](").append(name).append("-writing.png)\n\n");
    }
    if (charts.drawQuestions(folder.resolve(name + "-questions.png"))) {
      text.append("![microseconds a question](").append(name).append("-questions.png)\n\n");
    }
    return text.toString();
  }

  /** What becomes slower with ten times the spans. */
  private String growth() {
    Setup small = null;
    Setup large = null;
    for (Setup setup : setups) {
      if (setup.workload() != Workload.GENERATED) continue;
      if (setup.spans() == 1_000_000) small = setup;
      if (setup.spans() == 10_000_000) large = setup;
    }
    if (small == null || large == null) return "";
    MarkdownTable table =
        new MarkdownTable("question", "p50, at most 2 for those with a limit", "p99, at most 4");
    for (QuestionKind kind : QuestionKind.values()) {
      OptionalDouble p50 = growth(small, large, kind, "p50");
      if (p50.isEmpty()) continue;
      table.add(kind.label(), number(p50), number(growth(small, large, kind, "p99")));
    }
    return table.isEmpty()
        ? ""
        : "## Spoor, 10,000,000 spans against 1,000,000, ids, warm\n\n" + table.text();
  }

  private OptionalDouble growth(Setup small, Setup large, QuestionKind kind, String quantile) {
    return Ratios.ratio(
        figures(large).time(Step.ASK_WARM, Contender.SPOOR, kind, Depth.IDS, quantile),
        figures(small).time(Step.ASK_WARM, Contender.SPOOR, kind, Depth.IDS, quantile));
  }

  private String systems() {
    StringBuilder text = new StringBuilder("## The systems\n\n");
    for (Contender contender : contenders) {
      text.append(
          "* **%s** (%s). %s".formatted(contender.label(), contender.version(), contender.setUp()));
      if (!contender.whyNotAsked().isEmpty()) text.append(' ').append(contender.whyNotAsked());
      text.append('\n');
    }
    return text
        + "\nSystems with files keep, besides what they index, the same encoded bytes of each span;"
        + " of attributes they index those of the span itself, Spoor those of resource, scope, event"
        + " and link too. The graph counts spans whose parent is there (Jaeger's rule in memory).\n";
  }
}
