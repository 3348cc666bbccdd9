package io.spoor.index;

import static org.assertj.core.api.Assertions.assertThat;

import io.spoor.query.FoundTrace;
import io.spoor.query.Level;
import io.spoor.query.TraceQuery;
import io.spoor.span.Attributes;
import io.spoor.span.Resource;
import io.spoor.span.Span;
import io.spoor.span.SpanId;
import io.spoor.span.TraceId;
import io.spoor.span.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Readers of an open segment while one thread adds to it. */
final class OpenSegmentThreadsTest {
  private static final int BATCH = 60;
  private static final int BATCHES = 1_000;

  @Test
  @Timeout(value = 5, unit = TimeUnit.MINUTES)
  void reader_whileBatchesAreAdded_seesWholeBatchesOnly() throws Exception {
    OpenSegment segment = new OpenSegment(BATCH * BATCHES);
    ExecutorService threads = Executors.newFixedThreadPool(3);
    try {
      Future<?> writer = threads.submit(() -> fill(segment));
      List<Future<Integer>> readers = new ArrayList<>();
      for (int seed = 0; seed < 2; seed++) {
        Random random = new Random(seed);
        readers.add(threads.submit(() -> readUntilFull(segment, random)));
      }
      writer.get();
      for (Future<Integer> reader : readers) {
        assertThat(reader.get()).isPositive();
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private static void fill(OpenSegment segment) {
    Random random = new Random(99);
    for (int batch = 0; batch < BATCHES; batch++) {
      segment.add(IndexBatch.of(batch(batch, random), TermHash.XXH3));
    }
  }

  /** One trace. */
  private static List<Span> batch(int batch, Random random) {
    List<Span> spans = new ArrayList<>();
    Attributes attributes =
        Attributes.builder().put("batch", batch).put("parity", batch % 2 == 0).build();
    Resource resource = Resource.ofService("service-" + batch % 50);
    for (int i = 0; i < BATCH; i++) {
      long start = 1_000_000L + random.nextInt(1_000_000);
      spans.add(
          Span.builder(traceId(batch), new SpanId(i))
              .parentSpanId(i == 0 ? null : new SpanId(i / 2))
              .name("operation-" + batch % 200)
              .startNanos(start)
              .endNanos(start + random.nextInt(1_000))
              .attributes(attributes)
              .resource(resource)
              .build());
    }
    return spans;
  }

  private static TraceId traceId(int batch) {
    return new TraceId(batch % 7, batch * 0x9e3779b97f4a7c15L);
  }

  private static int readUntilFull(OpenSegment segment, Random random) {
    int reads = 0;
    while (true) {
      SegmentReader reader = segment.reader();
      assertThatWholeBatchesAreSeen(reader, random);
      reads++;
      if (reader.rows() == BATCH * BATCHES) return reads;
    }
  }

  private static void assertThatWholeBatchesAreSeen(SegmentReader reader, Random random) {
    assertThat(reader.rows() % BATCH).isZero();
    int batches = reader.rows() / BATCH;
    assertThat(reader.traces()).isEqualTo(batches);
    assertThat(Arrays.stream(reader.names().counts()).sum()).isEqualTo(reader.rows());
    for (int batch : new int[] {0, random.nextInt(BATCHES), batches - 1, batches}) {
      if (batch < 0 || batch >= BATCHES) continue;
      boolean isThere = batch < batches;
      Term term =
          new Term(
              TermKey.attribute(Level.SPAN, "batch"),
              TermType.INT,
              TermValue.ofInt(batch),
              TermHash.XXH3);
      assertThat(reader.rowsWith(term).size()).isEqualTo(isThere ? BATCH : 0);
      int trace = reader.findTrace(traceId(batch));
      assertThat(trace).isEqualTo(isThere ? batch : -1);
      if (isThere) assertThatTraceIsWhole(reader, batch, trace);
    }
    assertThatSearchSees(reader, batches);
  }

  private static void assertThatTraceIsWhole(SegmentReader reader, int batch, int trace) {
    int[] rows = reader.rowsOfTrace(trace);
    assertThat(rows).hasSize(BATCH);
    assertThat(reader.parentsOfTrace(rows)).contains(ParentLinks.NONE).hasSize(BATCH);
    for (int row : rows) {
      assertThat(reader.traceId(reader.traceNumber(row))).isEqualTo(traceId(batch));
      assertThat(reader.name(reader.nameNumber(row)).operation())
          .isEqualTo("operation-" + batch % 200);
    }
  }

  private static void assertThatSearchSees(SegmentReader reader, int batches) {
    TraceQuery even =
        TraceQuery.builder().attribute(Level.SPAN, "parity", Value.of(true)).limit(3).build();
    List<FoundTrace> found = TestSearch.find(List.of(reader), even, TermHash.XXH3);
    assertThat(found).hasSize(Math.min(3, (batches + 1) / 2));
    for (FoundTrace trace : found) {
      assertThat(trace.matchedSpans()).isEqualTo(BATCH);
    }
    List<FoundTrace> newest =
        TestSearch.find(List.of(reader), TraceQuery.builder().limit(2).build(), TermHash.XXH3);
    assertThat(newest).hasSize(Math.min(2, batches));
  }
}
