package io.spoor.jaeger;

import io.spoor.jaeger.JaegerSpan.Log;
import io.spoor.jaeger.JaegerSpan.RefType;
import io.spoor.jaeger.JaegerSpan.Reference;
import io.spoor.span.Attributes;
import io.spoor.span.SpanId;
import io.spoor.span.TraceId;
import io.spoor.span.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/** Spans of Jaeger in which every field is there, absent, usual or odd. */
final class RandomJaegerSpans {
  private static final String[] KEYS = {
    "http.path",
    "span.kind",
    "error",
    "event",
    "otel.status_code",
    "otel.status_description",
    "otel.scope.name",
    "otel.scope.version",
    "otel.library.name",
    "w3c.tracestate",
    "service.name",
    "größe"
  };
  private static final String[] TEXTS = {
    "", "true", "OK", "ERROR", "server", "client", "SERVER", "a b", "日本語"
  };

  private final Random random;

  RandomJaegerSpans(long seed) {
    this.random = new Random(seed);
  }

  List<JaegerSpan> spans(int count) {
    return list(count, this::span);
  }

  private JaegerSpan span() {
    TraceId trace = traceId();
    return new JaegerSpan(
        trace,
        spanId(),
        pick(TEXTS),
        list(random.nextInt(4), () -> reference(trace)),
        new int[] {0, 1, 2, 3, 8, 9}[random.nextInt(6)],
        random.nextInt(Integer.MAX_VALUE) * 1_000L,
        random.nextInt(1_000_000) * 1_000L,
        values(random.nextInt(7)),
        list(
            random.nextInt(3),
            () -> new Log((random.nextInt() & 0xffffL) * 1_000, values(random.nextInt(4)))),
        new JaegerProcess(random.nextInt(4) == 0 ? "" : "cart", values(random.nextInt(3))),
        list(random.nextInt(2) * random.nextInt(3), () -> "clock skew"));
  }

  private Reference reference(TraceId own) {
    RefType type = RefType.values()[random.nextInt(2)];
    TraceId trace = random.nextInt(3) > 0 ? own : traceId();
    return new Reference(type, trace, new SpanId(1 + random.nextInt(3)));
  }

  private Attributes values(int count) {
    Attributes.Builder values = Attributes.builder();
    for (int i = 0; i < count; i++) values.put(pick(KEYS), value());
    return values.build();
  }

  private Value value() {
    return switch (random.nextInt(8)) {
      case 0 -> Value.of(random.nextBoolean());
      case 1 -> Value.of(random.nextLong());
      case 2 -> Value.of(random.nextDouble());
      case 3 -> Value.of(new byte[] {1, (byte) random.nextInt()});
      default -> Value.of(pick(TEXTS));
    };
  }

  private TraceId traceId() {
    return new TraceId(random.nextBoolean() ? 0 : random.nextLong(), 1 + random.nextInt(100));
  }

  private SpanId spanId() {
    return new SpanId(1 + random.nextInt(100));
  }

  private String pick(String[] of) {
    return of[random.nextInt(of.length)];
  }

  private static <T> List<T> list(int count, Supplier<T> element) {
    List<T> list = new ArrayList<>(count);
    for (int i = 0; i < count; i++) list.add(element.get());
    return list;
  }
}
