package io.spoor.assertj;

import static io.spoor.assertj.SpoorAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.spoor.Trace;
import io.spoor.span.Attributes;
import io.spoor.span.Resource;
import io.spoor.span.Span;
import io.spoor.span.SpanId;
import io.spoor.span.SpanKind;
import io.spoor.span.SpanLink;
import io.spoor.span.Status;
import io.spoor.span.TraceId;
import io.spoor.span.Value;
import io.spoor.testkit.SpanGenerator;
import io.spoor.tree.SpanNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What golden text depends on, and what not, for traces such as real systems send. */
final class GoldenTraceRandomTest {
  private static final int TRACES = 100;

  private final GoldenTrace golden = GoldenTrace.at(Path.of("unused.trace"));

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void text_ofTheSameTraceWithOtherIdsTimesHostsAndArrival_isTheSame(long seed) {
    Random random = new Random(seed);
    Iterator<List<Span>> traces = new SpanGenerator(seed).traces();
    for (int i = 0; i < TRACES; i++) {
      List<Span> spans = traces.next();

      assertThat(golden.textOf(Trace.of(disguised(spans, random))))
          .as("trace %d of seed %d", i, seed)
          .isEqualTo(golden.textOf(Trace.of(spans)));
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {4, 5})
  void text_ofATraceWithOneChange_differs(long seed) {
    Random random = new Random(seed);
    Iterator<List<Span>> traces = new SpanGenerator(seed).traces();
    for (int i = 0; i < TRACES; i++) {
      List<Span> spans = traces.next();
      String text = golden.textOf(Trace.of(spans));
      int place = random.nextInt(spans.size());

      for (UnaryOperator<Span> change : CHANGES) {
        List<Span> changed = new ArrayList<>(spans);
        changed.set(place, change.apply(spans.get(place)));
        assertThat(golden.textOf(Trace.of(changed)))
            .as("span %d of trace %d of seed %d", place, i, seed)
            .isNotEqualTo(text);
      }
      List<Span> more = new ArrayList<>(spans);
      more.add(spans.get(place).toBuilder().spanId(new SpanId(random.nextLong())).build());
      assertThat(golden.textOf(Trace.of(more))).isNotEqualTo(text);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {6, 7})
  void shape_readFromTheText_isThatOfTheTraceOnly(long seed) {
    Random random = new Random(seed);
    Iterator<List<Span>> traces = new SpanGenerator(seed).traces();
    for (int i = 0; i < TRACES; i++) {
      List<Span> spans = traces.next();
      Trace trace = Trace.of(spans);
      SpanShape[] shapes =
          trace.tree().roots().stream().map(n -> shape(n, random)).toArray(SpanShape[]::new);
      Span changed = spans.get(random.nextInt(spans.size())).toBuilder().name("other").build();
      List<Span> others = new ArrayList<>(spans);
      others.replaceAll(s -> s.spanId().equals(changed.spanId()) ? changed : s);

      assertThat(trace).as("trace %d of seed %d", i, seed).hasShape(shapes);
      assertThat(trace)
          .hasShape(Stream.of(shapes).map(SpanShape::toString).reduce("", String::concat));
      assertThatThrownBy(() -> assertThat(Trace.of(others)).hasShape(shapes))
          .as("trace %d of seed %d", i, seed)
          .isInstanceOf(TraceAssertionError.class)
          .hasMessageContaining("other");
    }
  }

  /** With services left out here and there, and siblings in any order. */
  private static SpanShape shape(SpanNode node, Random random) {
    Span span = node.span();
    SpanShape shape =
        random.nextBoolean()
            ? SpanShape.span(span.name())
            : SpanShape.span(span.service(), span.name());
    List<SpanShape> children =
        new ArrayList<>(node.children().stream().map(n -> shape(n, random)).toList());
    Collections.shuffle(children, random);
    return shape.with(children.toArray(SpanShape[]::new));
  }

  private static final List<UnaryOperator<Span>> CHANGES =
      List.of(
          span -> span.toBuilder().name(span.name() + "!").build(),
          span -> span.toBuilder().resource(Resource.ofService("other")).build(),
          span -> span.toBuilder().status(Status.error("new")).build(),
          span ->
              span.toBuilder()
                  .kind(span.kind() == SpanKind.CLIENT ? SpanKind.SERVER : SpanKind.CLIENT)
                  .build(),
          span -> span.toBuilder().attributes(with(span.attributes(), "new", "1")).build(),
          span -> span.toBuilder().parentSpanId(new SpanId(0x5eed)).build());

  private static List<Span> disguised(List<Span> spans, Random random) {
    TraceId traceId = new TraceId(random.nextLong(), random.nextLong());
    long mask = random.nextLong();
    List<Span> disguised = new ArrayList<>();
    for (Span span : spans) {
      SpanId parent = span.parentSpanId();
      long start = span.startNanos() + random.nextInt(1_000_000_000);
      disguised.add(
          span.toBuilder()
              .traceId(traceId)
              .spanId(new SpanId(span.spanId().value() ^ mask))
              .parentSpanId(parent == null ? null : new SpanId(parent.value() ^ mask))
              .startNanos(start)
              .endNanos(start + random.nextInt(1_000_000_000))
              .links(span.links().stream().map(l -> disguised(l, span, traceId, mask)).toList())
              .attributes(with(span.attributes(), "server.address", "h" + random.nextInt()))
              .resource(
                  Resource.of(
                      with(span.resource().attributes(), "host.name", "h" + random.nextInt())))
              .build());
    }
    Collections.shuffle(disguised, random);
    return disguised;
  }

  private static SpanLink disguised(SpanLink link, Span span, TraceId traceId, long mask) {
    if (!link.traceId().equals(span.traceId())) return link;
    SpanId id = new SpanId(link.spanId().value() ^ mask);
    return new SpanLink(traceId, id, "", link.attributes(), 0, 0);
  }

  private static Attributes with(Attributes attributes, String key, String value) {
    Attributes.Builder builder = Attributes.builder();
    attributes.forEach(builder::put);
    return builder.put(key, Value.of(value)).build();
  }
}
