package io.spoor.soak;

import static io.spoor.query.Condition.operation;
import static io.spoor.query.Condition.or;
import static org.assertj.core.api.Assertions.assertThat;

import io.spoor.ReadOnlyTraceStore;
import io.spoor.Retention;
import io.spoor.Trace;
import io.spoor.TraceReader;
import io.spoor.TraceStore;
import io.spoor.TraceStoreOptions;
import io.spoor.query.MatchCount;
import io.spoor.query.Page;
import io.spoor.query.SpanPage;
import io.spoor.query.TraceQuery;
import io.spoor.rocks.RocksEngine;
import io.spoor.span.Attributes;
import io.spoor.span.Resource;
import io.spoor.span.Span;
import io.spoor.span.SpanId;
import io.spoor.span.TraceId;
import io.spoor.span.Value;
import io.spoor.testkit.Effort;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Each batch is one trace whose spans carry parts of the same sum, and none of them is ever half
 * there: whoever reads, in whatever way, while others write, delete and remove, sees the whole sum
 * of a trace or nothing of it.
 */
@Tag("soak")
@Timeout(value = 24, unit = TimeUnit.HOURS)
final class BankTest {
  private static final long SUM = 1_000_000;
  private static final int WRITERS = 3;
  private static final int READERS = 4;
  private static final int ACCOUNTS = 7;
  private static final String FIRST = "first";
  private static final String LAST = "last";

  /** How many spans a stream reads from one state of the store. */
  private static final int STREAM_PAGE = 1_000;

  @TempDir private Path directory;

  private final AtomicBoolean isOver = new AtomicBoolean();
  private final AtomicLong checked = new AtomicLong();
  private final AtomicInteger lastWritten = new AtomicInteger();

  @Test
  void read_anyWay_whileOthersChangeTheStore_seesWholeTraces() throws Exception {
    Effort effort = Effort.of("bank", 1_500, 500_000);
    TraceStoreOptions options =
        TraceStoreOptions.defaults()
            .withSegmentSpans(300)
            .withMemtableBytes(1 << 20)
            .withCacheBytes(1 << 20);
    ExecutorService threads = Executors.newFixedThreadPool(WRITERS + READERS + 2);
    try (TraceStore store = TraceStore.open(directory, options);
        ReadOnlyTraceStore follower = TraceStore.openReadOnly(directory, options)) {
      List<Future<?>> writing = new ArrayList<>();
      for (int i = 0; i < WRITERS; i++) {
        long seed = effort.firstSeed() * 100 + i;
        int batches = effort.rounds() / WRITERS;
        writing.add(threads.submit(() -> write(store, seed, batches)));
      }
      List<Future<?>> reading = new ArrayList<>();
      for (int i = 0; i < READERS; i++) {
        long seed = effort.firstSeed() * 100 + 50 + i;
        reading.add(threads.submit(() -> read(store, seed)));
      }
      reading.add(threads.submit(() -> follow(follower)));
      reading.add(threads.submit(() -> remove(store)));
      for (Future<?> writer : writing) writer.get();
      isOver.set(true);
      for (Future<?> reader : reading) reader.get();
    } finally {
      isOver.set(true);
      threads.shutdown();
    }
    assertThat(TraceStore.verify(directory).damages()).isEmpty();
    assertThat(RocksEngine.liveHandles()).isZero();
    assertThat(checked).hasPositiveValue();
    effort.report("%,d sums were whole".formatted(checked.get()));
  }

  private void write(TraceStore store, long seed, int batches) {
    RandomGenerator random = new SplittableRandom(seed);
    for (int i = 0; i < batches && !isOver.get(); i++) {
      TraceId id = new TraceId(seed, i + 1);
      store.write(batch(id, random));
      lastWritten.set(i + 1);
      if (random.nextInt(5) == 0) {
        long spans = store.delete(new TraceId(seed, 1 + random.nextInt(i + 1)));
        assertThat(spans == 0 || spans >= 2).isTrue();
      }
    }
  }

  private static List<Span> batch(TraceId id, RandomGenerator random) {
    List<Span> spans = new ArrayList<>();
    int parts = 2 + random.nextInt(6);
    long rest = SUM;
    String account = "account-" + random.nextInt(ACCOUNTS);
    for (int i = 1; i <= parts; i++) {
      long part = i == parts ? rest : random.nextLong(rest / 2);
      rest -= part;
      spans.add(
          Span.builder(id, new SpanId(i))
              .parentSpanId(i == 1 ? null : new SpanId(1 + random.nextInt(i - 1)))
              .name(i == 1 ? FIRST : i == parts ? LAST : "between")
              .startNanos(1_000_000 + random.nextInt(1_000_000))
              .resource(Resource.ofService(account))
              .attributes(Attributes.of("part", Value.of(part)))
              .build());
    }
    return spans;
  }

  private void read(TraceReader store, long seed) {
    RandomGenerator random = new SplittableRandom(seed);
    while (!isOver.get()) {
      switch (random.nextInt(6)) {
        case 0 -> readById(store, seed - seed % 100, random);
        case 1 -> readPages(store, TraceQuery.builder().limit(20));
        case 2 ->
            readPages(store, TraceQuery.builder().service("account-" + random.nextInt(ACCOUNTS)));
        case 3 -> readSpans(store, random);
        case 4 ->
            readStream(store, TraceQuery.builder().service("account-" + random.nextInt(ACCOUNTS)));
        default -> count(store);
      }
    }
  }

  private void readById(TraceReader store, long firstWriter, RandomGenerator random) {
    int newest = lastWritten.get();
    int number = Math.max(1, newest - random.nextInt(500));
    TraceId id = new TraceId(firstWriter + random.nextInt(WRITERS), number);
    store.trace(id).ifPresent(this::check);
  }

  private void readPages(TraceReader store, TraceQuery.Builder query) {
    for (int pages = 0; pages < 5; pages++) {
      Page page = store.find(query.build());
      store.traces(page.traceIds()).forEach(this::check);
      store
          .summaries(page.traceIds())
          .forEach(summary -> assertThat(summary.spanCount()).isGreaterThanOrEqualTo(2));
      if (page.cursor().isEmpty()) return;
      query.after(page.cursor().get());
    }
  }

  /** All spans of a trace start in one page of this size, or the page is told to go on. */
  private void readSpans(TraceReader store, RandomGenerator random) {
    TraceQuery query =
        TraceQuery.builder()
            .service("account-" + random.nextInt(ACCOUNTS))
            .limit(TraceQuery.MAX_LIMIT)
            .build();
    SpanPage page = store.spans(query);
    if (page.cursor().isEmpty()) checkSums(page.spans());
  }

  private void readStream(TraceReader store, TraceQuery.Builder query) {
    List<Span> spans = store.stream(query.build()).toList();
    if (spans.size() < STREAM_PAGE) checkSums(spans);
  }

  /** Each trace has one first span and one last. */
  private void count(TraceReader store) {
    TraceQuery ends = TraceQuery.builder().where(or(operation(FIRST), operation(LAST))).build();
    MatchCount count = store.count(ends);
    assertThat(count.spans()).isEqualTo(2 * count.traces());
    checked.addAndGet(count.traces());
  }

  private void follow(ReadOnlyTraceStore follower) {
    while (!isOver.get()) {
      follower.catchUp();
      readPages(follower, TraceQuery.builder().limit(50));
      count(follower);
    }
  }

  private void remove(TraceStore store) {
    long removals = 0;
    while (!isOver.get()) {
      if (store.statistics().spans() > 2_000) {
        store.retain(Retention.EVERYTHING.withMaxSpans(1_000));
        if (++removals % 10 == 0) store.clear();
      }
    }
  }

  private void check(Trace trace) {
    checkSums(trace.spans());
  }

  private void checkSums(List<Span> spans) {
    Map<TraceId, Long> sums = new HashMap<>();
    for (Span span : spans) sums.merge(span.traceId(), part(span), Long::sum);
    sums.forEach((id, sum) -> assertThat(sum).as("trace %s", id).isEqualTo(SUM));
    checked.addAndGet(sums.size());
  }

  private static long part(Span span) {
    Optional<Value> part = span.attributes().get("part");
    return ((Value.Int) part.orElseThrow()).value();
  }
}
