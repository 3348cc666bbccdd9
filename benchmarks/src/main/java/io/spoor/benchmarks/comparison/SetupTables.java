package io.spoor.benchmarks.comparison;

import static io.spoor.benchmarks.comparison.MarkdownTable.number;

import io.spoor.benchmarks.comparison.Asking.Depth;
import io.spoor.benchmarks.comparison.Task.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.DoubleUnaryOperator;

/** The tables of one workload in one size. */
final class SetupTables {
  private final Setup setup;
  private final List<Contender> contenders;
  private final MeasuredFigures figures;

  SetupTables(Setup setup, List<Contender> contenders, int rounds) {
    this.setup = setup;
    this.contenders = contenders;
    this.figures = new MeasuredFigures(setup, rounds);
  }

  String text() {
    return title()
        + writing("Writing", Step.WRITE)
        + writing("Writing by 2 threads", Step.WRITE_TWO_WRITERS)
        + writing("Writing batches of 100", Step.WRITE_SMALL_BATCHES)
        + asking("Questions, warm, p50", Step.ASK_WARM, Depth.IDS, "p50")
        + asking("Questions, warm, p99", Step.ASK_WARM, Depth.IDS, "p99")
        + asking("With whole traces, warm, p50", Step.ASK_WARM, Depth.TRACES, "p50")
        + asking("With whole traces, warm, p99", Step.ASK_WARM, Depth.TRACES, "p99")
        + asking("Questions, store just opened, p50", Step.ASK_COLD, Depth.IDS, "p50")
        + asking("Questions, store just opened, p99", Step.ASK_COLD, Depth.IDS, "p99");
  }

  private String title() {
    return String.format(
        Locale.ROOT,
        "## %,d spans: %s%n%nSeed %d, batches of %,d, -Xmx%s.%n%n",
        setup.spans(),
        setup.workload().label(),
        setup.seed(),
        setup.batchSpans(),
        setup.heap());
  }

  private String writing(String title, Step step) {
    MarkdownTable table =
        new MarkdownTable(
            "system",
            "spans/s",
            "Spoor is … times as fast",
            "of the limit",
            "CPU s / 1 M",
            "bytes/span",
            "of the limit's",
            "write p99.9, ms",
            "write max, ms",
            "spans/s until closed");
    for (Contender contender : contenders) {
      OptionalDouble rate = rate(step, contender, "writeNanos");
      if (rate.isEmpty()) continue;
      OptionalDouble bytes = perSpan(step, contender, "bytes");
      table.add(
          contender.label(),
          number(rate),
          number(ratio(rate(step, Contender.SPOOR, "writeNanos"), rate)),
          number(ratio(rate, rate(step, Contender.LIMIT, "writeNanos"))),
          number(map(perSpan(step, contender, "cpuNanos"), SetupTables::micros)),
          contender.isInHeap() ? "" : number(bytes),
          contender.isInHeap() ? "" : number(ratio(bytes, perSpan(step, Contender.LIMIT, "bytes"))),
          number(map(figures.median(step, contender, "callP999Nanos"), SetupTables::millis)),
          number(map(figures.max(step, contender, "callMaxNanos"), SetupTables::millis)),
          number(rate(step, contender, "closedNanos")));
    }
    return section(title, table);
  }

  private String asking(String title, Step step, Depth depth, String quantile) {
    List<Contender> asked = new ArrayList<>();
    List<String> header = new ArrayList<>(List.of("question, µs"));
    for (Contender contender : contenders) {
      if (figures.failure(step, contender).isPresent()) continue;
      if (contender.asked().stream()
          .noneMatch(kind -> time(step, contender, kind, depth, quantile).isPresent())) continue;
      asked.add(contender);
      header.add(contender.label());
    }
    MarkdownTable table = new MarkdownTable(header);
    for (QuestionKind kind : QuestionKind.values()) {
      List<String> row = new ArrayList<>(List.of(kind.label()));
      for (Contender contender : asked) {
        row.add(number(map(time(step, contender, kind, depth, quantile), SetupTables::micros)));
      }
      table.add(row);
    }
    return asked.isEmpty() ? "" : section(title, table);
  }

  private OptionalDouble time(
      Step step, Contender contender, QuestionKind kind, Depth depth, String quantile) {
    Depth asked = kind == QuestionKind.TRACE_BY_ID ? Depth.TRACES : depth;
    return figures.median(step, contender, kind + "." + asked + "." + quantile);
  }

  private static String section(String title, MarkdownTable table) {
    return table.isEmpty() ? "" : "### " + title + "\n\n" + table.text();
  }

  private OptionalDouble rate(Step step, Contender contender, String name) {
    return map(figures.median(step, contender, name), nanos -> setup.spans() * 1e9 / nanos);
  }

  private OptionalDouble perSpan(Step step, Contender contender, String name) {
    return map(figures.median(step, contender, name), value -> value / setup.spans());
  }

  private static OptionalDouble ratio(OptionalDouble one, OptionalDouble other) {
    if (one.isEmpty() || other.isEmpty()) return OptionalDouble.empty();
    return OptionalDouble.of(one.getAsDouble() / other.getAsDouble());
  }

  private static OptionalDouble map(OptionalDouble value, DoubleUnaryOperator function) {
    return value.isEmpty() ? value : OptionalDouble.of(function.applyAsDouble(value.getAsDouble()));
  }

  private static double micros(double nanos) {
    return nanos / 1e3;
  }

  private static double millis(double nanos) {
    return nanos / 1e6;
  }
}
