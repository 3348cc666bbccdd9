package io.spoor.otlp;

import io.spoor.dialect.Dialect;
import io.spoor.input.BadItemException;
import io.spoor.input.InputLimits;
import io.spoor.input.ReadLog;
import io.spoor.input.WireInput;
import io.spoor.input.WireInput.BrokenWireException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * The spans of OTLP protobuf: a {@code TracesData}, of any length.
 *
 * <p>The outer levels are read as a stream, each span, scope and resource as a message. One that is
 * damaged is rejected by itself; a {@code ResourceSpans} whose fields are, from there to its end.
 */
public final class OtlpProtobufReader {
  private static final int RESOURCE_SPANS = 1 << 3 | WireInput.LENGTH;

  private static final int RESOURCE = 1 << 3 | WireInput.LENGTH;
  private static final int SCOPE_SPANS = 2 << 3 | WireInput.LENGTH;
  private static final int RESOURCE_SCHEMA_URL = 3 << 3 | WireInput.LENGTH;

  /** Of releases before 1.0, laid out as {@code ScopeSpans} is. */
  private static final int INSTRUMENTATION_LIBRARY_SPANS = 1000 << 3 | WireInput.LENGTH;

  private static final int SCOPE = 1 << 3 | WireInput.LENGTH;
  private static final int SPAN = 2 << 3 | WireInput.LENGTH;
  private static final int SCOPE_SCHEMA_URL = 3 << 3 | WireInput.LENGTH;

  private final WireInput in;
  private final ReadLog log;
  private final InputLimits limits;

  public OtlpProtobufReader(InputStream in, ReadLog log, InputLimits limits) {
    this.in = new WireInput(in);
    this.log = log;
    this.limits = limits;
  }

  /** How many bytes were read. */
  public long offset() {
    return in.offset();
  }

  public void read() throws IOException {
    try {
      while (!in.atEnd()) {
        int tag = in.tag(Long.MAX_VALUE);
        if (tag == RESOURCE_SPANS) resourceSpans(in.length(Long.MAX_VALUE));
        else in.skipField(tag, Long.MAX_VALUE);
      }
    } catch (BrokenWireException e) {
      log.rejectByte(e.offset(), "not OTLP protobuf: " + e.reason());
    }
  }

  private void resourceSpans(long length) throws IOException, BrokenWireException {
    long end = in.offset() + length;
    try (ResourceGroup group = new ResourceGroup(Dialect.OTLP_PROTOBUF, log, limits)) {
      try {
        while (in.offset() < end) resourceSpansField(end, group);
      } catch (BadItemException e) {
        log.rejectByte(in.offset(), e.reason() + dropped(group.drop()));
        in.skip(end - in.offset());
      } catch (BrokenWireException e) {
        log.rejectByte(e.offset(), "not OTLP protobuf: " + e.reason() + dropped(group.breakOff()));
        if (!in.atEnd()) in.skip(end - in.offset());
      } catch (IOException e) {
        group.breakOff();
        throw e;
      }
      group.end();
    }
  }

  private void resourceSpansField(long end, ResourceGroup group)
      throws IOException, BadItemException, BrokenWireException {
    int tag = in.tag(end);
    switch (tag) {
      case RESOURCE -> group.resource(SpanMessages.readResource(item("resource", end)));
      case RESOURCE_SCHEMA_URL -> group.resourceSchemaUrl(text("schema_url", end));
      case SCOPE_SPANS, INSTRUMENTATION_LIBRARY_SPANS -> scopeSpans(in.length(end), group);
      default -> in.skipField(tag, end);
    }
  }

  private void scopeSpans(long length, ResourceGroup group)
      throws IOException, BrokenWireException {
    long end = in.offset() + length;
    group.beginScope();
    try {
      while (in.offset() < end) scopeSpansField(end, group);
    } catch (BadItemException e) {
      log.rejectByte(in.offset(), e.reason() + "; the spans of its scope are dropped");
      group.dropScope();
      in.skip(end - in.offset());
      return;
    }
    group.endScope();
  }

  private void scopeSpansField(long end, ResourceGroup group)
      throws IOException, BadItemException, BrokenWireException {
    long at = in.offset();
    int tag = in.tag(end);
    switch (tag) {
      case SCOPE -> group.scope(SpanMessages.readScope(item("scope", end)));
      case SCOPE_SCHEMA_URL -> group.scopeSchemaUrl(text("schema_url", end));
      case SPAN -> {
        try {
          byte[] bytes = item("span", end);
          group.add(SpanMessages.readSpan(bytes), bytes.length);
        } catch (BadItemException e) {
          log.rejectByte(at, e.reason());
        }
      }
      default -> in.skipField(tag, end);
    }
  }

  private byte[] item(String what, long end)
      throws IOException, BadItemException, BrokenWireException {
    long length = in.length(end);
    if (length <= limits.itemBytes()) return in.bytes((int) length);
    in.skip(length);
    throw new BadItemException(
        "a " + what + " takes " + length + " bytes; the most is " + limits.itemBytes());
  }

  private String text(String field, long end)
      throws IOException, BadItemException, BrokenWireException {
    byte[] bytes = item(field, end);
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new BadItemException(field + " of " + bytes.length + " bytes is not UTF-8");
    }
  }

  private static String dropped(long spans) {
    return spans == 0 ? "" : "; " + spans + " spans of its ResourceSpans are dropped";
  }
}
