package io.spoor.tree;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The distinct service call chains of all leaves of a tree, each made when it is asked for. */
final class CallChains extends AbstractList<List<String>> {

  /*
   * Chains share their beginnings, so they are kept as a trie: a step is a service, called from
   * another step. A span stands on the step of its parent if both are of one service, else on a
   * step below it. Written out, the chains of a comb of n spans would hold n * n / 4 names.
   */
  private static final int TOP = -1;

  private final String[] services; // By step.
  private final int[] callers; // By step, or TOP.
  private final int[] lengths; // By step: how many services lead there, itself included.
  private final int[] ends; // The steps on which leaves stand, in order of their first leaf.

  private record Call(int caller, String service) {}

  CallChains(SpanTree tree) {
    TreeShape shape = tree.shape();
    int count = shape.count();
    int[] steps = new int[count]; // By span.
    String[] services = new String[count];
    int[] callers = new int[count];
    int[] lengths = new int[count];
    int[] ends = new int[count];
    boolean[] isEnd = new boolean[count];
    int endCount = 0;
    Map<Call, Integer> known = new HashMap<>();
    for (int span : shape.depthFirst) {
      int caller = shape.parents[span] < 0 ? TOP : steps[shape.parents[span]];
      String service = tree.span(span).service();
      int step = caller;
      if (caller == TOP || !services[caller].equals(service)) {
        int next = known.size();
        step = known.computeIfAbsent(new Call(caller, service), call -> next);
        services[step] = service;
        callers[step] = caller;
        lengths[step] = caller == TOP ? 1 : lengths[caller] + 1;
      }
      steps[span] = step;
      if (shape.fanOut(span) == 0 && !isEnd[step]) {
        isEnd[step] = true;
        ends[endCount++] = step;
      }
    }
    int stepCount = known.size();
    this.services = Arrays.copyOf(services, stepCount);
    this.callers = Arrays.copyOf(callers, stepCount);
    this.lengths = Arrays.copyOf(lengths, stepCount);
    this.ends = Arrays.copyOf(ends, endCount);
  }

  @Override
  public List<String> get(int index) {
    int step = ends[Objects.checkIndex(index, ends.length)];
    String[] chain = new String[lengths[step]];
    for (int i = chain.length - 1; i >= 0; i--) {
      chain[i] = services[step];
      step = callers[step];
    }
    return Collections.unmodifiableList(Arrays.asList(chain));
  }

  @Override
  public int size() {
    return ends.length;
  }
}
