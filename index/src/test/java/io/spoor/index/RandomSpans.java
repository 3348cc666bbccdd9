package io.spoor.index;

import io.spoor.span.Attributes;
import io.spoor.span.Resource;
import io.spoor.span.Scope;
import io.spoor.span.Span;
import io.spoor.span.SpanEvent;
import io.spoor.span.SpanId;
import io.spoor.span.SpanKind;
import io.spoor.span.SpanLink;
import io.spoor.span.StatusCode;
import io.spoor.span.TraceId;
import io.spoor.span.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Spans from a seed, of so few ids, times and texts that many agree. */
final class RandomSpans {
  private static final SpanKind[] KINDS = SpanKind.values();
  private static final StatusCode[] CODES = StatusCode.values();

  private final Random random;
  private final int traces;
  private final long firstStart;
  private final List<Resource> resources = new ArrayList<>();
  private final List<Scope> scopes = new ArrayList<>();

  RandomSpans(long seed, int traces) {
    this(seed, traces, 1_000);
  }

  /**
   * @param firstStart no span starts before it, unsigned
   */
  RandomSpans(long seed, int traces, long firstStart) {
    this.random = new Random(seed);
    this.traces = traces;
    this.firstStart = firstStart;
    for (int i = 0; i < 6; i++) {
      Attributes attributes =
          Attributes.builder().put(Resource.SERVICE_NAME, service()).put(key(), value()).build();
      resources.add(new Resource(i == 0 ? Attributes.empty() : attributes, 0, i < 3 ? "" : "u"));
      scopes.add(new Scope(pick("", "lib"), pick("", "1.0"), attributes(1), 0, pick("", "u")));
    }
  }

  List<Span> spans(int count) {
    List<Span> spans = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      spans.add(span());
    }
    return spans;
  }

  Span span() {
    long start = firstStart + random.nextInt(400);
    return Span.builder(traceId(), spanId())
        .parentSpanId(random.nextInt(4) == 0 ? null : spanId())
        .name(operation())
        .kind(KINDS[random.nextInt(KINDS.length)])
        .startNanos(start)
        .endNanos(start + random.nextInt(60) - 5)
        .status(CODES[random.nextInt(CODES.length)], pick("", "", "timeout"))
        .traceState(pick("", "", "k=v"))
        .attributes(attributes(3))
        .events(random.nextInt(4) == 0 ? List.of(event(), event()) : List.of())
        .links(random.nextInt(6) == 0 ? List.of(link()) : List.of())
        .resource(resources.get(random.nextInt(resources.size())))
        .scope(scopes.get(random.nextInt(scopes.size())))
        .build();
  }

  /** An id of few, of which some have their highest bit set. */
  TraceId traceId() {
    long number = random.nextInt(traces);
    return new TraceId(number % 3 == 0 ? 0 : -number, number % 2 == 0 ? number : ~number);
  }

  private SpanId spanId() {
    long number = random.nextInt(6);
    return new SpanId(number % 2 == 0 ? number : -number);
  }

  String service() {
    return pick("", "cart", "pay", "\u00e9");
  }

  String operation() {
    return pick("", "GET /", "POST /pay", "GET");
  }

  String key() {
    return pick("a", "b", "http.status", "\ud83d\ude00");
  }

  /** A value that equals others of other types often. */
  Value value() {
    return switch (random.nextInt(8)) {
      case 0 -> Value.of((long) random.nextInt(3));
      case 1 -> Value.of((double) random.nextInt(3));
      case 2 -> Value.of(random.nextBoolean());
      case 3 -> Value.of(new byte[random.nextInt(3)]);
      case 4 -> Value.of(List.of(plainValue(), plainValue()));
      case 5 -> Value.of(Attributes.of("k", plainValue()));
      default -> plainValue();
    };
  }

  private Value plainValue() {
    return switch (random.nextInt(9)) {
      case 0 -> Value.of(Double.NaN);
      case 1 -> Value.of(random.nextBoolean() ? 0.5 : -0.0);
      case 2 -> Value.of(random.nextBoolean() ? 0x1p63 : 0x1p53);
      case 3 -> Value.of((1L << 53) + random.nextInt(2));
      case 4 -> Value.EMPTY;
      case 5 -> Value.of("long".repeat(64 + random.nextInt(2)) + random.nextInt(2));
      case 6 -> Value.of(new byte[257]);
      default -> Value.of(pick("", "1", "0", "true", "AAA=", "[]", "NaN", "x"));
    };
  }

  private Attributes attributes(int most) {
    Attributes.Builder attributes = Attributes.builder();
    int count = random.nextInt(most + 1);
    for (int i = 0; i < count; i++) {
      attributes.put(key(), value());
    }
    return attributes.build();
  }

  private SpanEvent event() {
    return new SpanEvent(0, pick("", "retry"), attributes(1), 0);
  }

  private SpanLink link() {
    return new SpanLink(traceId(), spanId(), pick("", "k=v"), attributes(1), 0, 0);
  }

  int below(int bound) {
    return random.nextInt(bound);
  }

  boolean oneIn(int count) {
    return random.nextInt(count) == 0;
  }

  private String pick(String... texts) {
    return texts[random.nextInt(texts.length)];
  }
}
