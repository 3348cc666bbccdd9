package io.spoor.store.graph;

/** See {@link io.spoor.graph.CountingRule#JAEGER_MEMORY}. */
final class ParentRule implements CallRule {
  @Override
  public boolean canCount(ColumnTrace trace) {
    return !trace.hidesParents();
  }

  @Override
  public void count(LinkedTrace trace, CallCounts counts) {
    for (int span = 0; span < trace.size(); span++) {
      if (!trace.startsInWindow(span)) continue;
      int parent = trace.namedParent(span);
      if (parent >= 0) counts.add(trace, trace.end(parent), span);
    }
  }
}
