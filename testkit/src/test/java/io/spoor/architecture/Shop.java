package io.spoor.architecture;

import io.spoor.span.Attributes;
import io.spoor.span.Resource;
import io.spoor.span.Span;
import io.spoor.span.SpanEvent;
import io.spoor.span.SpanId;
import io.spoor.span.SpanKind;
import io.spoor.span.SpanLink;
import io.spoor.span.StatusCode;
import io.spoor.span.TraceId;
import io.spoor.span.Value;
import java.util.List;

/** Two traces: a payment that fails at the bank, and a slow list of goods. */
final class Shop {
  static final TraceId PAID = TraceId.parse("a1");
  static final TraceId LISTED = TraceId.parse("b2");

  private static final long MILLI = 1_000_000;
  private static final long PAID_START = 1_700_000_100_000L * MILLI;
  private static final long LISTED_START = 1_700_000_000_000L * MILLI;

  static final List<Span> SPANS =
      List.of(
          span(PAID, 1, "shop", "POST /basket", PAID_START, 400)
              .kind(SpanKind.SERVER)
              .links(List.of(SpanLink.to(LISTED, new SpanId(1))))
              .build(),
          span(PAID, 2, "checkout", "POST /pay", PAID_START + MILLI, 300)
              .parentSpanId(new SpanId(1))
              .kind(SpanKind.SERVER)
              .attributes(Attributes.of("http.response.status_code", Value.of(502)))
              .build(),
          span(PAID, 3, "bank", "transfer", PAID_START + 2 * MILLI, 200)
              .parentSpanId(new SpanId(2))
              .kind(SpanKind.SERVER)
              .status(StatusCode.ERROR, "timed out")
              .events(
                  List.of(
                      new SpanEvent(
                          PAID_START + 150 * MILLI,
                          "exception",
                          Attributes.of(
                              "exception.type", Value.of("java.net.SocketTimeoutException")),
                          0)))
              .build(),
          span(LISTED, 1, "shop", "GET /goods", LISTED_START, 1_500)
              .kind(SpanKind.SERVER)
              .attributes(Attributes.of("http.response.status_code", Value.of(200)))
              .build());

  private Shop() {}

  private static Span.Builder span(
      TraceId trace, long id, String service, String operation, long start, long millis) {
    return Span.builder(trace, new SpanId(id))
        .name(operation)
        .resource(Resource.ofService(service))
        .startNanos(start)
        .endNanos(start + millis * MILLI);
  }
}
