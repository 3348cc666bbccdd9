package io.spoor.benchmarks.comparison;

import io.spoor.file.TraceFile;
import io.spoor.span.Span;
import io.spoor.span.SpanId;
import io.spoor.span.TraceId;
import io.spoor.testkit.SpanGenerator;
import io.spoor.testkit.SpanGeneratorSettings;
import io.spoor.testkit.SpanGeneratorSettings.Arrival;
import io.spoor.testkit.SpanGeneratorSettings.Shape;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/**
 * What is stored and asked for. In all of them a span is there once and its id is its own within
 * the trace, because most systems know neither equal spans nor ids that are shared; and the spans
 * keep coming at one rate, so that ten times the spans stand for ten times the hours.
 */
enum Workload {

  /** The generator's default, without what comes twice, a million spans a day. */
  GENERATED(
      "the generator's default, 40 services, 8 to 12 attributes a span, traces of 1 to 10,000") {
    @Override
    Iterator<Span> spans(long seed, Path data) {
      SpanGeneratorSettings realistic = SpanGeneratorSettings.realistic();
      Shape s = realistic.shape();
      Shape shape =
          new Shape(
              s.services(),
              s.operationsPerService(),
              s.medianSpans(),
              s.sigma(),
              s.maxSpans(),
              s.parallelShare(),
              s.errorShare(),
              s.firstStartNanos(),
              TRACE_GAP_NANOS);
      Arrival arrival =
          new Arrival(realistic.arrival().concurrentTraces(), realistic.arrival().lateShare(), 0);
      return flat(
          new SpanGenerator(realistic.withShape(shape).withArrival(arrival), seed).batches(1_000));
    }
  },

  /** The shape of the data of Jaeger's published benchmark of its ClickHouse backend. */
  JAEGER(
      "as in Jaeger's ClickHouse benchmark: traces of a parent and 9 children, 10 services,"
          + " 11 attributes a span out of 97 keys and 1,000 values") {
    @Override
    Iterator<Span> spans(long seed, Path data) {
      return flat(new JaegerTraces(seed));
    }
  },

  /** The traces of real files over and over, each time later and under ids of their own. */
  FILES("traces of real files, repeated with ids of their own") {
    @Override
    Iterator<Span> spans(long seed, Path data) throws IOException {
      List<List<Span>> traces = readTraces(data);
      if (traces.isEmpty()) {
        throw new IllegalArgumentException(
            "no trace in any file under " + data + ", expected files of OTLP");
      }
      return flat(new RepeatedTraces(traces, seed));
    }
  };

  /** With the generator's mean of 16.4 spans a trace, a million spans a day. */
  private static final long TRACE_GAP_NANOS = 1_400_000_000;

  private static final long FIRST_START_NANOS = 1_767_225_600_000_000_000L;

  private final String label;

  Workload(String label) {
    this.label = label;
  }

  String label() {
    return label;
  }

  /**
   * The spans as they arrive; the same ones for the same seed. Never ends.
   *
   * @param data the folder of real files
   */
  abstract Iterator<Span> spans(long seed, Path data) throws IOException;

  private static Iterator<Span> flat(Iterator<List<Span>> lists) {
    return new Iterator<>() {
      private Iterator<Span> current = List.<Span>of().iterator();

      @Override
      public boolean hasNext() {
        return true;
      }

      @Override
      public Span next() {
        while (!current.hasNext()) current = lists.next().iterator();
        return current.next();
      }
    };
  }

  private static List<List<Span>> readTraces(Path data) throws IOException {
    Map<TraceId, List<Span>> traces = new LinkedHashMap<>();
    if (!Files.isDirectory(data)) return List.of();
    try (Stream<Path> files = Files.walk(data)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        try (InputStream in = Files.newInputStream(file)) {
          TraceFile.read(
              file.toString(),
              in,
              span -> traces.computeIfAbsent(span.traceId(), id -> new ArrayList<>()).add(span));
        }
      }
    }
    traces.values().removeIf(spans -> !isPlain(spans));
    return List.copyOf(traces.values());
  }

  private static boolean isPlain(Collection<Span> trace) {
    Set<SpanId> ids = new HashSet<>();
    for (Span span : trace) {
      if (!ids.add(span.spanId()) || span.hasNegativeDuration() || span.startNanos() <= 0) {
        return false;
      }
    }
    return true;
  }

  /** Copies of traces, one after the other. Endless. */
  private static final class RepeatedTraces implements Iterator<List<Span>> {
    private final List<List<Span>> traces;
    private final SplittableRandom random;
    private long startNanos = FIRST_START_NANOS;
    private int next;

    RepeatedTraces(List<List<Span>> traces, long seed) {
      this.traces = traces;
      this.random = new SplittableRandom(seed);
    }

    @Override
    public boolean hasNext() {
      return true;
    }

    @Override
    public List<Span> next() {
      List<Span> original = traces.get(next);
      next = (next + 1) % traces.size();
      startNanos += random.nextLong(2 * TRACE_GAP_NANOS);
      TraceId id = new TraceId(random.nextLong(), random.nextLong());
      long earliest = original.stream().mapToLong(Span::startNanos).min().orElseThrow();
      List<Span> copy = new ArrayList<>(original.size());
      for (Span span : original) {
        long start = startNanos + span.startNanos() - earliest;
        copy.add(
            span.toBuilder()
                .traceId(id)
                .startNanos(start)
                .endNanos(start + span.durationNanos())
                .build());
      }
      return copy;
    }
  }
}
