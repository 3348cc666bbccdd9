package io.spoor.store.graph;

import io.spoor.graph.CountingRule;

/** Counts the calls of one trace: those that its spans in the window stand for. */
interface CallRule {

  /** What counts calls as a {@link CountingRule} says. */
  static CallRule of(CountingRule rule) {
    return switch (rule) {
      case JAEGER_MEMORY -> new ParentRule();
      case JAEGER_SPARK -> new SparkRule();
      case ZIPKIN_LINKER -> new LinkerRule();
    };
  }

  /** Whether the columns of a trace tell all that this rule asks for. */
  boolean canCount(ColumnTrace trace);

  void count(LinkedTrace trace, CallCounts counts);
}
