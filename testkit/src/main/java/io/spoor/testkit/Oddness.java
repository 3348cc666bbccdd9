package io.spoor.testkit;

import io.spoor.span.Attributes;
import io.spoor.span.Resource;
import io.spoor.span.Scope;
import io.spoor.span.Span;
import io.spoor.span.SpanEvent;
import io.spoor.span.SpanId;
import io.spoor.span.SpanKind;
import io.spoor.span.SpanLink;
import io.spoor.span.Status;
import io.spoor.span.TraceId;
import io.spoor.span.Value;
import java.util.List;

/** What is legal in a span and seldom seen. Values are few, so that they meet their likes. */
final class Oddness {
  private static final Long[] TIMES = {
    0L, 1L, Long.MAX_VALUE - 1, Long.MAX_VALUE, Long.MIN_VALUE, Long.MIN_VALUE + 1, -2L, -1L
  };
  private static final String[] KEYS = {"k", "key", "", "\u00fc", "service.name"};
  private static final String[] TEXTS = {
    "",
    "1",
    "true",
    "\u00e9t\u00e9",
    "\uffee",
    "\ud83d\ude80",
    "a\u0000b",
    "long ".repeat(80),
    "long ".repeat(80) + "!",
    "NaN"
  };
  private static final Long[] INTS = {
    0L,
    1L,
    -1L,
    200L,
    1L << 53,
    (1L << 53) + 1,
    1_000_000_000_000_000_000L,
    Long.MAX_VALUE,
    Long.MIN_VALUE
  };
  private static final Double[] DOUBLES = {
    0.0,
    -0.0,
    1.0,
    -1.0,
    0.1,
    200.0,
    0x1p53,
    0x1p53 + 2,
    1e18,
    0x1p63,
    -0x1p63,
    1e21,
    Double.NaN,
    Double.POSITIVE_INFINITY,
    Double.MIN_VALUE
  };
  private static final Integer[] LENGTHS = {0, 1, 2, 300};
  private static final SpanKind[] KINDS = SpanKind.values();

  private final SeededRandom random;

  Oddness(SeededRandom random) {
    this.random = random;
  }

  void addTimes(Span.Builder span) {
    if (random.chance(0.7)) span.startNanos(random.oneOf(TIMES));
    if (random.chance(0.7)) span.endNanos(random.oneOf(TIMES));
  }

  /** Makes one to three parts of the span odd. */
  void addValues(Span.Builder span) {
    for (int i = random.between(1, 3); i > 0; i--) {
      switch (random.nextInt(10)) {
        case 0 -> span.resource(new Resource(attributes(), random.nextInt(3), text()));
        case 1 -> span.resource(Resource.ofService(text()));
        case 2 -> span.scope(new Scope(text(), text(), attributes(), random.nextInt(2), text()));
        case 3 -> span.events(List.of(event(), event()));
        case 4 -> span.links(List.of(link(), link()));
        case 5 -> span.name(text()).kind(random.oneOf(KINDS));
        case 6 -> span.status(Status.OK).traceState("vendor=" + random.nextInt(2));
        case 7 -> span.droppedAttributesCount(random.nextInt(3) - 1).droppedEventsCount(1);
        default -> span.attributes(attributes());
      }
    }
  }

  private SpanEvent event() {
    return new SpanEvent(random.oneOf(TIMES), text(), attributes(), random.nextInt(2));
  }

  private SpanLink link() {
    TraceId linked = new TraceId(random.nextInt(2), random.nextInt(2));
    SpanId span = new SpanId(random.nextInt(3));
    return new SpanLink(linked, span, text(), attributes(), random.nextInt(2), random.nextInt(2));
  }

  private Attributes attributes() {
    Attributes.Builder attributes = Attributes.builder();
    for (int i = random.nextInt(4); i > 0; i--) attributes.put(random.oneOf(KEYS), value(2));
    return attributes.build();
  }

  private Value value(int depth) {
    return switch (random.nextInt(depth > 0 ? 10 : 7)) {
      case 0, 1 -> Value.of(text());
      case 2 -> Value.of(random.oneOf(INTS));
      case 3 -> Value.of(random.oneOf(DOUBLES));
      case 4 -> Value.of(random.nextLong() < 0);
      case 5 -> Value.of(new byte[random.oneOf(LENGTHS)]);
      case 6 -> Value.EMPTY;
      case 7 -> Value.of(Attributes.of(random.oneOf(KEYS), value(depth - 1)));
      default -> Value.of(List.of(value(depth - 1), value(depth - 1)));
    };
  }

  private String text() {
    return random.oneOf(TEXTS);
  }
}
