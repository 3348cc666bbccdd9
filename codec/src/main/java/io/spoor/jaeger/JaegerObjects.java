package io.spoor.jaeger;

import io.spoor.dialect.Dialect;
import io.spoor.input.BadItemException;
import io.spoor.input.ForeignObjects;
import io.spoor.input.JsonObject;
import io.spoor.input.ReadLog;
import io.spoor.span.Attributes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Jaeger's objects of JSON: a trace of its UI, a batch of its Thrift or of its model, a span of its
 * model or of Elasticsearch. They are told by the names of their fields.
 */
public final class JaegerObjects implements ForeignObjects {
  private static final JaegerProcess NO_PROCESS = new JaegerProcess("", Attributes.empty());

  private final ReadLog log;
  private final @Nullable Dialect only;
  private final UiJson ui;
  private final UiJson elasticsearch;

  /**
   * @param only the one format that is read; null for all, told apart
   */
  public JaegerObjects(ReadLog log, @Nullable Dialect only) {
    this.log = log;
    this.only = only;
    JaegerIds ids = new JaegerIds(log);
    this.ui = new UiJson(ids, UiJson.Binary.BASE64);
    this.elasticsearch = new UiJson(ids, UiJson.Binary.HEX);
  }

  /** The spans of one object in one of the formats. */
  private interface Format {
    JaegerSpan span(JsonObject span) throws BadItemException;
  }

  @Override
  public boolean areAllThatIsExpected() {
    return only != null;
  }

  @Override
  public boolean read(JsonObject object) throws BadItemException {
    if (object.get("_source") instanceof JsonObject source) return read(source);
    boolean isBatch = object.get("spans") instanceof List;
    Dialect dialect = only != null ? only : isBatch ? formatOfBatch(object) : formatOf(object);
    if (dialect == null) return false;
    if (isBatch) readBatch(dialect, object);
    else deliver(dialect, object, span -> spanWithProcess(dialect, span));
    return true;
  }

  private static @Nullable Dialect formatOf(JsonObject span) {
    if (span.has("traceID") && span.has("spanID")) {
      return span.has("processID") ? Dialect.JAEGER_JSON : Dialect.JAEGER_ELASTICSEARCH;
    }
    boolean isModel = span.has("traceId") && span.has("spanId") && span.has("operationName");
    return isModel ? Dialect.JAEGER_MODEL_JSON : null;
  }

  private static @Nullable Dialect formatOfBatch(JsonObject batch) throws BadItemException {
    List<?> spans = batch.array("spans");
    if (batch.has("processes") || spans.isEmpty()) return Dialect.JAEGER_JSON;
    if (!(spans.get(0) instanceof JsonObject first)) return null;
    if (first.has("traceID")) return Dialect.JAEGER_JSON;
    if (first.has("traceIdLow")) return Dialect.JAEGER_THRIFT_JSON;
    return formatOf(first);
  }

  private JaegerSpan spanWithProcess(Dialect dialect, JsonObject span) throws BadItemException {
    JsonObject process = span.object("process");
    return switch (dialect) {
      case JAEGER_JSON -> ui.span(span, ui.process(process));
      case JAEGER_MODEL_JSON -> ModelJson.span(span, ModelJson.process(process));
      case JAEGER_THRIFT_JSON -> ThriftJson.span(span, ThriftJson.process(process));
      default -> elasticsearch.span(span, elasticsearch.process(process));
    };
  }

  private void readBatch(Dialect dialect, JsonObject batch) throws BadItemException {
    switch (dialect) {
      case JAEGER_JSON -> readUiTrace(batch);
      case JAEGER_MODEL_JSON -> readModelBatch(batch);
      case JAEGER_THRIFT_JSON -> {
        JaegerProcess process = ThriftJson.process(batch.object("process"));
        deliverAll(dialect, batch, span -> ThriftJson.span(span, process));
      }
      default -> deliverAll(dialect, batch, span -> spanWithProcess(dialect, span));
    }
  }

  private void readUiTrace(JsonObject trace) throws BadItemException {
    JsonObject byId = trace.object("processes");
    Map<String, JaegerProcess> processes = new HashMap<>();
    for (String id : byId.keys()) {
      try {
        processes.put(id, ui.process(byId.object(id)));
      } catch (BadItemException e) {
        log.rejectLine(trace.line(), "process \"%s\": %s".formatted(id, e.reason()));
      }
    }
    deliverAll(Dialect.JAEGER_JSON, trace, span -> ui.span(span, processOf(span, processes)));
  }

  private JaegerProcess processOf(JsonObject span, Map<String, JaegerProcess> processes)
      throws BadItemException {
    String id = span.text("processID");
    JaegerProcess process = processes.get(id);
    if (process != null) return process;
    if (span.has("process")) return ui.process(span.object("process"));
    log.warn(span.line(), "there is no process \"" + id + "\"; the span has no service");
    return NO_PROCESS;
  }

  private void readModelBatch(JsonObject batch) throws BadItemException {
    JaegerProcess shared = ModelJson.process(batch.object("process"));
    Map<String, JaegerProcess> byId = new HashMap<>();
    for (JsonObject entry : batch.objects("processMap")) {
      byId.put(entry.text("processId"), ModelJson.process(entry.object("process")));
    }
    deliverAll(
        Dialect.JAEGER_MODEL_JSON,
        batch,
        span ->
            span.has("process")
                ? spanWithProcess(Dialect.JAEGER_MODEL_JSON, span)
                : ModelJson.span(span, byId.getOrDefault(span.text("processId"), shared)));
  }

  /** A span that is wrong is left out by itself. */
  private void deliverAll(Dialect dialect, JsonObject of, Format format) throws BadItemException {
    for (Object element : of.array("spans")) {
      if (element instanceof JsonObject span) deliver(dialect, span, format);
      else
        log.rejectLine(of.line(), JsonObject.unexpected("a span", element, "an object").reason());
    }
  }

  private void deliver(Dialect dialect, JsonObject span, Format format) {
    JaegerSpan read;
    try {
      read = format.span(span);
      read.check();
    } catch (BadItemException e) {
      log.rejectLine(span.line(), e.reason());
      return;
    }
    log.deliver(dialect, FromJaeger.span(read));
  }
}
