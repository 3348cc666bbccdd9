package io.spoor.tree;

import io.spoor.index.SpanIdTable;
import io.spoor.span.Span;
import io.spoor.span.SpanLink;
import java.util.Arrays;
import java.util.List;

/** The links between spans of one tree, both ways. */
final class TreeLinks {
  private final SpanTree tree;
  private final int[] outStarts; // The targets of span i are targets[outStarts[i]] and on.
  private final int[] targets;
  private final int[] inStarts; // Likewise its sources.
  private final int[] sources;

  TreeLinks(SpanTree tree) {
    this.tree = tree;
    int count = tree.size();
    outStarts = new int[count + 1];
    targets = targets();
    inStarts = new int[count + 1];
    sources = sources(count);
  }

  /** What the links of this span lead to, in the order of the links. */
  List<SpanNode> from(int position) {
    return slice(outStarts, targets, position);
  }

  /** The spans with a link to this one, each once, in canonical order. */
  List<SpanNode> to(int position) {
    return slice(inStarts, sources, position);
  }

  private List<SpanNode> slice(int[] starts, int[] values, int position) {
    int start = starts[position];
    return new NodeList(tree, starts[position + 1] - start, i -> values[start + i]);
  }

  private int[] targets() {
    int[] found = new int[16];
    int size = 0;
    for (int i = 0; i < tree.size(); i++) {
      Span span = tree.span(i);
      for (SpanLink link : span.links()) {
        int target = target(span, link);
        if (target < 0) continue;
        if (size == found.length) found = Arrays.copyOf(found, size * 2);
        found[size++] = target;
      }
      outStarts[i + 1] = size;
    }
    return Arrays.copyOf(found, size);
  }

  private int target(Span span, SpanLink link) {
    if (!link.traceId().equals(span.traceId())) return -1;
    int number = tree.byId().numberOf(link.spanId());
    return number == SpanIdTable.ABSENT ? -1 : tree.byId().member(number, 0);
  }

  private int[] sources(int count) {
    int[] lastSource = new int[count]; // Of each target so far, plus one: a source counts once.
    for (int source = 0; source < count; source++) {
      for (int i = outStarts[source]; i < outStarts[source + 1]; i++) {
        if (lastSource[targets[i]] == source + 1) continue;
        lastSource[targets[i]] = source + 1;
        inStarts[targets[i] + 1]++;
      }
    }
    for (int i = 0; i < count; i++) {
      inStarts[i + 1] += inStarts[i];
    }
    int[] result = new int[inStarts[count]];
    int[] next = inStarts.clone();
    for (int source = 0; source < count; source++) {
      for (int i = outStarts[source]; i < outStarts[source + 1]; i++) {
        int target = targets[i];
        if (next[target] > inStarts[target] && result[next[target] - 1] == source) continue;
        result[next[target]++] = source;
      }
    }
    return result;
  }
}
