package io.spoor.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.spoor.codec.SpanEncoder;
import io.spoor.span.Span;
import io.spoor.span.SpanId;
import io.spoor.span.SpanKind;
import io.spoor.span.StatusCode;
import io.spoor.span.TextForm;
import io.spoor.span.TraceId;
import io.spoor.span.Value;
import io.spoor.testkit.SpanGeneratorSettings.Arrival;
import io.spoor.testkit.SpanGeneratorSettings.Oddities;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SpanGeneratorTest {
  private static final SpanGeneratorSettings AWKWARD = SpanGeneratorSettings.awkward();
  private static final SpanGeneratorSettings REALISTIC = SpanGeneratorSettings.realistic();

  @Test
  void spans_sameSeed_areTheSameEverywhere() {
    // Changes with every change of the generator; never with the machine or the release of Java.
    assertThat(hash(new SpanGenerator(42).spans(2_000))).isEqualTo(5534105752039033914L);
    assertThat(hash(new SpanGenerator(AWKWARD, 42).spans(2_000))).isEqualTo(-5932971763737672448L);
  }

  @Test
  void batches_anySize_holdTheSameSpansInTheSameOrder() {
    SpanGenerator generator = new SpanGenerator(AWKWARD, 5);
    Iterator<List<Span>> batches = generator.batches(7);

    List<Span> spans = new ArrayList<>();
    for (int i = 0; i < 10; i++) spans.addAll(batches.next());

    assertThat(spans).isEqualTo(generator.spans(70));
  }

  @Test
  void spans_otherSeed_areOthers() {
    assertThat(new SpanGenerator(1).spans(10)).isNotEqualTo(new SpanGenerator(2).spans(10));
  }

  @Test
  void spans_realistic_haveTheSizeOfRealOnes() {
    List<Span> spans = new SpanGenerator(42).spans(20_000);

    SpanEncoder encoder = new SpanEncoder();
    double bytes = spans.stream().mapToInt(encoder::encodedLength).average().orElseThrow();
    double attributes = spans.stream().mapToInt(s -> s.attributes().size()).average().orElseThrow();

    assertThat(attributes).isBetween(9.5, 10.5);
    assertThat(spans).allMatch(s -> s.attributes().size() >= 8 && s.attributes().size() <= 12);
    assertThat(bytes).isBetween(350.0, 700.0);
  }

  @Test
  void traces_realistic_haveALongTail() {
    List<Integer> sizes = new ArrayList<>();
    Iterator<List<Span>> traces = new SpanGenerator(42).traces();
    for (int i = 0; i < 10_000; i++) sizes.add(traces.next().size());
    sizes.sort(null);

    assertThat(sizes.get(5_000)).isBetween(6, 10);
    assertThat(sizes.get(9_900)).isGreaterThan(100);
    assertThat(sizes.get(9_999)).isBetween(300, REALISTIC.shape().maxSpans());
  }

  @Test
  void spans_realistic_haveServicesOfAllPopularities() {
    Map<String, Integer> counts = new HashMap<>();
    for (Span span : new SpanGenerator(42).spans(50_000)) {
      counts.merge(span.service(), 1, Integer::sum);
    }

    int[] sorted = counts.values().stream().mapToInt(Integer::intValue).sorted().toArray();
    assertThat(counts).hasSize(REALISTIC.shape().services());
    assertThat(sorted[sorted.length - 1]).isGreaterThan(20 * sorted[0]);
  }

  @Test
  void traces_realistic_failUpwards() {
    int failed = 0;
    int reached = 0;
    for (List<Span> trace : firstTraces(REALISTIC, 2_000)) {
      Map<SpanId, Span> byId = new HashMap<>();
      trace.forEach(span -> byId.put(span.spanId(), span));
      for (Span span : trace) {
        Span parent = span.parentSpanId() == null ? null : byId.get(span.parentSpanId());
        if (parent == null || !isError(span)) continue;
        failed++;
        if (isError(parent)) reached++;
      }
    }

    assertThat(failed).isGreaterThan(100);
    assertThat((double) reached / failed).isBetween(0.6, 0.9);
  }

  @Test
  void traces_noOddities_areWholeTreesInTime() {
    for (List<Span> trace : firstTraces(REALISTIC.withOddities(Oddities.NONE), 500)) {
      Map<SpanId, Span> byId = new HashMap<>();
      for (Span span : trace) {
        assertThat(byId.put(span.spanId(), span)).isNull();
        if (byId.size() == 1) {
          assertThat(span.parentSpanId()).isNull();
          assertThat(span.kind()).isEqualTo(SpanKind.SERVER);
        } else {
          Span parent = byId.get(span.parentSpanId());
          assertThat(span.startNanos()).isGreaterThanOrEqualTo(parent.startNanos());
        }
        assertThat(span.endNanos()).isGreaterThanOrEqualTo(span.startNanos());
      }
    }
  }

  @Test
  void traces_anySettings_runInSequenceAndInParallel() {
    int overlapping = 0;
    int following = 0;
    for (List<Span> trace : firstTraces(REALISTIC.withOddities(Oddities.NONE), 500)) {
      for (int i = 2; i < trace.size(); i++) {
        Span left = trace.get(i - 1);
        Span right = trace.get(i);
        if (right.parentSpanId() == null || !right.parentSpanId().equals(left.parentSpanId())) {
          continue;
        }
        if (right.startNanos() < left.endNanos()) overlapping++;
        else following++;
      }
    }

    assertThat(overlapping).isGreaterThan(200);
    assertThat(following).isGreaterThan(200);
  }

  @Test
  void spans_inTurns_mixTraces() {
    List<Span> spans = new SpanGenerator(42).spans(100);

    assertThat(spans.stream().map(Span::traceId).distinct().count()).isGreaterThan(10);
  }

  @Test
  void spans_late_comeAfterLaterTraces() {
    SpanGeneratorSettings late = REALISTIC.withArrival(new Arrival(1, 0.2, 0));
    List<Span> spans = new SpanGenerator(late, 1).spans(20_000);

    Set<TraceId> ended = new HashSet<>();
    int lateSpans = 0;
    TraceId current = spans.get(0).traceId();
    for (Span span : spans) {
      if (ended.contains(span.traceId())) lateSpans++;
      if (!span.traceId().equals(current)) ended.add(current);
      current = span.traceId();
    }

    assertThat(lateSpans).isGreaterThan(1_000);
    assertThat(new HashSet<>(spans)).hasSameSizeAs(spans);
  }

  @Test
  void spans_duplicates_comeTwice() {
    SpanGeneratorSettings twice = REALISTIC.withArrival(new Arrival(4, 0, 0.2));
    List<Span> spans = new SpanGenerator(twice, 1).spans(20_000);

    assertThat(new HashSet<>(spans).size()).isBetween(14_000, 19_000);
  }

  @Test
  void spans_awkward_haveEveryOddity() {
    List<Span> spans = new SpanGenerator(AWKWARD, 3).spans(3_000);
    Map<TraceId, Set<SpanId>> ids = new HashMap<>();
    spans.forEach(s -> ids.computeIfAbsent(s.traceId(), id -> new HashSet<>()).add(s.spanId()));

    assertThat(spans).anyMatch(span -> span.traceId().high() == 0);
    assertThat(spans).anyMatch(span -> span.startNanos() < 0);
    assertThat(spans).anyMatch(Span::hasNegativeDuration);
    assertThat(spans).anyMatch(span -> span.spanId().equals(span.parentSpanId()));
    assertThat(spans)
        .anyMatch(
            s -> s.parentSpanId() != null && !ids.get(s.traceId()).contains(s.parentSpanId()));
    assertThat(spans).anyMatch(span -> !span.events().isEmpty());
    assertThat(spans).anyMatch(span -> !span.links().isEmpty());
    assertThat(spans).anyMatch(span -> span.service().isEmpty());
    assertThat(spans.stream().map(Span::startNanos).distinct().count()).isLessThan(2_500);
    assertThat(spans.stream().filter(s -> s.spanId().value() <= 5).count()).isGreaterThan(200);
    for (SpanKind kind : SpanKind.values()) assertThat(spans).anyMatch(s -> s.kind() == kind);
    for (StatusCode code : StatusCode.values()) {
      assertThat(spans).anyMatch(span -> span.status().code() == code);
    }
  }

  @Test
  void traces_sharedIds_areOfClientAndServer() {
    Oddities shared = new Oddities(0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0);
    for (List<Span> trace : firstTraces(REALISTIC.withOddities(shared), 200)) {
      Map<SpanId, Span> byId = new HashMap<>();
      for (Span span : trace) {
        Span other = byId.putIfAbsent(span.spanId(), span);
        if (other == null) continue;
        assertThat(List.of(other.kind(), span.kind()))
            .isEqualTo(List.of(SpanKind.CLIENT, SpanKind.SERVER));
        assertThat(span.parentSpanId()).isEqualTo(other.parentSpanId());
      }
    }
  }

  @Test
  void settings_outOfRange_areRefused() {
    assertThatThrownBy(() -> new Arrival(0, 0, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("concurrentTraces is 0, expected at least 1");
    assertThatThrownBy(() -> new SpanGeneratorSettings.Content(5, 4, 1, 0, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("maxAttributes is 4, expected at least 5");
    assertThatThrownBy(() -> new SpanGenerator(1).batches(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("batchSize is 0, expected at least 1");
    assertThatThrownBy(() -> new SpanGenerator(1).spans(-2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("count is -2, expected 0 or more");
  }

  private static List<List<Span>> firstTraces(SpanGeneratorSettings settings, int count) {
    Iterator<List<Span>> traces = new SpanGenerator(settings, 11).traces();
    return Stream.generate(traces::next).limit(count).toList();
  }

  private static boolean isError(Span span) {
    return span.status().code() == StatusCode.ERROR;
  }

  private static long hash(List<Span> spans) {
    long hash = 0;
    for (Span span : spans) {
      for (long field : List.of(span.traceId().low(), span.spanId().value(), span.startNanos())) {
        hash = 31 * hash + field;
      }
      String text = span.name() + span.endNanos() + span.kind() + span.service();
      String values = TextForm.of(Value.of(span.attributes()));
      hash = 31 * (31 * hash + text.hashCode()) + values.hashCode();
    }
    return hash;
  }
}
