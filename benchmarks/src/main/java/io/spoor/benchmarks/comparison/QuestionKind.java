package io.spoor.benchmarks.comparison;

/** What users ask of traces. */
enum QuestionKind {
  TRACE_BY_ID("trace by id"),
  SERVICE("service, one hour"),
  OPERATION("service + operation, 6 h"),
  DURATION("service + duration, top 1 %"),
  ATTRIBUTE("service + attribute"),
  RARE_ATTRIBUTE("high-cardinality attribute alone"),
  CONJUNCTION("service + operation + attribute + duration + time"),
  ERRORS("error spans over a duration, any service"),
  GRAPH("service graph, 1 h"),
  STRUCTURE("A has descendant B with error");

  private final String label;

  QuestionKind(String label) {
    this.label = label;
  }

  String label() {
    return label;
  }

  /** Whether the answer is traces of which only the ids can be asked for. */
  boolean findsTraces() {
    return this != TRACE_BY_ID && this != GRAPH;
  }
}
