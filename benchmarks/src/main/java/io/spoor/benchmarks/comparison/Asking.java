package io.spoor.benchmarks.comparison;

import static java.util.Objects.requireNonNull;

import io.spoor.span.TraceId;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * How long a system takes to answer: each kind of question with all its variants in turns, so that
 * no single answer stays hot, until there are enough figures or the budget of time is used up.
 */
final class Asking {
  private static final int ROUNDS = 5;
  private static final int FEWEST_VARIANTS = 3;

  /** Of the budget: as long is asked before, and at least timed. */
  private static final int SHARE = 4;

  /** What is fetched of the answer. */
  enum Depth {
    IDS,
    SUMMARIES,
    TRACES
  }

  private final TraceSystem system;
  private final Contender contender;
  private final Map<QuestionKind, List<Question>> questions = new EnumMap<>(QuestionKind.class);
  private final long budgetNanos;

  Asking(TraceSystem system, Contender contender, List<Question> asked, int budgetSeconds) {
    this.system = system;
    this.contender = contender;
    this.budgetNanos = TimeUnit.SECONDS.toNanos(budgetSeconds);
    for (Question question : asked) {
      if (!contender.asked().contains(question.kind())) continue;
      questions.computeIfAbsent(question.kind(), kind -> new ArrayList<>()).add(question);
    }
  }

  /**
   * Times everything, kind by kind, after it was asked over and over for a while: what answers fast
   * needs many calls until its code is compiled.
   */
  Figures warm() throws Exception {
    Figures figures = new Figures();
    for (QuestionKind kind : questions.keySet()) {
      for (Depth depth : depths(kind)) {
        time(kind, depth, 1, budgetNanos / SHARE, budgetNanos / SHARE);
        record(figures, kind, depth, time(kind, depth, ROUNDS, budgetNanos / SHARE, budgetNanos));
      }
    }
    return figures;
  }

  /** Times each question once, as the first that is ever asked of this open store. */
  Figures cold() throws Exception {
    Figures figures = new Figures();
    for (QuestionKind kind : questions.keySet()) {
      Depth depth = kind == QuestionKind.TRACE_BY_ID ? Depth.TRACES : Depth.IDS;
      record(figures, kind, depth, time(kind, depth, 1, 0, budgetNanos));
    }
    return figures;
  }

  private List<Depth> depths(QuestionKind kind) {
    if (kind == QuestionKind.TRACE_BY_ID) return List.of(Depth.TRACES);
    if (kind == QuestionKind.GRAPH) return List.of(Depth.IDS);
    return contender == Contender.SPOOR
        ? List.of(Depth.IDS, Depth.SUMMARIES, Depth.TRACES)
        : List.of(Depth.IDS, Depth.TRACES);
  }

  /**
   * @param rounds at least so many, and until {@code least} has passed, but no longer than {@code
   *     most}
   */
  private Latencies time(QuestionKind kind, Depth depth, int rounds, long least, long most)
      throws Exception {
    Latencies latencies = new Latencies();
    long begin = System.nanoTime();
    for (int round = 0; round < rounds || System.nanoTime() - begin < least; round++) {
      for (Question question : requireNonNull(questions.get(kind))) {
        long before = System.nanoTime();
        ask(question, depth);
        long after = System.nanoTime();
        latencies.add(after - before);
        if (after - begin > most && latencies.size() >= FEWEST_VARIANTS) return latencies;
      }
    }
    return latencies;
  }

  private void ask(Question question, Depth depth) throws Exception {
    if (question.kind() == QuestionKind.GRAPH) {
      system.graph(question);
      return;
    }
    List<TraceId> ids =
        question.kind() == QuestionKind.TRACE_BY_ID
            ? List.of(requireNonNull(question.traceId()))
            : system.find(question);
    switch (depth) {
      case IDS -> {}
      case SUMMARIES -> system.summaries(ids);
      case TRACES -> system.traces(ids);
    }
  }

  private void record(Figures figures, QuestionKind kind, Depth depth, Latencies latencies)
      throws IOException {
    String name = kind + "." + depth;
    int variants = requireNonNull(questions.get(kind)).size();
    figures
        .put(name + ".p50", latencies.quantile(0.5))
        .put(name + ".p99", latencies.quantile(0.99))
        .put(name + ".asked", latencies.size())
        .put(name + ".variants", Math.min(variants, latencies.size()));
  }
}
