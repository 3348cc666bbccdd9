package io.spoor.receiver.grpc;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.protobuf.CodedOutputStream;
import io.spoor.receiver.ExportResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Base64;
import org.eclipse.jetty.http.HttpFields;
import org.jspecify.annotations.Nullable;

/**
 * How a call ends.
 *
 * @param message the reply in protobuf; null if the call failed
 * @param explanation empty if it did not
 * @param retryAfter when the call may come again; null if it should not, or at a time of its choice
 */
record GrpcReply(
    GrpcCode code, byte @Nullable [] message, String explanation, @Nullable Duration retryAfter) {
  private static final int PREFIX_BYTES = 5;
  private static final String RETRY_INFO = "type.googleapis.com/google.rpc.RetryInfo";

  static GrpcReply of(ExportResponse response) {
    return new GrpcReply(GrpcCode.OK, response.toProtobuf(), "", null);
  }

  static GrpcReply failure(GrpcCode code, String explanation) {
    return new GrpcReply(code, null, explanation, null);
  }

  /** For a call that may come again. */
  static GrpcReply unavailable(String explanation, @Nullable Duration retryAfter) {
    return new GrpcReply(GrpcCode.UNAVAILABLE, null, explanation, retryAfter);
  }

  /** A length-prefixed message, or nothing. */
  ByteBuffer data() {
    if (message == null) return ByteBuffer.allocate(0);
    return ByteBuffer.allocate(PREFIX_BYTES + message.length)
        .put((byte) 0)
        .putInt(message.length)
        .put(message)
        .flip();
  }

  /** The trailers after a message, or what takes their place. */
  HttpFields status() {
    HttpFields.Mutable fields = HttpFields.build().put("grpc-status", code.number());
    if (!explanation.isEmpty()) fields.put("grpc-message", percentEncoded(explanation));
    if (retryAfter != null) {
      String details = Base64.getEncoder().withoutPadding().encodeToString(details(retryAfter));
      fields.put("grpc-status-details-bin", details);
    }
    return fields;
  }

  /** As gRPC's protocol has it: what is no printable ASCII, and the percent sign. */
  private static String percentEncoded(String text) {
    StringBuilder encoded = new StringBuilder();
    for (byte b : text.getBytes(UTF_8)) {
      if (b >= ' ' && b <= '~' && b != '%') encoded.append((char) b);
      else encoded.append("%%%02X".formatted(b));
    }
    return encoded.toString();
  }

  /** A {@code google.rpc.Status} with {@code RetryInfo}. */
  private byte[] details(Duration retryAfter) {
    return protobuf(
        status -> {
          status.writeInt32(1, code.number());
          status.writeString(2, explanation);
          status.writeByteArray(
              3,
              protobuf(
                  any -> {
                    any.writeString(1, RETRY_INFO);
                    any.writeByteArray(2, retryInfo(retryAfter));
                  }));
        });
  }

  private static byte[] retryInfo(Duration retryAfter) {
    byte[] delay = protobuf(duration -> duration.writeInt64(1, retryAfter.toSeconds()));
    return protobuf(info -> info.writeByteArray(1, delay));
  }

  private interface Fields {
    void writeTo(CodedOutputStream out) throws IOException;
  }

  private static byte[] protobuf(Fields fields) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    CodedOutputStream out = CodedOutputStream.newInstance(bytes);
    try {
      fields.writeTo(out);
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
