package io.spoor.receiver;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.google.protobuf.CodedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * OTLP's {@code ExportTraceServiceResponse}.
 *
 * @param rejectedSpans how many spans of the request are not stored, and never will be
 * @param message why; with no rejected spans it is a warning, and if empty there is nothing to say
 */
public record ExportResponse(long rejectedSpans, String message) {

  /** Everything is stored. */
  public static final ExportResponse COMPLETE = new ExportResponse(0, "");

  private static final JsonFactory FACTORY = new JsonFactory();

  private boolean saysNothing() {
    return rejectedSpans == 0 && message.isEmpty();
  }

  /** In protobuf: no bytes if there is nothing to say. */
  public byte[] toProtobuf() {
    if (saysNothing()) return new byte[0];
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    CodedOutputStream out = CodedOutputStream.newInstance(bytes);
    try {
      out.writeByteArray(1, partialSuccess());
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private byte[] partialSuccess() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    CodedOutputStream out = CodedOutputStream.newInstance(bytes);
    if (rejectedSpans != 0) out.writeInt64(1, rejectedSpans);
    out.writeString(2, message);
    out.flush();
    return bytes.toByteArray();
  }

  /** In JSON, as OTLP has it. */
  byte[] toJson() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator json = FACTORY.createGenerator(bytes)) {
      json.writeStartObject();
      if (!saysNothing()) {
        json.writeObjectFieldStart("partialSuccess");
        json.writeStringField("rejectedSpans", Long.toString(rejectedSpans));
        json.writeStringField("errorMessage", message);
        json.writeEndObject();
      }
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
