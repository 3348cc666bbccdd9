package io.spoor.index;

import io.spoor.index.SpanMatcher.Elements;
import io.spoor.query.Field;
import io.spoor.span.Span;
import io.spoor.span.SpanEvent;
import io.spoor.span.SpanId;
import io.spoor.span.SpanLink;
import io.spoor.span.Value;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The values of one field of a span, or of its events or links: none where it is missing. */
@FunctionalInterface
interface FieldValues {

  /** Whether the test holds for any of them. */
  boolean any(Span span, Elements elements, Predicate<Value> test);

  static FieldValues of(Field field) {
    return switch (field) {
      case SERVICE -> ofSpan(span -> Value.of(span.service()));
      case RESOURCE_SCHEMA_URL -> ofSpan(span -> unlessEmpty(span.resource().schemaUrl()));
      case SCOPE_NAME -> ofSpan(span -> unlessEmpty(span.scope().name()));
      case SCOPE_VERSION -> ofSpan(span -> unlessEmpty(span.scope().version()));
      case SCOPE_SCHEMA_URL -> ofSpan(span -> unlessEmpty(span.scope().schemaUrl()));
      case TRACE_ID -> ofSpan(span -> Value.of(span.traceId().toBytes()));
      case SPAN_ID -> ofSpan(span -> Value.of(span.spanId().toBytes()));
      case PARENT_SPAN_ID -> ofSpan(FieldValues::parentSpanId);
      case TRACE_STATE -> ofSpan(span -> unlessEmpty(span.traceState()));
      case NAME -> ofSpan(span -> Value.of(span.name()));
      case KIND -> ofSpan(span -> Value.of(Field.nameOf(span.kind())));
      case START_TIME -> ofSpan(span -> Value.of(span.startNanos()));
      case END_TIME -> ofSpan(span -> Value.of(span.endNanos()));
      case STATUS -> ofSpan(span -> Value.of(Field.nameOf(span.status().code())));
      case STATUS_MESSAGE -> ofSpan(span -> unlessEmpty(span.status().message()));
      case DURATION -> ofSpan(span -> Value.of(span.durationNanos()));
      case EVENT_NAME -> ofEvents((span, event) -> Value.of(event.name()));
      case EVENT_TIME -> ofEvents((span, event) -> Value.of(event.timeNanos()));
      case EVENT_TIME_SINCE_START -> ofEvents(FieldValues::timeSinceStart);
      case LINK_TRACE_ID -> ofLinks(link -> Value.of(link.traceId().toBytes()));
      case LINK_SPAN_ID -> ofLinks(link -> Value.of(link.spanId().toBytes()));
      case LINK_TRACE_STATE -> ofLinks(link -> unlessEmpty(link.traceState()));
    };
  }

  /** A value of an event of a span. */
  @FunctionalInterface
  interface OfEvent {
    Value get(Span span, SpanEvent event);
  }

  private static FieldValues ofSpan(Function<Span, @Nullable Value> field) {
    return (span, elements, test) -> {
      Value value = field.apply(span);
      return value != null && test.test(value);
    };
  }

  private static FieldValues ofEvents(OfEvent field) {
    return (span, elements, test) -> {
      for (SpanEvent event : elements.events()) {
        if (test.test(field.get(span, event))) return true;
      }
      return false;
    };
  }

  private static FieldValues ofLinks(Function<SpanLink, @Nullable Value> field) {
    return (span, elements, test) -> {
      for (SpanLink link : elements.links()) {
        Value value = field.apply(link);
        if (value != null && test.test(value)) return true;
      }
      return false;
    };
  }

  private static @Nullable Value unlessEmpty(String text) {
    return text.isEmpty() ? null : Value.of(text);
  }

  private static @Nullable Value parentSpanId(Span span) {
    SpanId parent = span.parentSpanId();
    return parent == null ? null : Value.of(parent.toBytes());
  }

  private static Value timeSinceStart(Span span, SpanEvent event) {
    boolean isBefore = Long.compareUnsigned(event.timeNanos(), span.startNanos()) < 0;
    return Value.of(isBefore ? 0 : event.timeNanos() - span.startNanos());
  }
}
