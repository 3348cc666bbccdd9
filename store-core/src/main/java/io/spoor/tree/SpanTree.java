package io.spoor.tree;

import static java.util.Objects.requireNonNull;

import io.spoor.index.ParentLinks;
import io.spoor.index.SpanIdTable;
import io.spoor.span.Span;
import io.spoor.span.SpanId;
import io.spoor.span.TraceId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The spans of one trace as a tree, built from whatever is there.
 *
 * <p>A tree never fails to stand: spans whose parent is missing and spans that are their own
 * ancestors become further roots, and {@link #problems} says so. {@link ParentLinks} holds the
 * rules by which a span finds its parent, also where several spans share an id.
 *
 * <pre>{@code
 * SpanTree tree = trace.tree();
 * for (SpanNode node : tree.depthFirst()) {
 *   System.out.println("  ".repeat(node.depth()) + node.span().name());
 * }
 * }</pre>
 *
 * <h2>Cost</h2>
 *
 * Building is linear in the number of spans, once they are in order, and does not recurse: a chain
 * of a million spans is a tree like others. Besides the spans a tree takes about 36 bytes each, and
 * as much again once links, ids or problems are asked for. Nodes and lists of them are views made
 * when asked for.
 *
 * <h2>Threads</h2>
 *
 * Immutable, and safe to share.
 */
public final class SpanTree {
  private static final String UNKNOWN_SERVICE = "unknown_service";

  private final Span[] spans; // In canonical order.
  private final TreeShape shape;

  // Made when first asked for; racing threads make the same.
  private @Nullable SpansById byId;
  private @Nullable TreeLinks links;

  private SpanTree(Span[] spans, TreeShape shape) {
    this.spans = spans;
    this.shape = shape;
  }

  /**
   * The tree of these spans, which may come in any order. Equal spans each have their place.
   *
   * @throws IllegalArgumentException if there are none, or they are of several traces
   */
  public static SpanTree of(List<Span> spans) {
    Span[] sorted = CanonicalSpans.of(spans);
    int count = sorted.length;
    long[] ids = new long[count];
    long[] parentIds = new long[count];
    boolean[] hasParent = new boolean[count];
    byte[] kinds = new byte[count];
    for (int i = 0; i < count; i++) {
      Span span = sorted[i];
      SpanId parentId = span.parentSpanId();
      ids[i] = span.spanId().value();
      hasParent[i] = parentId != null;
      parentIds[i] = parentId == null ? 0 : parentId.value();
      kinds[i] = (byte) span.kind().ordinal();
    }
    int[] parents = ParentLinks.of(count, ids, parentIds, hasParent, kinds);
    return new SpanTree(sorted, new TreeShape(parents));
  }

  public TraceId traceId() {
    return spans[0].traceId();
  }

  /** How many spans there are; at least 1. */
  public int size() {
    return spans.length;
  }

  /** The depth of the deepest span: 0 if there are roots only. */
  public int depth() {
    int deepest = 0;
    for (int depth : shape.depths) {
      deepest = Math.max(deepest, depth);
    }
    return deepest;
  }

  /** The first of the {@link #roots}: what the trace as a whole is called after. */
  public SpanNode root() {
    return new SpanNode(this, shape.roots[0]);
  }

  /** True roots first, then orphans, then roots that break a cycle; each by start, then span id. */
  public List<SpanNode> roots() {
    return new NodeList(this, shape.roots.length, i -> shape.roots[i]);
  }

  /** All spans by start, then span id, then content. */
  public List<SpanNode> nodes() {
    return new NodeList(this, spans.length, i -> i);
  }

  /** All spans, each before its children, the {@link #roots} in their order. */
  public List<SpanNode> depthFirst() {
    return new NodeList(this, spans.length, i -> shape.depthFirst[i]);
  }

  /** The spans with this id by start, then content: none, one, or several that share it. */
  public List<SpanNode> nodes(SpanId id) {
    SpansById byId = byId();
    int number = byId.numberOf(id);
    return number == SpanIdTable.ABSENT
        ? List.of()
        : new NodeList(this, byId.count(number), i -> byId.member(number, i));
  }

  /** The earliest start of a span in nanoseconds since the Unix epoch, unsigned. */
  public long startNanos() {
    return spans[0].startNanos();
  }

  /** The latest end of a span in nanoseconds since the Unix epoch, unsigned. */
  public long endNanos() {
    long latest = 0;
    for (Span span : spans) {
      if (Long.compareUnsigned(span.endNanos(), latest) > 0) latest = span.endNanos();
    }
    return latest;
  }

  /** From the earliest start to the latest end, unsigned; zero if that end lies before. */
  public long durationNanos() {
    long end = endNanos();
    return Long.compareUnsigned(end, startNanos()) < 0 ? 0 : end - startNanos();
  }

  /** How many spans each service has, by its name; the empty name stands for spans without one. */
  public SortedMap<String, Integer> services() {
    SortedMap<String, Integer> counts = new TreeMap<>();
    for (Span span : spans) {
      counts.merge(span.service(), 1, Integer::sum);
    }
    return Collections.unmodifiableSortedMap(counts);
  }

  /** The spans whose status is an error, by start, then span id. */
  public List<SpanNode> errors() {
    List<SpanNode> errors = new ArrayList<>();
    for (SpanNode node : nodes()) {
      if (node.isError()) errors.add(node);
    }
    return Collections.unmodifiableList(errors);
  }

  /** Everything that should not be so, by span as in {@link #nodes()}, then by kind. */
  public List<TreeProblem> problems() {
    return TreeProblems.of(this);
  }

  /**
   * The services on the path from the root of this span down to it, collapsed where caller and
   * callee are the same service. The empty name stands for spans without one.
   *
   * @throws IllegalArgumentException if the node is of another tree
   */
  public List<String> serviceCallChain(SpanNode node) {
    if (node.tree() != this) {
      throw new IllegalArgumentException(
          "span %s is a node of another tree, of trace %s; expected one of this tree of trace %s"
              .formatted(node.span().spanId(), node.tree().traceId(), traceId()));
    }
    List<String> chain = new ArrayList<>();
    for (SpanNode step : node.path()) {
      String service = step.span().service();
      if (chain.isEmpty() || !chain.get(chain.size() - 1).equals(service)) chain.add(service);
    }
    return Collections.unmodifiableList(chain);
  }

  /**
   * The service call chain of this span.
   *
   * @throws IllegalArgumentException if no span of the tree is equal to it
   */
  public List<String> serviceCallChain(Span span) {
    requireNonNull(span, "span");
    for (SpanNode node : nodes(span.spanId())) {
      if (node.span().equals(span)) return serviceCallChain(node);
    }
    throw new IllegalArgumentException(
        "span %s of trace %s is not in this tree of trace %s with %,d spans"
            .formatted(span.spanId(), span.traceId(), traceId(), size()));
  }

  /**
   * The distinct service call chains of all leaves, in the depth-first order of their first leaf.
   *
   * <p>Finding them is linear in the number of spans. A chain is written out when it is taken from
   * the list, in time linear in its length, because all of them together can be as long as the
   * square of the number of spans.
   */
  public List<List<String>> serviceCallChains() {
    return new CallChains(this);
  }

  /** A picture of the tree in at most 200 lines of 120 columns; see {@link TreeText}. */
  @Override
  public String toString() {
    return TreeText.ofWidth(120).print(this);
  }

  /** The service as people are shown it: {@value #UNKNOWN_SERVICE} where there is none. */
  static String shown(String service) {
    return service.isEmpty() ? UNKNOWN_SERVICE : service;
  }

  Span span(int position) {
    return spans[position];
  }

  Attachment attachment(int position) {
    return switch (shape.parents[position]) {
      case ParentLinks.NONE -> Attachment.ROOT;
      case ParentLinks.MISSING -> Attachment.ORPHAN;
      case ParentLinks.CYCLE -> Attachment.CYCLE;
      default -> Attachment.CHILD;
    };
  }

  TreeShape shape() {
    return shape;
  }

  SpansById byId() {
    SpansById made = byId;
    if (made == null) {
      made = new SpansById(spans);
      byId = made;
    }
    return made;
  }

  TreeLinks links() {
    TreeLinks made = links;
    if (made == null) {
      made = new TreeLinks(this);
      links = made;
    }
    return made;
  }
}
