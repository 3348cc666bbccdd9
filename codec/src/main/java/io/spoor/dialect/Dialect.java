package io.spoor.dialect;

import java.util.Locale;
import java.util.Optional;

/**
 * A format of trace files. What each can hold, and what becomes of the rest, is told by the table
 * of {@code codec/DIALECTS.md}.
 */
public enum Dialect {
  /** OTLP as JSON: {@code resourceSpans}, with Tempo's and Jaeger's envelopes. */
  OTLP_JSON(true, true),
  /** OTLP as JSON, one object on each line. */
  OTLP_JSON_LINES(true, true),
  /** OTLP as protobuf: {@code TracesData}. */
  OTLP_PROTOBUF(true, true),
  /** What Jaeger's UI downloads and takes: {@code data[].spans} with {@code processes}. */
  JAEGER_JSON(true, true),
  /** Jaeger's model as protobuf JSON: ids in base64, times as text. */
  JAEGER_MODEL_JSON(true, false),
  /** Jaeger's Thrift batch as JSON. */
  JAEGER_THRIFT_JSON(true, false),
  /** Messages to Jaeger's agent, as old clients send them: compact Thrift. Never told by itself. */
  JAEGER_AGENT(true, false),
  /** Spans as Jaeger keeps them in Elasticsearch. */
  JAEGER_ELASTICSEARCH(true, false),
  /** Zipkin's v2 JSON. */
  ZIPKIN_JSON(true, true),
  /** Zipkin's protobuf: {@code ListOfSpans}. */
  ZIPKIN_PROTOBUF(true, false),
  /** Zipkin's protobuf as JSON: ids and addresses in base64. */
  ZIPKIN_PROTOBUF_JSON(true, false),
  /** Zipkin's v1 JSON, with annotations like {@code cs} and binary annotations. */
  ZIPKIN_V1_JSON(true, false),
  /** Zipkin's Thrift spans as JSON. */
  ZIPKIN_THRIFT_JSON(true, false),
  /** Chrome's trace events, which Perfetto opens. */
  CHROME_JSON(false, true);

  private final boolean isRead;
  private final boolean isWritten;

  Dialect(boolean isRead, boolean isWritten) {
    this.isRead = isRead;
    this.isWritten = isWritten;
  }

  /** Whether files of it can be read. */
  public boolean isRead() {
    return isRead;
  }

  /** Whether files of it can be written. */
  public boolean isWritten() {
    return isWritten;
  }

  /** The name in lower case with hyphens, as {@code zipkin-v1-json}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The dialect of an {@link #id}. */
  public static Optional<Dialect> ofId(String id) {
    for (Dialect dialect : values()) {
      if (dialect.id().equals(id)) return Optional.of(dialect);
    }
    return Optional.empty();
  }

  @Override
  public String toString() {
    return id();
  }
}
