package io.spoor.opentelemetry;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.sdk.common.InstrumentationScopeInfo;
import io.opentelemetry.sdk.common.InstrumentationScopeInfoBuilder;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.data.EventData;
import io.opentelemetry.sdk.trace.data.LinkData;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.data.StatusData;
import io.spoor.span.Scope;
import io.spoor.span.Span;
import io.spoor.span.SpanEvent;
import io.spoor.span.SpanId;
import io.spoor.span.SpanLink;
import io.spoor.span.TraceId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A stored span as the SDK shows one. Immutable. */
final class StoredSpanData implements SpanData {
  private static final int IS_REMOTE = 0x200;

  private final Span span;
  private final SpanContext context;
  private final SpanContext parent;
  private final Attributes attributes;
  private final List<EventData> events;
  private final List<LinkData> links;
  private final Resource resource;
  private final InstrumentationScopeInfo scope;

  private StoredSpanData(Span span) {
    this.span = span;
    context = context(span.traceId(), span.spanId(), span.traceState(), span.flags() & ~IS_REMOTE);
    parent = parent(span);
    attributes = SdkAttributes.of(span.attributes());
    events = span.events().stream().map(StoredSpanData::event).toList();
    links = span.links().stream().map(StoredSpanData::link).toList();
    resource =
        Resource.create(
            SdkAttributes.of(span.resource().attributes()), orNull(span.resource().schemaUrl()));
    scope = scope(span.scope());
  }

  static SpanData of(Span span) {
    return new StoredSpanData(span);
  }

  private static SpanContext parent(Span span) {
    SpanId id = span.parentSpanId();
    return id == null ? SpanContext.getInvalid() : context(span.traceId(), id, "", span.flags());
  }

  private static SpanContext context(TraceId traceId, SpanId spanId, String state, int flags) {
    TraceFlags traceFlags = TraceFlags.fromByte((byte) flags);
    return (flags & IS_REMOTE) == 0
        ? SpanContext.create(
            traceId.toString(), spanId.toString(), traceFlags, SdkTraceState.parse(state))
        : SpanContext.createFromRemoteParent(
            traceId.toString(), spanId.toString(), traceFlags, SdkTraceState.parse(state));
  }

  private static EventData event(SpanEvent event) {
    Attributes attributes = SdkAttributes.of(event.attributes());
    return EventData.create(
        event.timeNanos(),
        event.name(),
        attributes,
        attributes.size() + event.droppedAttributesCount());
  }

  private static LinkData link(SpanLink link) {
    Attributes attributes = SdkAttributes.of(link.attributes());
    return LinkData.create(
        context(link.traceId(), link.spanId(), link.traceState(), link.flags()),
        attributes,
        attributes.size() + link.droppedAttributesCount());
  }

  private static InstrumentationScopeInfo scope(Scope scope) {
    InstrumentationScopeInfoBuilder builder =
        InstrumentationScopeInfo.builder(scope.name())
            .setAttributes(SdkAttributes.of(scope.attributes()));
    if (!scope.version().isEmpty()) builder.setVersion(scope.version());
    if (!scope.schemaUrl().isEmpty()) builder.setSchemaUrl(scope.schemaUrl());
    return builder.build();
  }

  private static @Nullable String orNull(String text) {
    return text.isEmpty() ? null : text;
  }

  @Override
  public String getName() {
    return span.name();
  }

  @Override
  public SpanKind getKind() {
    return switch (span.kind()) {
      case UNSPECIFIED, INTERNAL -> SpanKind.INTERNAL;
      case SERVER -> SpanKind.SERVER;
      case CLIENT -> SpanKind.CLIENT;
      case PRODUCER -> SpanKind.PRODUCER;
      case CONSUMER -> SpanKind.CONSUMER;
    };
  }

  @Override
  public SpanContext getSpanContext() {
    return context;
  }

  @Override
  public SpanContext getParentSpanContext() {
    return parent;
  }

  @Override
  public StatusData getStatus() {
    return StatusData.create(
        io.opentelemetry.api.trace.StatusCode.valueOf(span.status().code().name()),
        span.status().message());
  }

  @Override
  public long getStartEpochNanos() {
    return span.startNanos();
  }

  @Override
  public Attributes getAttributes() {
    return attributes;
  }

  @Override
  public List<EventData> getEvents() {
    return events;
  }

  @Override
  public List<LinkData> getLinks() {
    return links;
  }

  @Override
  public long getEndEpochNanos() {
    return span.endNanos();
  }

  @Override
  public boolean hasEnded() {
    return true;
  }

  @Override
  public int getTotalRecordedEvents() {
    return events.size() + span.droppedEventsCount();
  }

  @Override
  public int getTotalRecordedLinks() {
    return links.size() + span.droppedLinksCount();
  }

  @Override
  public int getTotalAttributeCount() {
    return attributes.size() + span.droppedAttributesCount();
  }

  @Override
  @SuppressWarnings("deprecation") // Abstract still.
  public io.opentelemetry.sdk.common.InstrumentationLibraryInfo getInstrumentationLibraryInfo() {
    return io.opentelemetry.sdk.common.InstrumentationLibraryInfo.create(
        scope.getName(), scope.getVersion(), scope.getSchemaUrl());
  }

  @Override
  public InstrumentationScopeInfo getInstrumentationScopeInfo() {
    return scope;
  }

  @Override
  public Resource getResource() {
    return resource;
  }

  @Override
  public String toString() {
    return span.toString();
  }
}
