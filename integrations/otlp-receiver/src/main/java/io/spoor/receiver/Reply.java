package io.spoor.receiver;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * An answer to a request.
 *
 * @param body empty for none
 */
record Reply(int status, String contentType, byte[] body, @Nullable Duration retryAfter) {
  private static final int INVALID_ARGUMENT = 3;
  private static final int UNAVAILABLE = 14;
  private static final int UNKNOWN = 2;

  static Reply of(BodyFormat format, ExportResponse response) {
    return new Reply(200, format.contentType(), format.of(response), null);
  }

  static Reply refusal(
      BodyFormat format, int status, String message, @Nullable Duration retryAfter) {
    int code =
        status == 503 || status == 429 ? UNAVAILABLE : status < 500 ? INVALID_ARGUMENT : UNKNOWN;
    return new Reply(status, format.contentType(), format.status(code, message), retryAfter);
  }

  /** For requests of which it is not known how they are encoded. */
  static Reply plain(int status, String message) {
    return new Reply(status, "text/plain; charset=utf-8", message.getBytes(UTF_8), null);
  }

  void send(HttpExchange exchange) throws IOException {
    Headers headers = exchange.getResponseHeaders();
    headers.set("Content-Type", contentType);
    if (retryAfter != null) headers.set("Retry-After", Long.toString(retryAfter.toSeconds()));
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
  }
}
