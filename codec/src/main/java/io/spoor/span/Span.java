package io.spoor.span;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One unit of work within a trace: OTLP's {@code Span} with the resource and the scope it came
 * under.
 *
 * <p>Two spans are equal when every field is: attributes in their order, doubles by their bits.
 *
 * @param parentSpanId the span that caused this one, or null at the root
 * @param traceState W3C trace state, empty if there is none
 * @param flags OTLP's span flags, unsigned: W3C trace flags in bits 0 to 7, whether the parent is
 *     remote in bits 8 and 9
 * @param name the operation
 * @param startNanos since the Unix epoch, unsigned
 * @param endNanos since the Unix epoch, unsigned; may lie before the start, as it came
 * @param droppedAttributesCount how many attributes were left out by the producer, unsigned;
 *     likewise for events and links
 */
public record Span(
    TraceId traceId,
    SpanId spanId,
    @Nullable SpanId parentSpanId,
    String traceState,
    int flags,
    String name,
    SpanKind kind,
    long startNanos,
    long endNanos,
    Attributes attributes,
    int droppedAttributesCount,
    List<SpanEvent> events,
    int droppedEventsCount,
    List<SpanLink> links,
    int droppedLinksCount,
    Status status,
    Resource resource,
    Scope scope) {

  public Span {
    requireNonNull(traceId, "traceId");
    requireNonNull(spanId, "spanId");
    requireNonNull(traceState, "traceState");
    requireNonNull(name, "name");
    requireNonNull(kind, "kind");
    requireNonNull(attributes, "attributes");
    events = List.copyOf(events);
    links = List.copyOf(links);
    requireNonNull(status, "status");
    requireNonNull(resource, "resource");
    requireNonNull(scope, "scope");
  }

  /**
   * A span with these ids, to which the builder adds the rest; what is not set is empty or zero.
   */
  public static Builder builder(TraceId traceId, SpanId spanId) {
    return new Builder(traceId, spanId);
  }

  /** End less start in nanoseconds, unsigned; zero where the end lies before the start. */
  public long durationNanos() {
    return hasNegativeDuration() ? 0 : endNanos - startNanos;
  }

  /** Whether the end lies before the start. */
  public boolean hasNegativeDuration() {
    return Long.compareUnsigned(endNanos, startNanos) < 0;
  }

  /** The service: {@link Resource#service()}. */
  public String service() {
    return resource.service();
  }

  /** A builder that starts from this span. */
  public Builder toBuilder() {
    Builder copy = new Builder(traceId, spanId);
    copy.parentSpanId = parentSpanId;
    copy.traceState = traceState;
    copy.flags = flags;
    copy.name = name;
    copy.kind = kind;
    copy.startNanos = startNanos;
    copy.endNanos = endNanos;
    copy.attributes = attributes;
    copy.droppedAttributesCount = droppedAttributesCount;
    copy.events = events;
    copy.droppedEventsCount = droppedEventsCount;
    copy.links = links;
    copy.droppedLinksCount = droppedLinksCount;
    copy.status = status;
    copy.resource = resource;
    copy.scope = scope;
    return copy;
  }

  /** Collects the fields of a span. Not thread-safe; may be used on after {@link #build()}. */
  public static final class Builder {
    private TraceId traceId;
    private SpanId spanId;
    private @Nullable SpanId parentSpanId;
    private String traceState = "";
    private int flags;
    private String name = "";
    private SpanKind kind = SpanKind.UNSPECIFIED;
    private long startNanos;
    private long endNanos;
    private Attributes attributes = Attributes.empty();
    private int droppedAttributesCount;
    private List<SpanEvent> events = List.of();
    private int droppedEventsCount;
    private List<SpanLink> links = List.of();
    private int droppedLinksCount;
    private Status status = Status.UNSET;
    private Resource resource = Resource.EMPTY;
    private Scope scope = Scope.EMPTY;

    private Builder(TraceId traceId, SpanId spanId) {
      this.traceId = requireNonNull(traceId, "traceId");
      this.spanId = requireNonNull(spanId, "spanId");
    }

    public Builder traceId(TraceId traceId) {
      this.traceId = traceId;
      return this;
    }

    public Builder spanId(SpanId spanId) {
      this.spanId = spanId;
      return this;
    }

    public Builder parentSpanId(@Nullable SpanId parentSpanId) {
      this.parentSpanId = parentSpanId;
      return this;
    }

    public Builder traceState(String traceState) {
      this.traceState = traceState;
      return this;
    }

    public Builder flags(int flags) {
      this.flags = flags;
      return this;
    }

    public Builder name(String name) {
      this.name = name;
      return this;
    }

    public Builder kind(SpanKind kind) {
      this.kind = kind;
      return this;
    }

    public Builder startNanos(long startNanos) {
      this.startNanos = startNanos;
      return this;
    }

    public Builder endNanos(long endNanos) {
      this.endNanos = endNanos;
      return this;
    }

    public Builder attributes(Attributes attributes) {
      this.attributes = attributes;
      return this;
    }

    public Builder droppedAttributesCount(int droppedAttributesCount) {
      this.droppedAttributesCount = droppedAttributesCount;
      return this;
    }

    public Builder events(List<SpanEvent> events) {
      this.events = events;
      return this;
    }

    public Builder droppedEventsCount(int droppedEventsCount) {
      this.droppedEventsCount = droppedEventsCount;
      return this;
    }

    public Builder links(List<SpanLink> links) {
      this.links = links;
      return this;
    }

    public Builder droppedLinksCount(int droppedLinksCount) {
      this.droppedLinksCount = droppedLinksCount;
      return this;
    }

    public Builder status(Status status) {
      this.status = status;
      return this;
    }

    public Builder resource(Resource resource) {
      this.resource = resource;
      return this;
    }

    public Builder scope(Scope scope) {
      this.scope = scope;
      return this;
    }

    /** Status with a message; see {@link Status}. */
    public Builder status(StatusCode code, String message) {
      return status(new Status(code, message));
    }

    public Span build() {
      return new Span(
          traceId,
          spanId,
          parentSpanId,
          traceState,
          flags,
          name,
          kind,
          startNanos,
          endNanos,
          attributes,
          droppedAttributesCount,
          events,
          droppedEventsCount,
          links,
          droppedLinksCount,
          status,
          resource,
          scope);
    }
  }
}
