package io.spoor.zipkin;

import io.spoor.dialect.Dialect;
import io.spoor.input.BadItemException;
import io.spoor.input.InputLimits;
import io.spoor.input.ReadLog;
import io.spoor.input.WireInput;
import io.spoor.input.WireInput.BrokenWireException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import zipkin2.Span;
import zipkin2.codec.SpanBytesDecoder;

/** The spans of Zipkin's protobuf: a {@code ListOfSpans}, of any length, span by span. */
public final class ZipkinProtobufReader {
  private static final int SPAN = 1 << 3 | WireInput.LENGTH;
  private static final int TRACE_ID = 1 << 3 | WireInput.LENGTH;
  private static final int PARENT_ID = 2 << 3 | WireInput.LENGTH;
  private static final int ID = 3 << 3 | WireInput.LENGTH;
  private static final int ID_BYTES = 8;

  private final WireInput in;
  private final ReadLog log;
  private final InputLimits limits;

  public ZipkinProtobufReader(InputStream in, ReadLog log, InputLimits limits) {
    this.in = new WireInput(in);
    this.log = log;
    this.limits = limits;
  }

  /**
   * Whether the first bytes are those of a {@code ListOfSpans}: its first message begins with a
   * trace id of 8 or 16 bytes and goes on with ids of 8. OTLP has a resource in the same place.
   */
  public static boolean isLikely(byte[] start) {
    int at = 1;
    while (at < start.length && start[at] < 0) at++; // The length of the span.
    at++;
    if (at + 1 >= start.length || start[at] != TRACE_ID) return false;
    int length = start[at + 1];
    if (length != ID_BYTES && length != 2 * ID_BYTES) return false;
    at += 2 + length;
    if (at + 1 >= start.length || start[at + 1] != ID_BYTES) return false;
    if (start[at] == ID) return true;
    int next = at + 2 + ID_BYTES;
    return start[at] == PARENT_ID
        && next + 1 < start.length
        && start[next] == ID
        && start[next + 1] == ID_BYTES;
  }

  /** How many bytes were read. */
  public long offset() {
    return in.offset();
  }

  public void read() throws IOException {
    try {
      while (!in.atEnd()) {
        long at = in.offset();
        int tag = in.tag(Long.MAX_VALUE);
        if (tag == SPAN) readSpan(at, in.length(Long.MAX_VALUE));
        else in.skipField(tag, Long.MAX_VALUE);
      }
    } catch (BrokenWireException e) {
      log.rejectByte(e.offset(), "not Zipkin protobuf: " + e.reason());
    }
  }

  private void readSpan(long at, long length) throws IOException, BrokenWireException {
    if (length > limits.itemBytes()) {
      in.skip(length);
      log.rejectByte(at, "a span takes " + length + " bytes; the most is " + limits.itemBytes());
      return;
    }
    List<io.spoor.span.Span> read = new ArrayList<>(1);
    try {
      List<Span> spans = new ArrayList<>(1);
      SpanBytesDecoder.PROTO3.decodeList(inList(in.bytes((int) length)), spans);
      for (Span span : spans) read.add(FromZipkin.span(span));
    } catch (BadItemException e) {
      log.rejectByte(at, e.reason());
    } catch (IllegalArgumentException e) {
      log.rejectByte(at, "not a span of Zipkin: " + e.getMessage());
    }
    for (io.spoor.span.Span span : read) log.deliver(Dialect.ZIPKIN_PROTOBUF, span);
  }

  /** The list of this span alone. */
  private static byte[] inList(byte[] span) {
    byte[] header = new byte[6];
    int size = 0;
    header[size++] = SPAN;
    int rest = span.length;
    while (rest > 0x7f) {
      header[size++] = (byte) (rest | 0x80);
      rest >>>= 7;
    }
    header[size++] = (byte) rest;
    byte[] list = new byte[size + span.length];
    System.arraycopy(header, 0, list, 0, size);
    System.arraycopy(span, 0, list, size, span.length);
    return list;
  }
}
