package io.spoor.cli;

import io.spoor.span.Attributes;
import io.spoor.span.Resource;
import io.spoor.span.Scope;
import io.spoor.span.Span;
import io.spoor.span.SpanEvent;
import io.spoor.span.SpanId;
import io.spoor.span.SpanKind;
import io.spoor.span.SpanLink;
import io.spoor.span.Status;
import io.spoor.span.StatusCode;
import io.spoor.span.TraceId;
import io.spoor.span.Value;
import java.time.Instant;
import java.util.List;

/**
 * Two traces of a shop, written by hand.
 *
 * <p>Trace {@link #PAID} starts half an hour before {@link SpoorRun#NOW}: the shop takes 120 ms for
 * {@code GET /pay}, of which the bank's {@code pay} takes 100 ms and fails. Trace {@link #LISTED}
 * starts two hours before: the shop takes 2.5 s for {@code GET /list}, and a span without a service
 * and with a missing parent takes none.
 */
final class Shop {
  static final String PAID = "000000000000000000000000000000a1";
  static final String LISTED = "4bf92f3577b34da6a3ce929d0e0e47b2";

  static final long PAID_START = nanos("2026-05-04T11:30:00Z");
  static final long LISTED_START = nanos("2026-05-04T10:00:00.000000007Z");

  static final Span PAY =
      Span.builder(TraceId.parse(PAID), SpanId.parse("1"))
          .name("GET /pay")
          .kind(SpanKind.SERVER)
          .startNanos(PAID_START)
          .endNanos(PAID_START + 120_000_000)
          .status(StatusCode.UNSET, "")
          .resource(
              Resource.of(
                  Attributes.builder()
                      .put("service.name", "shop")
                      .put("zone", "east")
                      .put("span:type", "odd")
                      .build()))
          .scope(new Scope("web", "1.2", Attributes.builder().put("flavour", "x").build(), 0, ""))
          .attributes(
              Attributes.builder()
                  .put("http.response.status_code", 500)
                  .put("ratio", 1.0)
                  .put("tags", Value.of(List.of(Value.of("a"), Value.of("b"))))
                  .build())
          .build();

  static final Span BANK =
      Span.builder(TraceId.parse(PAID), SpanId.parse("2"))
          .parentSpanId(SpanId.parse("1"))
          .name("pay")
          .kind(SpanKind.CLIENT)
          .startNanos(PAID_START + 10_000_000)
          .endNanos(PAID_START + 110_000_000)
          .status(Status.error("sold out"))
          .resource(Resource.ofService("bank"))
          .attributes(Attributes.builder().put("zone", "west").build())
          .events(
              List.of(
                  new SpanEvent(
                      PAID_START + 20_000_000,
                      "exception",
                      Attributes.builder().put("exception.type", "Overdrawn").build(),
                      0)))
          .build();

  static final Span LIST =
      Span.builder(TraceId.parse(LISTED), SpanId.parse("fedcba9876543210"))
          .name("GET /list")
          .kind(SpanKind.SERVER)
          .startNanos(LISTED_START)
          .endNanos(LISTED_START + 2_500_000_000L)
          .status(Status.OK)
          .resource(Resource.ofService("shop"))
          .links(
              List.of(
                  new SpanLink(
                      TraceId.parse(PAID),
                      SpanId.parse("1"),
                      "",
                      Attributes.builder().put("why", "retry").build(),
                      0,
                      0)))
          .build();

  static final Span ORPHAN =
      Span.builder(TraceId.parse(LISTED), SpanId.parse("4"))
          .parentSpanId(SpanId.parse("99"))
          .name("tick")
          .kind(SpanKind.INTERNAL)
          .startNanos(LISTED_START + 1)
          .endNanos(LISTED_START + 1)
          .build();

  static final List<Span> SPANS = List.of(PAY, BANK, LIST, ORPHAN);

  private Shop() {}

  private static long nanos(String text) {
    Instant moment = Instant.parse(text);
    return moment.getEpochSecond() * 1_000_000_000 + moment.getNano();
  }
}
