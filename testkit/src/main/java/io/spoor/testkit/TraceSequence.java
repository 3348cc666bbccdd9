package io.spoor.testkit;

import io.spoor.span.Attributes;
import io.spoor.span.Span;
import io.spoor.span.SpanEvent;
import io.spoor.span.SpanId;
import io.spoor.span.SpanKind;
import io.spoor.span.SpanLink;
import io.spoor.span.Status;
import io.spoor.span.TraceId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Traces one after the other. Endless. */
final class TraceSequence implements Iterator<List<Span>> {
  private static final int FLAGS_SAMPLED = 0x101; // And it is known that the parent is local.
  private static final int FLAGS_REMOTE = 0x301;
  private static final int REMEMBERED = 16;
  private static final int FEW = 5;

  private static final String[] EVENT_NAMES = {"cache.miss", "retry", "lock.acquired", "gc.pause"};
  private static final String[] ERRORS = {
    "connection reset by peer", "deadline exceeded", "constraint violation", "no such entity"
  };

  private final SpanGeneratorSettings settings;
  private final SpanGeneratorSettings.Oddities oddities;
  private final SeededRandom random;
  private final ServiceMap map;
  private final Oddness oddness;
  private final TraceId[] recent = new TraceId[REMEMBERED];
  private long startNanos;

  TraceSequence(SpanGeneratorSettings settings, long seed) {
    this.settings = settings;
    this.oddities = settings.oddities();
    this.random = new SeededRandom(seed);
    this.map = new ServiceMap(settings, random);
    this.oddness = new Oddness(random);
    this.startNanos = settings.shape().firstStartNanos();
    Arrays.setAll(recent, i -> new TraceId(random.nextLong(), random.nextLong()));
  }

  @Override
  public boolean hasNext() {
    return true;
  }

  @Override
  public List<Span> next() {
    startNanos += (long) (settings.shape().gapNanos() * 2 * random.nextDouble());
    TraceId traceId = traceId();
    List<Node> nodes = TraceShape.next(settings.shape(), map, random);
    for (Node node : nodes) giveIds(node, nodes);
    List<Span> spans = new ArrayList<>(nodes.size());
    for (Node node : nodes) {
      if (!random.chance(oddities.lostSpanShare())) spans.add(span(traceId, node));
    }
    if (spans.isEmpty()) spans.add(span(traceId, nodes.get(0)));
    return spans;
  }

  private TraceId traceId() {
    int place = random.nextInt(REMEMBERED);
    if (random.chance(oddities.repeatedTraceIdShare())) return recent[place];
    long high = random.chance(oddities.shortTraceIdShare()) ? 0 : random.nextLong();
    recent[place] = new TraceId(high, random.nextLong());
    return recent[place];
  }

  private void giveIds(Node node, List<Node> nodes) {
    Node caller = node.caller;
    boolean answers = caller != null && node.operation.kind() == SpanKind.SERVER;
    if (caller != null && answers && random.chance(oddities.sharedIdShare())) {
      node.spanId = caller.spanId;
      node.parentSpanId = caller.parentSpanId;
      return;
    }
    boolean collides = random.chance(oddities.collidingSpanIdShare());
    node.spanId = new SpanId(collides ? 1 + random.nextInt(FEW) : random.nextLong());
    node.parentSpanId = caller == null ? null : caller.spanId;
    if (random.chance(oddities.oddParentShare())) {
      node.parentSpanId = nodes.get(random.nextInt(nodes.size())).spanId;
    }
  }

  private Span span(TraceId traceId, Node node) {
    long start = startNanos + node.startNanos + node.host.skewNanos();
    if (random.chance(oddities.collidingStartShare())) {
      start = settings.shape().firstStartNanos() + random.nextInt(FEW);
    }
    SpanGeneratorSettings.Content content = settings.content();
    int count = random.between(content.minAttributes(), content.maxAttributes());
    OperationProfile operation = node.operation;
    Span.Builder span =
        Span.builder(traceId, node.spanId)
            .parentSpanId(node.parentSpanId)
            .name(operation.name())
            .kind(operation.kind())
            .flags(operation.kind() == SpanKind.SERVER ? FLAGS_REMOTE : FLAGS_SAMPLED)
            .startNanos(start)
            .endNanos(start + node.durationNanos)
            .attributes(operation.attributes(random, node.failed, count))
            .resource(node.host.resource())
            .scope(operation.scope());
    String error = node.failed ? random.oneOf(ERRORS) : null;
    if (error != null) span.status(Status.error(error));
    addEvent(span, error, start + node.durationNanos / 2);
    if (random.chance(content.linkShare())) span.links(List.of(link(node)));
    return odd(span).build();
  }

  private void addEvent(Span.Builder span, @Nullable String error, long timeNanos) {
    if (error != null) {
      Attributes attributes =
          Attributes.builder()
              .put("exception.type", "java.io.IOException")
              .put("exception.message", error)
              .build();
      span.events(List.of(new SpanEvent(timeNanos, "exception", attributes, 0)));
    } else if (random.chance(settings.content().eventShare())) {
      Attributes attributes = Attributes.builder().put("attempt", random.nextInt(4)).build();
      String name = random.oneOf(EVENT_NAMES);
      span.events(List.of(new SpanEvent(timeNanos, name, attributes, 0)));
    }
  }

  private SpanLink link(Node node) {
    Attributes attributes = Attributes.builder().put("link.batch", random.nextInt(8)).build();
    return new SpanLink(random.oneOf(recent), node.spanId, "", attributes, 0, 1);
  }

  private Span.Builder odd(Span.Builder span) {
    if (random.chance(oddities.extremeTimeShare())) oddness.addTimes(span);
    if (random.chance(oddities.oddValueShare())) oddness.addValues(span);
    return span;
  }
}
