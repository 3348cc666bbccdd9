package io.spoor.query;

import static java.util.Objects.requireNonNull;

import io.spoor.query.Condition.Comparison;
import io.spoor.span.SpanKind;
import io.spoor.span.StatusCode;
import io.spoor.span.Value;
import java.util.Locale;

/** A field of a span, under its name in Jaeger's RFC 0005. */
public enum Field implements Operand {
  /** The service's name; empty where the resource names none. Always there. */
  SERVICE(Level.RESOURCE, "service", Type.TEXT),
  /** Missing where empty. */
  RESOURCE_SCHEMA_URL(Level.RESOURCE, "schemaURL", Type.TEXT),
  /** Missing where empty. */
  SCOPE_NAME(Level.SCOPE, "name", Type.TEXT),
  /** Missing where empty. */
  SCOPE_VERSION(Level.SCOPE, "version", Type.TEXT),
  /** Missing where empty. */
  SCOPE_SCHEMA_URL(Level.SCOPE, "schemaURL", Type.TEXT),
  /** The 16 bytes of the trace id. */
  TRACE_ID(Level.SPAN, "traceID", Type.TRACE_ID),
  /** The 8 bytes of the span id. */
  SPAN_ID(Level.SPAN, "spanID", Type.SPAN_ID),
  /** The 8 bytes of the id that the span names as its parent's; missing at a root. */
  PARENT_SPAN_ID(Level.SPAN, "parentSpanID", Type.SPAN_ID),
  /** Missing where empty. */
  TRACE_STATE(Level.SPAN, "traceState", Type.TEXT),
  /** The operation. Always there. */
  NAME(Level.SPAN, "name", Type.TEXT),
  /** In lower case: unspecified, internal, server, client, producer, consumer. Always there. */
  KIND(Level.SPAN, "kind", Type.TEXT),
  /** Nanoseconds since the Unix epoch. */
  START_TIME(Level.SPAN, "startTime", Type.NANOS),
  /** Nanoseconds since the Unix epoch; kept as it came, if it lies before the start. */
  END_TIME(Level.SPAN, "endTime", Type.NANOS),
  /** In lower case: unset, ok, error. Always there. */
  STATUS(Level.SPAN, "status", Type.TEXT),
  /** Missing where empty. */
  STATUS_MESSAGE(Level.SPAN, "statusMessage", Type.TEXT),
  /** In nanoseconds; zero where the end lies before the start. */
  DURATION(Level.SPAN, "duration", Type.NANOS),
  /** Of an event; may be empty. */
  EVENT_NAME(Level.EVENT, "name", Type.TEXT),
  /** Of an event, in nanoseconds since the Unix epoch. */
  EVENT_TIME(Level.EVENT, "time", Type.NANOS),
  /** From the span's start to an event, in nanoseconds; zero where the event lies before. */
  EVENT_TIME_SINCE_START(Level.EVENT, "timeSinceStart", Type.NANOS),
  /** The 16 bytes of the id of the trace that a link leads to. */
  LINK_TRACE_ID(Level.LINK, "traceID", Type.TRACE_ID),
  /** The 8 bytes of the id of the span that a link leads to. */
  LINK_SPAN_ID(Level.LINK, "spanID", Type.SPAN_ID),
  /** Of a link; missing where empty. */
  LINK_TRACE_STATE(Level.LINK, "traceState", Type.TEXT);

  /** What a field holds. */
  public enum Type {
    TEXT("text"),
    /** Unsigned. */
    NANOS("nanoseconds as an int"),
    TRACE_ID("16 bytes"),
    SPAN_ID("8 bytes");

    private final String expected;

    Type(String expected) {
      this.expected = expected;
    }
  }

  private final Level level;
  private final String fieldName;
  private final Type type;

  Field(Level level, String fieldName, Type type) {
    this.level = level;
    this.fieldName = fieldName;
    this.type = type;
  }

  public Level level() {
    return level;
  }

  /** Its name within its level, as RFC 0005 writes it. */
  public String fieldName() {
    return fieldName;
  }

  public Type type() {
    return type;
  }

  /** The text that {@link #KIND} is for a span of this kind. */
  public static String nameOf(SpanKind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }

  /** The text that {@link #STATUS} is for a span of this status. */
  public static String nameOf(StatusCode code) {
    return code.name().toLowerCase(Locale.ROOT);
  }

  @Override
  public void checkComparable(Comparison comparison, Value value) {
    requireNonNull(value, "value");
    boolean isOrdered = type == Type.TEXT || type == Type.NANOS;
    if (comparison != Comparison.EQUAL && !isOrdered) {
      throw new IllegalArgumentException(
          "%s is compared (%s) with %s; an id can only be equal"
              .formatted(this, comparison, value));
    }
    boolean isOfType =
        switch (type) {
          case TEXT -> value instanceof Value.Text;
          case NANOS -> value instanceof Value.Int;
          case TRACE_ID -> value instanceof Value.Bytes bytes && bytes.length() == 16;
          case SPAN_ID -> value instanceof Value.Bytes bytes && bytes.length() == 8;
        };
    if (!isOfType) {
      throw new IllegalArgumentException(
          "%s is compared (%s) with %s; expected %s"
              .formatted(this, comparison, value, type.expected));
    }
  }

  @Override
  public void checkText(String attempted) {
    if (type == Type.TEXT) return;
    throw new IllegalArgumentException(
        "%s %s is asked for; it is %s, expected a field that is text"
            .formatted(this, attempted, type.expected));
  }

  /** As RFC 0005 writes it, behind its level: {@code span.duration}. */
  @Override
  public String toString() {
    return level.name().toLowerCase(Locale.ROOT) + "." + fieldName;
  }
}
