package io.spoor.otlp;

import io.spoor.dialect.Dialect;
import io.spoor.input.BadItemException;
import io.spoor.input.InputLimits;
import io.spoor.input.ReadLog;
import io.spoor.span.Resource;
import io.spoor.span.Scope;
import io.spoor.span.Span;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The spans of one {@code ResourceSpans}, delivered in their order as soon as it is known which
 * resource and scope they belong to.
 *
 * <p>Until then they wait, in memory or, where they are many, in a temporary file.
 */
final class ResourceGroup implements AutoCloseable {

  /*
   * Fields come in any order, and a schema URL usually comes last, being last by number. So a span
   * can be delivered at once only if resource, scope and both schema URLs stood before it.
   */

  /** What a span takes in memory at least. */
  private static final int OBJECT_BYTES = 300;

  private final Dialect dialect;
  private final ReadLog log;
  private final InputLimits limits;

  private Resource resource = Resource.EMPTY;
  private boolean resourceSeen;
  private boolean schemaUrlSeen;
  private @Nullable GroupScope scope;

  private final List<Run> runs = new ArrayList<>();
  private final List<Span.Builder> held = new ArrayList<>();
  private long heldBytes;
  private @Nullable SpilledSpans spilled;

  /** The scope of some of the spans; it may become known after them. */
  private static final class GroupScope {
    private Scope scope = Scope.EMPTY;
    private boolean scopeSeen;
    private boolean schemaUrlSeen;
    private boolean bad;
  }

  /** Waiting spans that follow each other in one scope. */
  private static final class Run {
    private final GroupScope scope;
    private long spans;

    Run(GroupScope scope) {
      this.scope = scope;
    }
  }

  ResourceGroup(Dialect dialect, ReadLog log, InputLimits limits) {
    this.dialect = dialect;
    this.log = log;
    this.limits = limits;
  }

  /** Takes the resource, without its schema URL. */
  void resource(Resource seen) throws IOException {
    String schemaUrl = resource.schemaUrl();
    resource = new Resource(seen.attributes(), seen.droppedAttributesCount(), schemaUrl);
    resourceSeen = true;
    deliverIfKnown();
  }

  void resourceSchemaUrl(String schemaUrl) throws IOException {
    resource = new Resource(resource.attributes(), resource.droppedAttributesCount(), schemaUrl);
    schemaUrlSeen = true;
    deliverIfKnown();
  }

  /** Begins a {@code ScopeSpans}: what follows belongs to it until {@link #endScope}. */
  void beginScope() {
    scope = new GroupScope();
  }

  /** Takes the scope, without its schema URL. */
  void scope(Scope seen) throws IOException {
    GroupScope open = open();
    open.scope = withSchemaUrl(seen, open.scope.schemaUrl());
    open.scopeSeen = true;
    deliverIfKnown();
  }

  void scopeSchemaUrl(String schemaUrl) throws IOException {
    GroupScope open = open();
    open.scope = withSchemaUrl(open.scope, schemaUrl);
    open.schemaUrlSeen = true;
    deliverIfKnown();
  }

  void endScope() throws IOException {
    scope = null;
    mergeLastRuns();
    deliverIfKnown();
  }

  /** Ends a scope that cannot be read: its spans are dropped. */
  void dropScope() throws IOException {
    open().bad = true;
    endScope();
  }

  /**
   * Takes a span of the scope begun last.
   *
   * @param bytes what it took in the input
   */
  void add(Span.Builder span, long bytes) throws IOException, BadItemException {
    GroupScope open = open();
    if (runs.isEmpty() && isKnown()) {
      deliver(span, open);
      return;
    }
    heldBytes += bytes + OBJECT_BYTES;
    if (spilled == null && heldBytes > limits.heldBytes()) spill();
    if (spilled == null) {
      held.add(span);
    } else {
      spilled.add(span.build());
    }
    if (runs.isEmpty() || lastRun().scope != open) runs.add(new Run(open));
    lastRun().spans++;
  }

  /** Delivers what still waits: what has not been seen by now is empty. */
  void end() throws IOException {
    scope = null;
    deliverAll();
  }

  /**
   * Ends a group whose end was not reached. Its spans are delivered if their resource was seen.
   *
   * @return how many were dropped
   */
  long breakOff() throws IOException {
    if (!resourceSeen) return drop();
    end();
    return 0;
  }

  /**
   * Ends a group whose resource cannot be read: what waits is dropped.
   *
   * @return how many were dropped
   */
  long drop() throws IOException {
    long dropped = 0;
    for (Run run : runs) dropped += run.spans;
    close();
    return dropped;
  }

  /** Forgets what waits. */
  @Override
  public void close() throws IOException {
    runs.clear();
    held.clear();
    heldBytes = 0;
    if (spilled != null) spilled.close();
    spilled = null;
  }

  private GroupScope open() {
    if (scope == null) throw new IllegalStateException("no scope was begun");
    return scope;
  }

  private static Scope withSchemaUrl(Scope scope, String schemaUrl) {
    return new Scope(
        scope.name(),
        scope.version(),
        scope.attributes(),
        scope.droppedAttributesCount(),
        schemaUrl);
  }

  private Run lastRun() {
    return runs.get(runs.size() - 1);
  }

  /** Keeps the runs few where one scope comes again and again. */
  private void mergeLastRuns() {
    int count = runs.size();
    if (count < 2) return;
    Run last = runs.get(count - 1);
    Run previous = runs.get(count - 2);
    if (last.scope.bad != previous.scope.bad) return;
    if (!last.scope.bad && !last.scope.scope.equals(previous.scope.scope)) return;
    previous.spans += last.spans;
    runs.remove(count - 1);
  }

  private boolean isKnown() {
    boolean scopeKnown = scope == null || (scope.scopeSeen && scope.schemaUrlSeen);
    return resourceSeen && schemaUrlSeen && scopeKnown;
  }

  private void deliverIfKnown() throws IOException {
    if (isKnown()) deliverAll();
  }

  private void deliverAll() throws IOException {
    int next = 0;
    try {
      for (Run run : runs) {
        for (long i = 0; i < run.spans; i++) {
          deliver(spilled == null ? held.get(next++) : spilled.next(), run.scope);
        }
      }
    } finally {
      close();
    }
  }

  private void deliver(Span.Builder span, GroupScope of) {
    if (!of.bad) log.deliver(dialect, span.resource(resource).scope(of.scope).build());
  }

  private void spill() throws IOException, BadItemException {
    spilled = new SpilledSpans(limits.spilledBytes());
    for (Span.Builder span : held) spilled.add(span.build());
    held.clear();
  }
}
