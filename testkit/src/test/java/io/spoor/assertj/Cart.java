package io.spoor.assertj;

import io.spoor.Trace;
import io.spoor.span.Attributes;
import io.spoor.span.Resource;
import io.spoor.span.Span;
import io.spoor.span.SpanEvent;
import io.spoor.span.SpanId;
import io.spoor.span.SpanKind;
import io.spoor.span.StatusCode;
import io.spoor.span.TraceId;
import java.util.ArrayList;
import java.util.List;

/**
 * A cart that is shown: two services are called at the same time, and one of them asks its database
 * three times, the last time in vain.
 */
final class Cart {
  static final TraceId ID = TraceId.parse("4bf92f3577b34da6a3ce929d0e0e4736");
  static final long MILLI = 1_000_000;
  static final long START = 1_700_000_000_000L * MILLI;

  static final List<Span> SPANS =
      List.of(
          span(1, 0, "gateway", "GET /cart", SpanKind.SERVER, 0, 120).build(),
          span(2, 1, "gateway", "GET", SpanKind.CLIENT, 5, 60).build(),
          span(3, 2, "orders", "GET /orders", SpanKind.SERVER, 10, 55)
              .attributes(
                  Attributes.builder()
                      .put("http.request.method", "GET")
                      .put("http.response.status_code", 500)
                      .put("user.id", "u-17")
                      .put("server.address", "10.0.0.7")
                      .build())
              .build(),
          span(4, 3, "orders", "SELECT", SpanKind.CLIENT, 12, 20).build(),
          span(5, 3, "orders", "SELECT", SpanKind.CLIENT, 22, 30).build(),
          span(6, 3, "orders", "SELECT", SpanKind.CLIENT, 32, 52)
              .status(StatusCode.ERROR, "deadlock")
              .events(
                  List.of(
                      new SpanEvent(
                          START + 51 * MILLI,
                          "exception",
                          Attributes.builder().put("exception.type", "DeadlockException").build(),
                          0)))
              .build(),
          span(7, 1, "gateway", "GET", SpanKind.CLIENT, 40, 100).build(),
          span(8, 7, "stock", "GET /items", SpanKind.SERVER, 50, 95).build());

  static final Trace TRACE = Trace.of(SPANS);

  private Cart() {}

  static Span.Builder span(
      long id, long parent, String service, String operation, SpanKind kind, long from, long to) {
    return Span.builder(ID, new SpanId(id))
        .parentSpanId(parent == 0 ? null : new SpanId(parent))
        .name(operation)
        .resource(Resource.ofService(service))
        .kind(kind)
        .startNanos(START + from * MILLI)
        .endNanos(START + to * MILLI);
  }

  /** The span of this number. */
  static Span span(int number) {
    return SPANS.get(number - 1);
  }

  /** The cart with one span exchanged, by its id. */
  static Trace with(Span.Builder changed) {
    Span span = changed.build();
    List<Span> spans = new ArrayList<>(SPANS);
    spans.removeIf(other -> other.spanId().equals(span.spanId()));
    spans.add(span);
    return Trace.of(spans);
  }
}
