package io.spoor.receiver;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.google.protobuf.CodedOutputStream;
import io.spoor.dialect.Dialect;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Optional;

/** How requests and replies are encoded: OTLP's two ways. */
enum BodyFormat {
  PROTOBUF("application/x-protobuf", Dialect.OTLP_PROTOBUF),
  JSON("application/json", Dialect.OTLP_JSON);

  private static final JsonFactory FACTORY = new JsonFactory();

  private final String contentType;
  private final Dialect dialect;

  BodyFormat(String contentType, Dialect dialect) {
    this.contentType = contentType;
    this.dialect = dialect;
  }

  /** That of a header, whatever parameters it has. */
  static Optional<BodyFormat> of(String header) {
    String type = header.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    for (BodyFormat format : values()) {
      if (format.contentType.equals(type)) return Optional.of(format);
    }
    return Optional.empty();
  }

  String contentType() {
    return contentType;
  }

  Dialect dialect() {
    return dialect;
  }

  byte[] of(ExportResponse response) {
    return this == JSON ? response.toJson() : response.toProtobuf();
  }

  /**
   * A {@code google.rpc.Status}.
   *
   * @param code of gRPC
   */
  byte[] status(int code, String message) {
    return this == JSON
        ? json(
            json -> {
              json.writeNumberField("code", code);
              json.writeStringField("message", message);
            })
        : protobuf(
            out -> {
              out.writeInt32(1, code);
              out.writeString(2, message);
            });
  }

  private interface Writer<T> {
    void write(T out) throws IOException;
  }

  private static byte[] json(Writer<JsonGenerator> fields) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator json = FACTORY.createGenerator(bytes)) {
      json.writeStartObject();
      fields.write(json);
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static byte[] protobuf(Writer<CodedOutputStream> fields) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    CodedOutputStream out = CodedOutputStream.newInstance(bytes);
    try {
      fields.write(out);
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
