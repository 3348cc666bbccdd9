package io.spoor.benchmarks.comparison;

import static io.spoor.benchmarks.comparison.MarkdownTable.number;

import io.spoor.benchmarks.comparison.Asking.Depth;
import io.spoor.benchmarks.comparison.Task.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** The tables of one workload in one size. */
final class SetupTables {
  private final Setup setup;
  private final List<Contender> contenders;
  private final MeasuredFigures figures;
  private final Ratios ratios;

  SetupTables(Setup setup, List<Contender> contenders, MeasuredFigures figures) {
    this.setup = setup;
    this.contenders = contenders;
    this.figures = figures;
    this.ratios = new Ratios(setup, contenders, figures);
  }

  String text() {
    return title()
        + writing("Writing", Step.WRITE)
        + writing("Writing by 2 threads", Step.WRITE_TWO_WRITERS)
        + writing("Writing batches of 100", Step.WRITE_SMALL_BATCHES)
        + importing()
        + memoryAndOpening()
        + asking("Ids of 20 traces, warm, µs p50", Step.ASK_WARM, Depth.IDS, "p50")
        + asking("Ids of 20 traces, warm, µs p99", Step.ASK_WARM, Depth.IDS, "p99")
        + asking("Whole traces, warm, µs p50", Step.ASK_WARM, Depth.TRACES, "p50")
        + asking("Whole traces, warm, µs p99", Step.ASK_WARM, Depth.TRACES, "p99")
        + asking("Ids, store just opened, µs p50", Step.ASK_COLD, Depth.IDS, "p50")
        + asking("Ids, store just opened, µs p99", Step.ASK_COLD, Depth.IDS, "p99")
        + spoorAlone()
        + failures();
  }

  private String title() {
    String answers =
        setup.spans() > setup.largestReference()
            ? "the naive store does not fit, so Spoor's answers are the reference"
            : "the naive store is the reference";
    return String.format(
        Locale.ROOT,
        "## %,d spans: %s%n%nSeed %d, batches of %,d, heap %s (%s where all is in it). Answers: %s;"
            + " %,d of each kind of question compared, whole traces included, none differed. %s%n%n",
        setup.spans(),
        setup.workload().label(),
        setup.seed(),
        setup.batchSpans(),
        setup.heap(),
        setup.largeHeap(),
        answers,
        setup.checkedVariants(),
        setup.isHeld()
            ? "Spans stand in memory before they are written."
            : "Spans are made between the writes, and only the time within writes counts, so what is"
                + " done behind the writer's back costs less than it would.");
  }

  private String writing(String title, Step step) {
    MarkdownTable table =
        new MarkdownTable(
            "system",
            "spans/s",
            "Spoor is … times as fast",
            "share of the limit's rate",
            "CPU s / 1 M",
            "bytes/span",
            "of the limit's",
            "write p99.9, ms",
            "write max, ms",
            "spans/s until closed");
    for (Contender contender : contenders) {
      OptionalDouble rate = ratios.rate(step, contender, "writeNanos");
      if (rate.isEmpty()) continue;
      boolean hasFiles = !contender.isInHeap();
      table.add(
          contender.label(),
          number(rate),
          number(ratios.timesFaster(step, contender)),
          number(ratios.shareOfLimit(step, contender)),
          number(figures.median(step, contender, "cpuNanos", 1e3 * setup.spans())),
          hasFiles ? number(figures.median(step, contender, "bytes", setup.spans())) : "",
          hasFiles ? number(ratios.bytesOfLimit(step, contender)) : "",
          number(figures.median(step, contender, "callP999Nanos", 1e6)),
          number(figures.max(step, contender, "callMaxNanos", 1e6)),
          hasFiles ? number(ratios.rate(step, contender, "closedNanos")) : "");
    }
    return section(title, table);
  }

  private String importing() {
    OptionalDouble rate = ratios.rate(Step.IMPORT, Contender.SPOOR, "importNanos");
    MarkdownTable table = new MarkdownTable("", "spans/s", "share of writing", "file, bytes/span");
    if (rate.isPresent()) {
      table.add(
          "spoor import, from start to end of its process",
          number(rate),
          number(ratios.importShare()),
          number(figures.median(Step.IMPORT, Contender.SPOOR, "fileBytes", setup.spans())));
    }
    return section("A file of OTLP JSON lines", table);
  }

  private String memoryAndOpening() {
    MarkdownTable table =
        new MarkdownTable(
            "system",
            "peak resident MB, -Xmx" + setup.smallHeap(),
            "opening, empty, ms",
            "opening, all spans, ms",
            "opening after a crash, last segment half full, ms");
    for (Contender contender : contenders) {
      if (contender.isInHeap()) continue;
      String memory =
          figures.failure(Step.MEMORY, contender).isPresent()
              ? "failed"
              : number(figures.median(Step.MEMORY, contender, "peakResidentBytes", 1e6));
      String empty = number(figures.median(Step.ASK_COLD, contender, "openEmptyNanos", 1e6));
      if (memory.isEmpty() && empty.isEmpty()) continue;
      table.add(
          contender.label(),
          memory,
          empty,
          number(figures.median(Step.ASK_COLD, contender, "openNanos", 1e6)),
          number(figures.median(Step.OPEN_CRASHED, contender, "openCrashedNanos", 1e6)));
    }
    return section("Memory while writing, and opening", table);
  }

  private String asking(String title, Step step, Depth depth, String quantile) {
    List<Contender> asked = new ArrayList<>();
    List<String> header = new ArrayList<>(List.of("question"));
    for (Contender contender : contenders) {
      if (!isAsked(step, contender, depth)) continue;
      asked.add(contender);
      header.add(contender.label());
    }
    header.add("best other with files ÷ Spoor");
    header.add("key per entry ÷ Spoor");
    MarkdownTable table = new MarkdownTable(header);
    for (QuestionKind kind : QuestionKind.values()) {
      List<String> row = new ArrayList<>(List.of(kind.label()));
      for (Contender contender : asked) row.add(cell(step, contender, kind, depth, quantile));
      row.add(number(ratios.bestOther(step, kind, depth, quantile)));
      row.add(number(ratios.toSpoor(step, Contender.KEY_PER_ENTRY, kind, depth, quantile)));
      table.add(row);
    }
    return asked.isEmpty() ? "" : section(title, table);
  }

  private boolean isAsked(Step step, Contender contender, Depth depth) {
    for (QuestionKind kind : contender.asked()) {
      if (figures.time(step, contender, kind, depth, "p50").isPresent()) return true;
    }
    return false;
  }

  /** The microseconds, and of how many variants, if not of all. */
  private String cell(
      Step step, Contender contender, QuestionKind kind, Depth depth, String quantile) {
    OptionalDouble nanos = figures.time(step, contender, kind, depth, quantile);
    if (nanos.isEmpty()) return "";
    double variants = figures.time(step, contender, kind, depth, "variants").orElse(0);
    String micros = number(nanos.getAsDouble() / 1e3);
    return variants < setup.variants() ? micros + " (" + number(variants) + ")" : micros;
  }

  private String spoorAlone() {
    MarkdownTable table =
        new MarkdownTable(
            "question",
            "ids, all sealed",
            "ids, last segment open",
            "open ÷ sealed",
            "ids and summaries",
            "÷ ids",
            "whole traces");
    for (QuestionKind kind : QuestionKind.values()) {
      OptionalDouble sealed = spoor(Step.ASK_WARM, kind, Depth.IDS);
      if (sealed.isEmpty()) continue;
      OptionalDouble open = spoor(Step.ASK_OPEN, kind, Depth.IDS);
      OptionalDouble summaries = spoor(Step.ASK_WARM, kind, Depth.SUMMARIES);
      table.add(
          kind.label(),
          number(sealed),
          number(open),
          number(Ratios.ratio(open, sealed)),
          number(summaries),
          number(Ratios.ratio(summaries, sealed)),
          kind.findsTraces() ? number(spoor(Step.ASK_WARM, kind, Depth.TRACES)) : "");
    }
    return section("Spoor alone, warm, µs p50", table);
  }

  private OptionalDouble spoor(Step step, QuestionKind kind, Depth depth) {
    OptionalDouble nanos = figures.time(step, Contender.SPOOR, kind, depth, "p50");
    return nanos.isEmpty() ? nanos : OptionalDouble.of(nanos.getAsDouble() / 1e3);
  }

  private String failures() {
    StringBuilder text = new StringBuilder();
    for (Contender contender : contenders) {
      if (!setup.fits(contender)) {
        text.append("* ").append(contender.label()).append(": does not fit into the heap\n");
      }
      for (Step step : Step.values()) {
        figures
            .failure(step, contender)
            .ifPresent(
                reason ->
                    text.append(
                        "* %s, %s: %s%n".formatted(contender.label(), step.label(), reason)));
      }
    }
    return text.isEmpty() ? "" : "### What was not done\n\n" + text + "\n";
  }

  private static String section(String title, MarkdownTable table) {
    return table.isEmpty() ? "" : "### " + title + "\n\n" + table.text();
  }
}
