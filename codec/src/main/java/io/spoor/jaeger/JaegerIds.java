package io.spoor.jaeger;

import io.spoor.input.BadItemException;
import io.spoor.input.JsonObject;
import io.spoor.input.ReadLog;
import io.spoor.span.SpanId;
import io.spoor.span.TraceId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Ids of Jaeger's. In hex, leading zeros may be missing. Text that is no hex, or too long, as
 * examples of Jaeger's UI have it, becomes the first bytes of its SHA-256, so that the same text is
 * the same id everywhere. There is a warning of each such id, and of each with half a byte missing.
 */
final class JaegerIds {
  private static final int TRACE_DIGITS = 32;
  private static final int SPAN_DIGITS = 16;
  private static final String HASHED = "not hex; its hash stands for it";
  private static final String PADDED = "an odd number of digits; read with zeros before it";

  private final ReadLog log;

  JaegerIds(ReadLog log) {
    this.log = log;
  }

  /** The trace id of a field in hex. */
  TraceId traceOfHex(JsonObject object, String field) throws BadItemException {
    String text = required(object, field);
    if (isHex(text, TRACE_DIGITS)) {
      if (isOdd(text)) warn(object, field, text, PADDED);
      return TraceId.parse(padded(text, TRACE_DIGITS));
    }
    ByteBuffer hash = hash(text);
    warn(object, field, text, HASHED);
    return new TraceId(hash.getLong(), hash.getLong());
  }

  /** The span id of a field in hex. */
  SpanId spanOfHex(JsonObject object, String field) throws BadItemException {
    String text = required(object, field);
    if (isHex(text, SPAN_DIGITS)) {
      if (isOdd(text)) warn(object, field, text, PADDED);
      return SpanId.parse(padded(text, SPAN_DIGITS));
    }
    warn(object, field, text, HASHED);
    return new SpanId(hash(text).getLong());
  }

  /** The trace id of a field in base64, of 16 bytes or 8. */
  static TraceId traceOfBase64(JsonObject object, String field) throws BadItemException {
    byte[] bytes = bytes(object, field);
    if (bytes.length != 16 && bytes.length != 8) throw unexpected(object, field, "8 or 16 bytes");
    ByteBuffer id = ByteBuffer.wrap(bytes);
    return new TraceId(bytes.length == 16 ? id.getLong() : 0, id.getLong());
  }

  /** The span id of a field in base64, of 8 bytes. */
  static SpanId spanOfBase64(JsonObject object, String field) throws BadItemException {
    byte[] bytes = bytes(object, field);
    if (bytes.length != 8) throw unexpected(object, field, "8 bytes");
    return new SpanId(ByteBuffer.wrap(bytes).getLong());
  }

  private static byte[] bytes(JsonObject object, String field) throws BadItemException {
    return JsonObject.base64(field, required(object, field));
  }

  private static BadItemException unexpected(JsonObject object, String field, String bytes)
      throws BadItemException {
    return JsonObject.unexpected(field, required(object, field), bytes + " in base64");
  }

  private static String required(JsonObject object, String field) throws BadItemException {
    String text = object.text(field);
    if (text.isEmpty()) throw new BadItemException("a span or reference has no " + field);
    return text;
  }

  private static boolean isHex(String text, int digits) {
    return text.length() <= digits && text.chars().allMatch(HexFormat::isHexDigit);
  }

  private static String padded(String hex, int digits) {
    return "0".repeat(digits - hex.length()) + hex;
  }

  private static boolean isOdd(String hex) {
    return hex.length() % 2 != 0;
  }

  private void warn(JsonObject object, String field, String text, String what) {
    log.warn(
        object.line(), "%s is \"%s\", %s".formatted(field, BadItemException.shortened(text), what));
  }

  private static ByteBuffer hash(String text) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      return ByteBuffer.wrap(sha.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
