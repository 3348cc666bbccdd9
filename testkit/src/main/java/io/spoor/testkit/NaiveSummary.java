package io.spoor.testkit;

import io.spoor.Trace;
import io.spoor.TraceSummary;
import io.spoor.span.Span;
import io.spoor.span.StatusCode;
import io.spoor.tree.Attachment;
import io.spoor.tree.SpanNode;
import io.spoor.tree.SpanTree;
import java.util.SortedMap;
import java.util.TreeMap;

/** A summary counted span by span; the tree says what the root is and which spans are orphans. */
final class NaiveSummary {
  private NaiveSummary() {}

  static TraceSummary of(Trace trace) {
    SpanTree tree = trace.tree();
    Span root = tree.root().span();
    long startNanos = root.startNanos();
    long endNanos = 0;
    int errors = 0;
    SortedMap<String, Integer> services = new TreeMap<>(Utf8ByteOrder.INSTANCE);
    for (Span span : trace.spans()) {
      if (Long.compareUnsigned(span.startNanos(), startNanos) < 0) startNanos = span.startNanos();
      long end = span.hasNegativeDuration() ? span.startNanos() : span.endNanos();
      if (Long.compareUnsigned(end, endNanos) > 0) endNanos = end;
      if (span.status().code() == StatusCode.ERROR) errors++;
      services.merge(span.service(), 1, Integer::sum);
    }
    int orphans = 0;
    for (SpanNode top : tree.roots()) {
      if (top.attachment() == Attachment.ORPHAN) orphans++;
    }
    return new TraceSummary(
        trace.id(),
        root.service(),
        root.name(),
        startNanos,
        endNanos,
        trace.spans().size(),
        errors,
        orphans,
        services);
  }
}
