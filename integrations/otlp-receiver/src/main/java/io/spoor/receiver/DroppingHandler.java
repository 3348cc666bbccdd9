package io.spoor.receiver;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.io.OutputStream;

/** Acknowledges logs and metrics, of which nothing is kept. */
final class DroppingHandler implements HttpHandler {

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String type = exchange.getRequestHeaders().getFirst("Content-Type");
      BodyFormat format =
          type == null ? BodyFormat.PROTOBUF : BodyFormat.of(type).orElse(BodyFormat.PROTOBUF);
      exchange.getRequestBody().transferTo(OutputStream.nullOutputStream());
      Reply.of(format, ExportResponse.COMPLETE).send(exchange);
    }
  }
}
