package io.spoor.testkit;

import io.spoor.query.Attribute;
import io.spoor.query.Field;
import io.spoor.query.Level;
import io.spoor.query.Operand;
import io.spoor.span.Attributes;
import io.spoor.span.Span;
import io.spoor.span.SpanEvent;
import io.spoor.span.SpanLink;
import io.spoor.span.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** What an operand is on a span: no value where it is missing, several where it stands often. */
final class OperandValues {
  private OperandValues() {}

  static List<Value> of(Operand operand, Span span) {
    return operand instanceof Field field ? ofField(field, span) : of((Attribute) operand, span);
  }

  /** The values of the key as they stand there: an array is one. */
  static List<Value> of(Attribute attribute, Span span) {
    List<Value> values = new ArrayList<>();
    for (Level level : attribute.levels()) {
      for (Attributes attributes : attributesAt(level, span)) {
        for (int i = 0; i < attributes.size(); i++) {
          if (attributes.key(i).equals(attribute.key())) values.add(attributes.value(i));
        }
      }
    }
    return values;
  }

  static List<Attributes> attributesAt(Level level, Span span) {
    return switch (level) {
      case RESOURCE -> List.of(span.resource().attributes());
      case SCOPE -> List.of(span.scope().attributes());
      case SPAN -> List.of(span.attributes());
      case EVENT -> span.events().stream().map(SpanEvent::attributes).toList();
      case LINK -> span.links().stream().map(SpanLink::attributes).toList();
    };
  }

  private static List<Value> ofField(Field field, Span span) {
    return switch (field) {
      case SERVICE -> List.of(Value.of(span.service()));
      case RESOURCE_SCHEMA_URL -> unlessEmpty(span.resource().schemaUrl());
      case SCOPE_NAME -> unlessEmpty(span.scope().name());
      case SCOPE_VERSION -> unlessEmpty(span.scope().version());
      case SCOPE_SCHEMA_URL -> unlessEmpty(span.scope().schemaUrl());
      case TRACE_ID -> List.of(Value.of(span.traceId().toBytes()));
      case SPAN_ID -> List.of(Value.of(span.spanId().toBytes()));
      case PARENT_SPAN_ID ->
          span.parentSpanId() == null
              ? List.of()
              : List.of(Value.of(span.parentSpanId().toBytes()));
      case TRACE_STATE -> unlessEmpty(span.traceState());
      case NAME -> List.of(Value.of(span.name()));
      case KIND -> List.of(Value.of(Field.nameOf(span.kind())));
      case START_TIME -> List.of(Value.of(span.startNanos()));
      case END_TIME -> List.of(Value.of(span.endNanos()));
      case STATUS -> List.of(Value.of(Field.nameOf(span.status().code())));
      case STATUS_MESSAGE -> unlessEmpty(span.status().message());
      case DURATION -> List.of(Value.of(span.durationNanos()));
      case EVENT_NAME -> ofEvents(span, event -> Value.of(event.name()));
      case EVENT_TIME -> ofEvents(span, event -> Value.of(event.timeNanos()));
      case EVENT_TIME_SINCE_START -> ofEvents(span, event -> sinceStart(span, event));
      case LINK_TRACE_ID -> ofLinks(span, link -> List.of(Value.of(link.traceId().toBytes())));
      case LINK_SPAN_ID -> ofLinks(span, link -> List.of(Value.of(link.spanId().toBytes())));
      case LINK_TRACE_STATE -> ofLinks(span, link -> unlessEmpty(link.traceState()));
    };
  }

  private static List<Value> unlessEmpty(String text) {
    return text.isEmpty() ? List.of() : List.of(Value.of(text));
  }

  private static List<Value> ofEvents(Span span, Function<SpanEvent, Value> part) {
    return span.events().stream().map(part).toList();
  }

  private static List<Value> ofLinks(Span span, Function<SpanLink, List<Value>> part) {
    return span.links().stream().map(part).flatMap(List::stream).toList();
  }

  private static Value sinceStart(Span span, SpanEvent event) {
    boolean isBefore = Long.compareUnsigned(event.timeNanos(), span.startNanos()) < 0;
    return Value.of(isBefore ? 0 : event.timeNanos() - span.startNanos());
  }
}
