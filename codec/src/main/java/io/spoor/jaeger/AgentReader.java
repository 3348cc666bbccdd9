package io.spoor.jaeger;

import io.spoor.dialect.Dialect;
import io.spoor.input.BadItemException;
import io.spoor.input.ReadLog;
import io.spoor.jaeger.CompactThrift.WireType;
import io.spoor.span.Attributes;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Messages to Jaeger's agent, one after the other: {@code emitBatch} of its <a
 * href="https://github.com/jaegertracing/jaeger-idl/blob/main/thrift/agent.thrift">agent.thrift</a>,
 * in Thrift's compact protocol. One that is broken ends the reading, and none of its spans is read.
 */
public final class AgentReader {
  private static final String EMIT_BATCH = "emitBatch";

  private final CompactThrift in;
  private final ReadLog log;

  public AgentReader(InputStream in, ReadLog log) {
    this.in = new CompactThrift(in);
    this.log = log;
  }

  /** How many bytes were read. */
  public long offset() {
    return in.offset();
  }

  public void read() throws IOException {
    while (true) {
      long at = in.offset();
      try {
        String name = in.message();
        if (name.isEmpty()) return;
        if (!name.equals(EMIT_BATCH)) {
          throw new BadItemException(
              "a message is %s, expected emitBatch".formatted(BadItemException.shortened(name)));
        }
        deliver(at, batch());
      } catch (BadItemException e) {
        log.rejectByte(at, "no message to Jaeger's agent: " + e.reason());
        return;
      }
    }
  }

  private void deliver(long at, Batch batch) {
    JaegerProcess process = new JaegerProcess(batch.serviceName, batch.processTags);
    for (AgentSpan span : batch.spans) {
      JaegerSpan read;
      try {
        read = span.of(process);
        read.check();
      } catch (BadItemException e) {
        log.rejectByte(at, e.reason());
        continue;
      }
      log.deliver(Dialect.JAEGER_AGENT, FromJaeger.span(read));
    }
  }

  /** What a message holds, as far as it was read. */
  private static final class Batch {
    private final List<AgentSpan> spans = new ArrayList<>();
    private final Set<String> found = new HashSet<>();
    private String serviceName = "";
    private Attributes processTags = Attributes.empty();

    /** Both are required. */
    void check() throws BadItemException {
      for (String field : List.of("process", "spans")) {
        if (!found.contains(field)) throw new BadItemException("a message has no " + field);
      }
    }
  }

  private Batch batch() throws IOException, BadItemException {
    Batch batch = new Batch();
    in.struct(
        WireType.STRUCT,
        (id, type) -> {
          if (id != 1) return false;
          in.struct(type, (field, of) -> readInto(batch, field, of));
          return true;
        });
    batch.check();
    return batch;
  }

  private boolean readInto(Batch batch, int id, WireType type)
      throws IOException, BadItemException {
    switch (id) {
      case 1 -> {
        batch.found.add("process");
        in.struct(type, (field, of) -> readProcess(batch, field, of));
      }
      case 2 -> {
        batch.found.add("spans");
        in.structs(type, () -> batch.spans.add(AgentSpan.read(in)));
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  private boolean readProcess(Batch batch, int id, WireType type)
      throws IOException, BadItemException {
    switch (id) {
      case 1 -> batch.serviceName = in.text(type);
      case 2 -> batch.processTags = AgentSpan.readTags(in, type);
      default -> {
        return false;
      }
    }
    return true;
  }
}
