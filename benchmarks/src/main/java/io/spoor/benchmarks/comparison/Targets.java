package io.spoor.benchmarks.comparison;

import static io.spoor.benchmarks.comparison.MarkdownTable.number;

import io.spoor.benchmarks.comparison.Asking.Depth;
import io.spoor.benchmarks.comparison.Task.Step;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;

/** What Spoor is meant to reach, with what it reached in one setup. */
final class Targets {
  private static final Set<QuestionKind> HARD =
      EnumSet.of(
          QuestionKind.CONJUNCTION,
          QuestionKind.ERRORS,
          QuestionKind.GRAPH,
          QuestionKind.STRUCTURE);

  private static final List<Contender> DATABASES =
      List.of(
          Contender.LUCENE,
          Contender.H2,
          Contender.DUCKDB,
          Contender.SQLITE_TABLE,
          Contender.SQLITE_JSON);

  private final MeasuredFigures figures;
  private final Ratios ratios;
  private final MarkdownTable table =
      new MarkdownTable("target", "at least", "at most", "measured", "reached");

  Targets(MeasuredFigures figures, Ratios ratios) {
    this.figures = figures;
    this.ratios = ratios;
  }

  String text() {
    writing();
    asking();
    return table.isEmpty() ? "" : "### Targets\n\n" + table.text();
  }

  private void writing() {
    atLeast("writing, share of the limit", 0.5, share(Step.WRITE));
    atLeast("writing by 2 threads, share of the limit", 0.5, share(Step.WRITE_TWO_WRITERS));
    atLeast("writing batches of 100, share of the limit", 0.45, share(Step.WRITE_SMALL_BATCHES));
    for (Contender contender : DATABASES) {
      double target =
          switch (contender) {
            case LUCENE -> 1.8;
            case H2 -> 5;
            case DUCKDB -> 8;
            default -> 10;
          };
      atLeast(
          "writing, times as fast as " + contender.label(),
          target,
          ratios.timesFaster(Step.WRITE, contender));
    }
    atMost(
        "a write, p99.9, ms",
        50,
        figures.median(Step.WRITE, Contender.SPOOR, "callP999Nanos", 1e6));
    atMost("bytes, of the limit's", 1.5, ratios.bytesOfLimit(Step.WRITE, Contender.SPOOR));
    atLeast("import of a file, share of writing", 0.5, ratios.importShare());
    atMost(
        "peak resident, MB, heap of 512 MB",
        1_000,
        figures.median(Step.MEMORY, Contender.SPOOR, "peakResidentBytes", 1e6));
    atMost(
        "opening, empty, ms",
        100,
        figures.median(Step.ASK_COLD, Contender.SPOOR, "openEmptyNanos", 1e6));
    atMost(
        "opening after a crash, last segment half full, ms",
        1_000,
        figures.median(Step.OPEN_CRASHED, Contender.SPOOR, "openCrashedNanos", 1e6));
  }

  private OptionalDouble share(Step step) {
    return ratios.shareOfLimit(step, Contender.SPOOR);
  }

  private void asking() {
    for (QuestionKind kind : QuestionKind.values()) {
      double target = kind == QuestionKind.TRACE_BY_ID ? 1 : HARD.contains(kind) ? 10 : 5;
      atLeast(
          kind.label() + ", best other with files ÷ Spoor",
          target,
          ratios.bestOther(Step.ASK_WARM, kind, Depth.IDS, "p50"));
      atLeast(
          kind.label() + ", key per entry ÷ Spoor",
          HARD.contains(kind) ? 10 : 1 / 1.5,
          ratios.toSpoor(Step.ASK_WARM, Contender.KEY_PER_ENTRY, kind, Depth.IDS, "p50"));
    }
    for (QuestionKind kind : QuestionKind.values()) {
      OptionalDouble sealed = spoor(Step.ASK_WARM, kind, Depth.IDS);
      OptionalDouble open = spoor(Step.ASK_OPEN, kind, Depth.IDS);
      atMost(kind.label() + ", last segment open ÷ sealed", 1.5, Ratios.ratio(open, sealed));
    }
    for (QuestionKind kind : QuestionKind.values()) {
      OptionalDouble ids = spoor(Step.ASK_WARM, kind, Depth.IDS);
      OptionalDouble summaries = spoor(Step.ASK_WARM, kind, Depth.SUMMARIES);
      if (!kind.findsTraces()) continue;
      atMost(kind.label() + ", with summaries ÷ ids", 2, Ratios.ratio(summaries, ids));
    }
  }

  private OptionalDouble spoor(Step step, QuestionKind kind, Depth depth) {
    return figures.time(step, Contender.SPOOR, kind, depth, "p50");
  }

  private void atLeast(String target, double least, OptionalDouble measured) {
    if (measured.isEmpty()) return;
    table.add(
        target,
        number(least),
        "",
        number(measured),
        measured.getAsDouble() >= least ? "yes" : "**no**");
  }

  private void atMost(String target, double most, OptionalDouble measured) {
    if (measured.isEmpty()) return;
    table.add(
        target,
        "",
        number(most),
        number(measured),
        measured.getAsDouble() <= most ? "yes" : "**no**");
  }
}
