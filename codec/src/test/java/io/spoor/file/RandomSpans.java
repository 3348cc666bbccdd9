package io.spoor.file;

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

/** Spans in which every field takes its usual, its empty and its extreme values. */
final class RandomSpans {
  private static final String[] TEXTS = {
    "",
    "a",
    "http.method",
    "GET /users/{id}",
    "\u0000\n\"\\/\u007f",
    "größe",
    "日本語",
    "\ud83d\udca9",
    "x".repeat(1000),
    "{\"a\":[1]}"
  };
  private static final double[] DOUBLES = {
    0.0,
    -0.0,
    1.0,
    -1.5,
    1e21,
    1e-7,
    Double.MIN_VALUE,
    Double.MAX_VALUE,
    0.1,
    1e22,
    Double.NaN,
    Double.POSITIVE_INFINITY,
    Double.NEGATIVE_INFINITY
  };
  private static final long[] LONGS = {
    0, 1, -1, 9007199254740993L, Long.MIN_VALUE, Long.MAX_VALUE, 1485467191639875000L
  };

  private final Random random;

  RandomSpans(long seed) {
    this.random = new Random(seed);
  }

  List<Span> spans(int count) {
    List<Resource> resources = list(4, this::resource);
    List<Scope> scopes = list(4, this::scope);
    List<Span> spans = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Resource resource = pick(resources);
      spans.add(span().toBuilder().resource(resource).scope(pick(scopes)).build());
    }
    return spans;
  }

  private Span span() {
    return Span.builder(traceId(), spanId())
        .parentSpanId(random.nextBoolean() ? spanId() : null)
        .traceState(text())
        .flags(count())
        .name(text())
        .kind(SpanKind.values()[random.nextInt(6)])
        .startNanos(number())
        .endNanos(number())
        .attributes(attributes(0))
        .droppedAttributesCount(count())
        .events(
            list(random.nextInt(3), () -> new SpanEvent(number(), text(), attributes(0), count())))
        .droppedEventsCount(count())
        .links(list(random.nextInt(3), this::link))
        .droppedLinksCount(count())
        .status(new Status(StatusCode.values()[random.nextInt(3)], text()))
        .build();
  }

  private SpanLink link() {
    boolean zeros = random.nextInt(5) == 0;
    TraceId traceId = zeros ? new TraceId(0, 0) : traceId();
    SpanId spanId = zeros ? new SpanId(0) : spanId();
    return new SpanLink(traceId, spanId, text(), attributes(0), count(), count());
  }

  private Resource resource() {
    return random.nextInt(4) == 0 ? Resource.EMPTY : new Resource(attributes(0), count(), text());
  }

  private Scope scope() {
    return random.nextInt(4) == 0
        ? Scope.EMPTY
        : new Scope(text(), text(), attributes(0), count(), text());
  }

  private Attributes attributes(int depth) {
    Attributes.Builder attributes = Attributes.builder();
    for (int i = random.nextInt(4); i > 0; i--) attributes.put(text(), value(depth));
    return attributes.build();
  }

  private Value value(int depth) {
    return switch (random.nextInt(depth < 4 ? 8 : 6)) {
      case 0 -> Value.of(text());
      case 1 -> Value.of(random.nextBoolean());
      case 2 -> Value.of(number());
      case 3 ->
          Value.of(
              random.nextBoolean()
                  ? DOUBLES[random.nextInt(DOUBLES.length)]
                  : random.nextGaussian());
      case 4 -> Value.of(bytes());
      case 5 -> Value.EMPTY;
      case 6 -> Value.of(list(random.nextInt(4), () -> value(depth + 1)));
      default -> Value.of(attributes(depth + 1));
    };
  }

  private byte[] bytes() {
    byte[] bytes = new byte[random.nextInt(6)];
    random.nextBytes(bytes);
    return bytes;
  }

  private TraceId traceId() {
    return new TraceId(random.nextBoolean() ? 0 : random.nextLong(), random.nextLong() | 1);
  }

  private SpanId spanId() {
    return new SpanId(random.nextLong() | 1);
  }

  private String text() {
    return TEXTS[random.nextInt(TEXTS.length)];
  }

  private long number() {
    return random.nextBoolean() ? LONGS[random.nextInt(LONGS.length)] : random.nextLong();
  }

  private int count() {
    return switch (random.nextInt(4)) {
      case 0 -> random.nextInt();
      case 1 -> -1;
      default -> 0;
    };
  }

  private <T> T pick(List<T> from) {
    return from.get(random.nextInt(from.size()));
  }

  private <T> List<T> list(int size, Supplier<T> element) {
    List<T> list = new ArrayList<>();
    for (int i = 0; i < size; i++) list.add(element.get());
    return list;
  }
}
