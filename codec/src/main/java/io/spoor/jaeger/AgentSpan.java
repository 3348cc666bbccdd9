package io.spoor.jaeger;

import io.spoor.input.BadItemException;
import io.spoor.jaeger.CompactThrift.WireType;
import io.spoor.jaeger.JaegerSpan.Log;
import io.spoor.jaeger.JaegerSpan.RefType;
import io.spoor.jaeger.JaegerSpan.Reference;
import io.spoor.span.Attributes;
import io.spoor.span.SpanId;
import io.spoor.span.TraceId;
import io.spoor.span.Value;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * A span of Jaeger's <a
 * href="https://github.com/jaegertracing/jaeger-idl/blob/main/thrift/jaeger.thrift">jaeger.thrift</a>,
 * whose field ids are those below, while it is being read.
 */
final class AgentSpan {
  private final CompactThrift in;
  private final List<Reference> references = new ArrayList<>();
  private final List<Log> logs = new ArrayList<>();
  private long traceIdLow;
  private long traceIdHigh;
  private long spanId;
  private long parentSpanId;
  private String operationName = "";
  private int flags;
  private long startMicros;
  private long durationMicros;
  private Attributes tags = Attributes.empty();

  private AgentSpan(CompactThrift in) {
    this.in = in;
  }

  static AgentSpan read(CompactThrift in) throws IOException, BadItemException {
    AgentSpan span = new AgentSpan(in);
    in.struct(WireType.STRUCT, span::read);
    return span;
  }

  private boolean read(int id, WireType type) throws IOException, BadItemException {
    switch (id) {
      case 1 -> traceIdLow = in.integer(type);
      case 2 -> traceIdHigh = in.integer(type);
      case 3 -> spanId = in.integer(type);
      case 4 -> parentSpanId = in.integer(type);
      case 5 -> operationName = in.text(type);
      case 6 -> in.structs(type, () -> references.add(readReference()));
      case 7 -> flags = (int) in.integer(type);
      case 8 -> startMicros = in.integer(type);
      case 9 -> durationMicros = in.integer(type);
      case 10 -> tags = readTags(in, type);
      case 11 -> in.structs(type, () -> logs.add(readLog()));
      default -> {
        return false;
      }
    }
    return true;
  }

  private Reference readReference() throws IOException, BadItemException {
    long[] fields = new long[5]; // By their ids, of which all are integers.
    in.struct(
        WireType.STRUCT,
        (id, type) -> {
          if (id < 1 || id >= fields.length) return false;
          fields[id] = in.integer(type);
          return true;
        });
    RefType type = fields[1] == 1 ? RefType.FOLLOWS_FROM : RefType.CHILD_OF;
    return new Reference(type, new TraceId(fields[3], fields[2]), new SpanId(fields[4]));
  }

  private Log readLog() throws IOException, BadItemException {
    long[] micros = new long[1];
    Attributes[] fields = {Attributes.empty()};
    in.struct(
        WireType.STRUCT,
        (id, type) -> {
          if (id == 1) micros[0] = in.integer(type);
          else if (id == 2) fields[0] = readTags(in, type);
          else return false;
          return true;
        });
    return new Log(nanos("timestamp", micros[0]), fields[0]);
  }

  static Attributes readTags(CompactThrift in, WireType type) throws IOException, BadItemException {
    Attributes.Builder tags = Attributes.builder();
    in.structs(type, () -> new AgentTag(in).readInto(tags));
    return tags.build();
  }

  /** A tag has a field for each type of value, of which one counts. */
  private static final class AgentTag {
    private final CompactThrift in;
    private String key = "";
    private long type;
    private Value text = Value.of("");
    private Value decimal = Value.of(0.0);
    private Value bool = Value.of(false);
    private Value integer = Value.of(0);
    private Value bytes = Value.of(new byte[0]);

    AgentTag(CompactThrift in) {
      this.in = in;
    }

    void readInto(Attributes.Builder tags) throws IOException, BadItemException {
      in.struct(WireType.STRUCT, this::read);
      tags.put(key, value());
    }

    private boolean read(int id, WireType of) throws IOException, BadItemException {
      switch (id) {
        case 1 -> key = in.text(of);
        case 2 -> type = in.integer(of);
        case 3 -> text = Value.of(in.text(of));
        case 4 -> decimal = Value.of(in.decimal(of));
        case 5 -> bool = Value.of(in.bool(of));
        case 6 -> integer = Value.of(in.integer(of));
        case 7 -> bytes = Value.of(in.bytes(of));
        default -> {
          return false;
        }
      }
      return true;
    }

    private Value value() throws BadItemException {
      if (type < 0 || type > 4) {
        throw new BadItemException("a tag has type %d, expected 0 to 4".formatted(type));
      }
      return List.of(text, decimal, bool, integer, bytes).get((int) type);
    }
  }

  JaegerSpan of(JaegerProcess process) throws BadItemException {
    TraceId traceId = new TraceId(traceIdHigh, traceIdLow);
    SpanId parent = new SpanId(parentSpanId);
    return new JaegerSpan(
        traceId,
        new SpanId(spanId),
        operationName,
        parent.isZero() ? references : UiJson.withParent(references, traceId, parent),
        flags,
        nanos("startTime", startMicros),
        nanos("duration", durationMicros),
        tags,
        logs,
        process,
        List.of());
  }

  private static long nanos(String field, long micros) throws BadItemException {
    if (micros >= 0) return Micros.toNanos(field, micros);
    throw new BadItemException("%s is %d, expected at least 0".formatted(field, micros));
  }
}
