package io.spoor.testkit;

import io.spoor.Trace;
import io.spoor.TraceSummary;
import io.spoor.query.TraceCondition;
import io.spoor.query.TraceCondition.Measure;
import io.spoor.span.Span;
import java.util.List;

/** A source of conditions on traces, read off one so that most of them hold for it. */
final class TraceConditionGenerator {
  private static final Measure[] MEASURES = Measure.values();

  private final List<Span> spans;
  private final SeededRandom random;
  private final ConditionGenerator conditions;

  /**
   * @param spans at least one
   */
  TraceConditionGenerator(List<Span> spans, SeededRandom random) {
    this.spans = spans;
    this.random = random;
    this.conditions = new ConditionGenerator(spans, random);
  }

  /** A condition about the trace of the model. */
  TraceCondition next(Span model) {
    return switch (random.nextInt(8)) {
      case 0, 1 -> TraceCondition.hasSpan(conditions.next(random.oneOf(spans(model)), 2));
      case 2, 3 -> TraceCondition.hasNoSpan(conditions.next(random.oneOf(spans), 2));
      case 4 -> TraceCondition.rootService(summary(model).rootService());
      case 5 -> TraceCondition.rootOperation(summary(model).rootOperation());
      default -> measure(summary(model));
    };
  }

  private TraceCondition measure(TraceSummary summary) {
    Measure measure = random.oneOf(MEASURES);
    long is =
        switch (measure) {
          case DURATION -> summary.durationNanos();
          case SPANS -> summary.spanCount();
          case ERRORS -> summary.errorCount();
          case SERVICES -> summary.services().size();
        };
    long near = is == 0 || is == -1 ? is : is + random.between(-1, 1);
    return switch (random.nextInt(3)) {
      case 0 -> TraceCondition.atLeast(measure, near);
      case 1 -> TraceCondition.atMost(measure, near);
      default -> new TraceCondition.Between(measure, near, near);
    };
  }

  TraceSummary summary(Span model) {
    return NaiveSummary.of(Trace.of(spans(model)));
  }

  private List<Span> spans(Span model) {
    List<Span> trace =
        spans.stream().filter(span -> span.traceId().equals(model.traceId())).distinct().toList();
    return trace.isEmpty() ? List.of(model) : trace;
  }
}
