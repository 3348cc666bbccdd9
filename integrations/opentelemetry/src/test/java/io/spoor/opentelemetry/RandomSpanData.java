package io.spoor.opentelemetry;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.api.common.KeyValue;
import io.opentelemetry.api.common.Value;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.sdk.common.InstrumentationScopeInfo;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.testing.trace.TestSpanData;
import io.opentelemetry.sdk.trace.data.EventData;
import io.opentelemetry.sdk.trace.data.LinkData;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.data.StatusData;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Finished spans of the SDK with anything that they can have. */
final class RandomSpanData {
  private static final String[] TEXTS = {"", "a", "GET /cart", "ü\u20ac", "\ud83d\ude00", "x y\n"};

  private final SplittableRandom random;

  RandomSpanData(SplittableRandom random) {
    this.random = random;
  }

  SpanData next() {
    Attributes attributes = attributes();
    List<EventData> events = some(this::event);
    List<LinkData> links = some(this::link);
    SpanContext context = context(false);
    return TestSpanData.builder()
        .setSpanContext(context)
        .setParentSpanContext(random.nextBoolean() ? SpanContext.getInvalid() : parent(context))
        .setName(text())
        .setKind(SpanKind.values()[random.nextInt(SpanKind.values().length)])
        .setStartEpochNanos(random.nextLong(1L << 62))
        .setEndEpochNanos(random.nextLong(1L << 62))
        .setHasEnded(true)
        .setAttributes(attributes)
        .setTotalAttributeCount(attributes.size() + random.nextInt(3))
        .setEvents(events)
        .setTotalRecordedEvents(events.size() + random.nextInt(3))
        .setLinks(links)
        .setTotalRecordedLinks(links.size() + random.nextInt(3))
        .setStatus(status())
        .setResource(Resource.create(attributes(), random.nextBoolean() ? null : "https://r"))
        .setInstrumentationScopeInfo(scope())
        .build();
  }

  private <T> List<T> some(Supplier<T> element) {
    return IntStream.range(0, random.nextInt(4)).mapToObj(i -> element.get()).toList();
  }

  private String text() {
    return TEXTS[random.nextInt(TEXTS.length)];
  }

  private StatusData status() {
    StatusCode code = StatusCode.values()[random.nextInt(StatusCode.values().length)];
    return StatusData.create(code, code == StatusCode.ERROR ? text() : "");
  }

  private InstrumentationScopeInfo scope() {
    var scope = InstrumentationScopeInfo.builder("scope" + random.nextInt(3));
    if (random.nextBoolean()) scope.setVersion("1." + random.nextInt(3));
    if (random.nextBoolean()) scope.setSchemaUrl("https://s");
    if (random.nextBoolean()) scope.setAttributes(attributes());
    return scope.build();
  }

  private EventData event() {
    Attributes attributes = attributes();
    return EventData.create(
        random.nextLong(1L << 62), text(), attributes, attributes.size() + random.nextInt(3));
  }

  private LinkData link() {
    Attributes attributes = attributes();
    return LinkData.create(
        context(random.nextBoolean()), attributes, attributes.size() + random.nextInt(3));
  }

  private SpanContext parent(SpanContext child) {
    String id = "%016x".formatted(1 + random.nextLong(Long.MAX_VALUE));
    return random.nextBoolean()
        ? SpanContext.create(child.getTraceId(), id, child.getTraceFlags(), TraceState.getDefault())
        : SpanContext.createFromRemoteParent(
            child.getTraceId(), id, child.getTraceFlags(), TraceState.getDefault());
  }

  private SpanContext context(boolean isRemote) {
    String traceId = "%016x%016x".formatted(random.nextLong(), 1 + random.nextLong(1L << 60));
    String spanId = "%016x".formatted(1 + random.nextLong(Long.MAX_VALUE));
    TraceFlags flags = TraceFlags.fromByte((byte) random.nextInt(4));
    TraceState state = TraceState.getDefault();
    if (random.nextBoolean()) state = TraceState.builder().put("b", "2").put("a", "1").build();
    return isRemote
        ? SpanContext.createFromRemoteParent(traceId, spanId, flags, state)
        : SpanContext.create(traceId, spanId, flags, state);
  }

  private Attributes attributes() {
    AttributesBuilder attributes = Attributes.builder();
    for (int i = random.nextInt(5); i > 0; i--) put(attributes, "k" + i);
    return attributes.build();
  }

  private void put(AttributesBuilder attributes, String key) {
    switch (random.nextInt(9)) {
      case 0 -> attributes.put(AttributeKey.stringKey(key), text());
      case 1 -> attributes.put(AttributeKey.booleanKey(key), random.nextBoolean());
      case 2 -> attributes.put(AttributeKey.longKey(key), random.nextLong());
      case 3 -> attributes.put(AttributeKey.doubleKey(key), random.nextDouble());
      case 4 -> attributes.put(AttributeKey.stringArrayKey(key), List.of(text(), text()));
      case 5 -> attributes.put(AttributeKey.booleanArrayKey(key), List.of(random.nextBoolean()));
      case 6 -> attributes.put(AttributeKey.longArrayKey(key), List.of(random.nextLong(), 0L));
      case 7 -> attributes.put(AttributeKey.doubleArrayKey(key), List.of(random.nextDouble()));
      default -> attributes.put(AttributeKey.valueKey(key), value(3));
    }
  }

  private Value<?> value(int depth) {
    return switch (random.nextInt(depth == 0 ? 6 : 8)) {
      case 0 -> Value.of(text());
      case 1 -> Value.of(random.nextBoolean());
      case 2 -> Value.of(random.nextLong());
      case 3 -> Value.of(random.nextDouble());
      case 4 -> Value.of(new byte[] {(byte) random.nextInt(), 0});
      case 5 -> Value.empty();
      case 6 -> Value.of(List.of(value(depth - 1), value(depth - 1)));
      default -> Value.of(KeyValue.of("a", value(depth - 1)), KeyValue.of("b", value(depth - 1)));
    };
  }
}
