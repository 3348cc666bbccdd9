package io.spoor.opentelemetry;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.KeyValue;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.sdk.common.InstrumentationScopeInfo;
import io.opentelemetry.sdk.trace.data.EventData;
import io.opentelemetry.sdk.trace.data.LinkData;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.data.StatusData;
import io.spoor.span.Attributes;
import io.spoor.span.Resource;
import io.spoor.span.Scope;
import io.spoor.span.Span;
import io.spoor.span.SpanEvent;
import io.spoor.span.SpanId;
import io.spoor.span.SpanKind;
import io.spoor.span.SpanLink;
import io.spoor.span.Status;
import io.spoor.span.StatusCode;
import io.spoor.span.TraceId;
import io.spoor.span.Value;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * Spans of the OpenTelemetry SDK as spans of the store, and the reverse.
 *
 * <p>From the SDK nothing is lost: what comes of a span is what OTLP says of it. The way back knows
 * no more than the SDK does: of attributes that share a key one stays, and counts of dropped
 * attributes of resources and scopes are left out.
 */
public final class SdkSpans {
  private static final int HAS_IS_REMOTE = 0x100; // OTLP: bit 9 says whether the parent is remote.
  private static final int IS_REMOTE = 0x200;

  private SdkSpans() {}

  /**
   * A copy that does not change when {@code data} does.
   *
   * @throws IllegalArgumentException if its ids are not valid
   */
  public static Span fromSdk(SpanData data) {
    SpanContext context = data.getSpanContext();
    if (!context.isValid()) {
      throw new IllegalArgumentException(
          "span \"%s\" has the ids %s and %s, expected ids that are not 0"
              .formatted(data.getName(), context.getTraceId(), context.getSpanId()));
    }
    SpanContext parent = data.getParentSpanContext();
    return Span.builder(TraceId.parse(context.getTraceId()), SpanId.parse(context.getSpanId()))
        .parentSpanId(parent.isValid() ? SpanId.parse(parent.getSpanId()) : null)
        .traceState(textOf(context.getTraceState()))
        .flags(flags(context, parent.isRemote()))
        .name(data.getName())
        .kind(SpanKind.valueOf(data.getKind().name()))
        .startNanos(data.getStartEpochNanos())
        .endNanos(data.getEndEpochNanos())
        .attributes(attributes(data.getAttributes()))
        .droppedAttributesCount(data.getTotalAttributeCount() - data.getAttributes().size())
        .events(data.getEvents().stream().map(SdkSpans::event).toList())
        .droppedEventsCount(data.getTotalRecordedEvents() - data.getEvents().size())
        .links(data.getLinks().stream().map(SdkSpans::link).toList())
        .droppedLinksCount(data.getTotalRecordedLinks() - data.getLinks().size())
        .status(status(data.getStatus()))
        .resource(resource(data.getResource()))
        .scope(scope(data.getInstrumentationScopeInfo()))
        .build();
  }

  /** The span as an exporter of the SDK is given it. */
  public static SpanData toSdk(Span span) {
    return StoredSpanData.of(span);
  }

  private static SpanEvent event(EventData event) {
    return new SpanEvent(
        event.getEpochNanos(),
        event.getName(),
        attributes(event.getAttributes()),
        event.getDroppedAttributesCount());
  }

  private static SpanLink link(LinkData link) {
    SpanContext target = link.getSpanContext();
    return new SpanLink(
        TraceId.parse(target.getTraceId()),
        SpanId.parse(target.getSpanId()),
        textOf(target.getTraceState()),
        attributes(link.getAttributes()),
        link.getTotalAttributeCount() - link.getAttributes().size(),
        flags(target, target.isRemote()));
  }

  private static Status status(StatusData status) {
    return new Status(StatusCode.valueOf(status.getStatusCode().name()), status.getDescription());
  }

  private static Resource resource(io.opentelemetry.sdk.resources.Resource resource) {
    return new Resource(attributes(resource.getAttributes()), 0, orEmpty(resource.getSchemaUrl()));
  }

  private static Scope scope(InstrumentationScopeInfo scope) {
    return new Scope(
        scope.getName(),
        orEmpty(scope.getVersion()),
        attributes(scope.getAttributes()),
        0,
        orEmpty(scope.getSchemaUrl()));
  }

  private static int flags(SpanContext context, boolean remote) {
    int traceFlags = Byte.toUnsignedInt(context.getTraceFlags().asByte());
    return traceFlags | HAS_IS_REMOTE | (remote ? IS_REMOTE : 0);
  }

  /** As W3C writes it in a header. */
  private static String textOf(TraceState state) {
    StringJoiner text = new StringJoiner(",");
    state.forEach((key, value) -> text.add(key + "=" + value));
    return text.toString();
  }

  private static Attributes attributes(io.opentelemetry.api.common.Attributes attributes) {
    Attributes.Builder copy = Attributes.builder();
    attributes.forEach((key, value) -> copy.put(key.getKey(), value(key, value)));
    return copy.build();
  }

  private static Value value(AttributeKey<?> key, Object value) {
    return switch (key.getType()) {
      case VALUE -> value((io.opentelemetry.api.common.Value<?>) value);
      case STRING, BOOLEAN, LONG, DOUBLE -> scalar(value);
      case STRING_ARRAY, BOOLEAN_ARRAY, LONG_ARRAY, DOUBLE_ARRAY -> {
        List<Value> elements = new ArrayList<>();
        for (Object element : (List<?>) value) {
          elements.add(scalar(element));
        }
        yield Value.of(elements);
      }
    };
  }

  private static Value value(io.opentelemetry.api.common.Value<?> value) {
    return switch (value.getType()) {
      case STRING, BOOLEAN, LONG, DOUBLE -> scalar(value.getValue());
      case BYTES -> {
        ByteBuffer bytes = ((ByteBuffer) value.getValue()).duplicate();
        byte[] copy = new byte[bytes.remaining()];
        bytes.get(copy);
        yield Value.of(copy);
      }
      case ARRAY -> {
        List<Value> elements = new ArrayList<>();
        for (Object element : (List<?>) value.getValue()) {
          elements.add(value((io.opentelemetry.api.common.Value<?>) element));
        }
        yield Value.of(elements);
      }
      case KEY_VALUE_LIST -> {
        Attributes.Builder entries = Attributes.builder();
        for (Object entry : (List<?>) value.getValue()) {
          KeyValue pair = (KeyValue) entry;
          entries.put(pair.getKey(), value(pair.getValue()));
        }
        yield Value.of(entries.build());
      }
      case EMPTY -> Value.EMPTY;
    };
  }

  private static Value scalar(Object value) {
    if (value instanceof String text) return Value.of(text);
    if (value instanceof Boolean bool) return Value.of(bool);
    if (value instanceof Long number) return Value.of(number);
    return Value.of((double) value);
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }
}
