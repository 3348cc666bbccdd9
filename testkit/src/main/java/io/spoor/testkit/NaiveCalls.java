package io.spoor.testkit;

import io.spoor.Trace;
import io.spoor.graph.CountingRule;
import io.spoor.span.Attributes;
import io.spoor.span.Span;
import io.spoor.span.SpanId;
import io.spoor.span.SpanKind;
import io.spoor.span.SpanLink;
import io.spoor.span.StatusCode;
import io.spoor.span.Value;
import io.spoor.tree.Attachment;
import io.spoor.tree.SpanNode;
import io.spoor.tree.SpanTree;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The calls that the spans of one trace stand for, one by one, as {@link CountingRule} says. */
final class NaiveCalls {

  /** A service with an operation of it, or with the empty text. */
  record End(String service, String operation) {
    static End of(Span span) {
      return new End(span.service(), span.name());
    }
  }

  /**
   * @param span the one for which the call is counted
   */
  record Call(End caller, End callee, boolean isError, Span span) {}

  private final Trace trace;
  private final SpanTree tree;
  private final List<Call> calls = new ArrayList<>();

  NaiveCalls(Trace trace) {
    this.trace = trace;
    this.tree = trace.tree();
  }

  List<Call> by(CountingRule rule) {
    switch (rule) {
      case JAEGER_MEMORY -> trace.spans().forEach(this::addParent);
      case JAEGER_SPARK -> trace.spans().forEach(this::addAsSpark);
      case ZIPKIN_LINKER -> tree.nodes().forEach(this::addAsZipkin);
    }
    return calls;
  }

  private void addParent(Span span) {
    if (span.parentSpanId() != null) add(standingFor(span.parentSpanId()), span);
  }

  private void add(Optional<Span> caller, Span span) {
    if (caller.isPresent()) add(End.of(caller.get()), End.of(span), isError(span), span);
  }

  private void add(End caller, End callee, boolean isError, Span span) {
    calls.add(new Call(caller, callee, isError, span));
  }

  private static boolean isError(Span span) {
    return span.status().code() == StatusCode.ERROR;
  }

  /** The earliest of kind SERVER, else CONSUMER, else of any, that has this id. */
  private Optional<Span> standingFor(SpanId id) {
    return first(id, SpanKind.SERVER)
        .or(() -> first(id, SpanKind.CONSUMER))
        .or(() -> withId(id).stream().findFirst());
  }

  private Optional<Span> first(SpanId id, SpanKind kind) {
    return withId(id).stream().filter(span -> span.kind() == kind).findFirst();
  }

  private List<Span> withId(SpanId id) {
    return trace.spans().stream().filter(span -> span.spanId().equals(id)).toList();
  }

  private void addAsSpark(Span span) {
    List<Span> sharers = withId(span.spanId());
    Optional<Span> client = first(span.spanId(), SpanKind.CLIENT);
    Optional<Span> server = first(span.spanId(), SpanKind.SERVER);
    if (server.equals(Optional.of(span))) add(client, span);
    if (sharers.size() > 1 && span.kind() != SpanKind.CLIENT) return;
    List<SpanId> references = references(span);
    for (SpanId id : references) {
      add(withId(id).size() > 1 ? first(id, SpanKind.SERVER) : standingFor(id), span);
    }
    boolean isLeaf =
        trace.spans().stream().noneMatch(other -> references(other).contains(span.spanId()));
    Optional<String> peer = peer(span);
    if (isLeaf && !references.isEmpty() && peer.isPresent()) {
      add(End.of(span), new End(peer.get(), ""), isError(span), span);
    }
  }

  /** The parent it names, and what else it links to in the trace, as often as it does. */
  private static List<SpanId> references(Span span) {
    List<SpanId> ids = new ArrayList<>();
    if (span.parentSpanId() != null) ids.add(span.parentSpanId());
    for (SpanLink link : span.links()) {
      boolean isHere = link.traceId().equals(span.traceId());
      if (isHere && !link.spanId().equals(span.parentSpanId())) ids.add(link.spanId());
    }
    return ids;
  }

  private static Optional<String> peer(Span span) {
    Attributes attributes = span.attributes();
    for (int i = 0; i < attributes.size(); i++) {
      boolean isPeer = attributes.key(i).equals("peer.service");
      if (isPeer && attributes.value(i) instanceof Value.Text text && !text.text().isEmpty()) {
        return Optional.of(text.text());
      }
    }
    return Optional.empty();
  }

  private void addAsZipkin(SpanNode node) {
    Span span = node.span();
    Optional<End> self = span.service().isEmpty() ? Optional.empty() : Optional.of(End.of(span));
    Optional<End> peer = peer(span).map(name -> new End(name, ""));
    switch (span.kind()) {
      case SERVER -> addRemote(node, nearest(node).map(End::of).or(() -> peer), self);
      case CLIENT -> {
        if (children(node).isEmpty()) addClient(node, self, peer);
      }
      case PRODUCER -> addMessage(self, peer, span);
      case CONSUMER -> addMessage(peer, self, span);
      case UNSPECIFIED, INTERNAL -> {
        if (self.isPresent() && peer.isPresent()) addClient(node, self, peer);
      }
    }
  }

  private void addClient(SpanNode node, Optional<End> self, Optional<End> peer) {
    Optional<Span> above = nearest(node);
    if (above.isPresent() && self.isPresent()) {
      boolean isOther = !above.get().service().equals(self.get().service());
      if (isOther) add(End.of(above.get()), self.get(), false, node.span());
    }
    addRemote(node, self.or(() -> above.map(End::of)), peer);
  }

  private void addRemote(SpanNode node, Optional<End> caller, Optional<End> callee) {
    if (caller.isEmpty() || callee.isEmpty()) return;
    Span span = node.span();
    Optional<Span> above = nearest(node);
    boolean callFailed =
        above.isPresent()
            && above.get().kind() == SpanKind.CLIENT
            && span.parentSpanId() != null
            && standingFor(span.parentSpanId()).equals(above)
            && isError(above.get());
    add(caller.get(), callee.get(), isError(span) || callFailed, span);
  }

  private void addMessage(Optional<End> caller, Optional<End> callee, Span span) {
    if (caller.isPresent() && callee.isPresent()) {
      add(caller.get(), callee.get(), isError(span), span);
    }
  }

  /** The nearest span above that has a kind, if it has a service too. */
  private Optional<Span> nearest(SpanNode node) {
    Set<SpanNode> seen = new LinkedHashSet<>();
    for (Optional<SpanNode> next = above(node); next.isPresent(); next = above(next.get())) {
      if (!seen.add(next.get())) throw new IllegalStateException("a cycle above " + node);
      Span span = next.get().span();
      if (span.kind() == SpanKind.UNSPECIFIED || span.kind() == SpanKind.INTERNAL) continue;
      return span.service().isEmpty() ? Optional.empty() : Optional.of(span);
    }
    return Optional.empty();
  }

  private Optional<SpanNode> above(SpanNode node) {
    return node.parent().or(() -> top().filter(top -> !top.equals(node)));
  }

  /** Under it hang all other roots. */
  private Optional<SpanNode> top() {
    return tree.roots().stream().filter(root -> root.attachment() == Attachment.ROOT).findFirst();
  }

  private List<SpanNode> children(SpanNode node) {
    return tree.nodes().stream().filter(other -> above(other).equals(Optional.of(node))).toList();
  }
}
