package io.spoor.codec;

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
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/** Spans in which every field may be anything, from a seed; values recur, as in real traces. */
final class RandomSpans {
  private static final String[] TEXTS = {
    "",
    "a",
    "GET",
    "http.method",
    "checkout",
    "Grüße",
    "日本語",
    "emoji 😀😀",
    "\u0000",
    "\ufffd",
    "\uffff",
    "\ud800\udc00",
    "quote\"\\\n",
    "x".repeat(127),
    "y".repeat(128),
    "ü".repeat(64)
  };
  private static final long[] NUMBERS = {
    0,
    1,
    -1,
    63,
    64,
    127,
    128,
    -64,
    -65,
    200,
    1L << 31,
    Long.MAX_VALUE,
    Long.MIN_VALUE,
    1_700_000_000_000_000_000L,
    0xffff_ffffL
  };
  private static final double[] DOUBLES = {
    0.0,
    -0.0,
    1.0,
    -1.5,
    Double.MIN_VALUE,
    Double.MAX_VALUE,
    Double.POSITIVE_INFINITY,
    Double.NaN,
    Double.longBitsToDouble(0x7ff8_0000_dead_beefL),
    Double.longBitsToDouble(0xfff8_0000_0000_0001L)
  };

  private final Random random;
  private final List<Resource> resources = new ArrayList<>();
  private final List<Scope> scopes = new ArrayList<>();

  RandomSpans(long seed) {
    random = new Random(seed);
  }

  List<Span> trace(int spans) {
    TraceId traceId = traceId();
    List<Span> trace = new ArrayList<>();
    for (int i = 0; i < spans; i++) trace.add(span(traceId));
    return trace;
  }

  private Span span(TraceId traceId) {
    long start = number();
    return new Span(
        traceId,
        spanId(),
        random.nextBoolean() ? spanId() : null,
        text(),
        count(),
        text(),
        SpanKind.values()[random.nextInt(6)],
        start,
        random.nextBoolean() ? start + random.nextInt() : number(),
        attributes(3),
        count(),
        list(3, this::event),
        count(),
        list(3, this::link),
        count(),
        new Status(StatusCode.values()[random.nextInt(3)], text()),
        oneOf(resources, () -> new Resource(attributes(1), count(), text())),
        oneOf(scopes, () -> new Scope(text(), text(), attributes(1), count(), text())));
  }

  private SpanEvent event() {
    return new SpanEvent(number(), text(), attributes(1), count());
  }

  private SpanLink link() {
    return new SpanLink(traceId(), spanId(), text(), attributes(1), count(), count());
  }

  private Attributes attributes(int depth) {
    Attributes.Builder attributes = Attributes.builder();
    int size = random.nextInt(4) == 0 ? 0 : random.nextInt(12);
    for (int i = 0; i < size; i++) attributes.put(text(), value(depth));
    return attributes.build();
  }

  private Value value(int depth) {
    return switch (random.nextInt(depth == 0 ? 6 : 8)) {
      case 0 -> Value.EMPTY;
      case 1 -> Value.of(text());
      case 2 -> Value.of(random.nextBoolean());
      case 3 -> Value.of(number());
      case 4 -> Value.of(real());
      case 5 -> Value.of(bytes());
      case 6 -> Value.of(list(4, () -> value(depth - 1)));
      default -> Value.of(attributes(depth - 1));
    };
  }

  private byte[] bytes() {
    byte[] bytes = new byte[random.nextInt(3) * random.nextInt(100)];
    random.nextBytes(bytes);
    return bytes;
  }

  private double real() {
    return random.nextBoolean()
        ? DOUBLES[random.nextInt(DOUBLES.length)]
        : Double.longBitsToDouble(random.nextLong());
  }

  private String text() {
    if (random.nextInt(3) > 0) return TEXTS[random.nextInt(TEXTS.length)];
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(40); i > 0; i--) {
      int bound = random.nextInt(4) > 0 ? 0x80 : random.nextBoolean() ? 0x10000 : 0x110000;
      int c = random.nextInt(bound);
      if (c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE) text.appendCodePoint(c);
    }
    return text.toString();
  }

  private long number() {
    return switch (random.nextInt(3)) {
      case 0 -> NUMBERS[random.nextInt(NUMBERS.length)];
      case 1 -> random.nextLong();
      default -> random.nextLong() >>> random.nextInt(64);
    };
  }

  private int count() {
    return random.nextInt(3) > 0 ? 0 : (int) number();
  }

  private TraceId traceId() {
    return new TraceId(number(), number());
  }

  private SpanId spanId() {
    return new SpanId(number());
  }

  private <T> List<T> list(int max, Supplier<T> element) {
    List<T> list = new ArrayList<>();
    for (int i = random.nextInt(max + 1); i > 0; i--) list.add(element.get());
    return list;
  }

  private <T> T oneOf(List<T> known, Supplier<T> another) {
    if (known.isEmpty() || random.nextInt(4) == 0) known.add(another.get());
    return known.get(random.nextInt(known.size()));
  }
}
