package io.spoor.soak;

import io.spoor.Retention;
import io.spoor.TraceStoreOptions;
import io.spoor.graph.CountingRule;
import io.spoor.graph.Granularity;
import io.spoor.graph.GraphQuery;
import io.spoor.query.Attribute;
import io.spoor.query.Condition;
import io.spoor.query.Cursor;
import io.spoor.query.Level;
import io.spoor.query.Order;
import io.spoor.query.SpanCursor;
import io.spoor.query.TraceQuery;
import io.spoor.span.Span;
import io.spoor.span.SpanId;
import io.spoor.span.TraceId;
import io.spoor.testkit.QueryGenerator;
import io.spoor.testkit.SpanGenerator;
import io.spoor.testkit.SpanGeneratorSettings;
import java.lang.reflect.Type;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Supplier;

/**
 * Random arguments for every type that a public method takes: right ones, null, empty, huge, and
 * such as another store or query gave. Used by one thread.
 */
final class OddArguments {
  /** More than a batch may have; see {@link #OPTIONS}. */
  private static final int TOO_MANY = 200;

  private static final String HUGE = "huge".repeat(1 << 16);

  /** So many that a stream reads them in two pages. */
  static final List<Span> TWO_PAGES = new SpanGenerator(2).spans(1_100);

  /** Limits that huge arguments exceed without costing much. */
  static final TraceStoreOptions OPTIONS =
      TraceStoreOptions.defaults()
          .withMaxBatchSpans(TOO_MANY - 1)
          .withMaxSpanBytes(1 << 16)
          .withMaxBatchBytes(1 << 20)
          .withMemtableBytes(64 << 10)
          .withBlockCacheBytes(1 << 16)
          .withCacheBytes(1 << 16)
          .withSegmentSpans(100);

  private static final List<Span> SPANS =
      new SpanGenerator(SpanGeneratorSettings.awkward(), 1).spans(400);

  private final Map<String, Supplier<Given>> byType =
      Map.ofEntries(
          Map.entry("int", () -> Given.odd(number())),
          Map.entry("long", () -> Given.right((long) number())),
          Map.entry(name(String.class), () -> Given.right(text())),
          Map.entry(name(TraceId.class), () -> Given.right(traceId())),
          Map.entry(name(SpanId.class), () -> Given.right(span().spanId())),
          Map.entry(name(Level.class), () -> Given.right(oneOf(Level.values()))),
          Map.entry(name(Attribute.class), () -> Given.right(attribute())),
          Map.entry(name(TraceQuery.class), this::query),
          Map.entry(name(GraphQuery.class), () -> Given.right(graphQuery())),
          Map.entry(name(SpanCursor.class), () -> Given.right(spanCursor())),
          Map.entry(name(Cursor.class), () -> Given.right(cursor())),
          Map.entry(name(Retention.class), () -> Given.right(retention())),
          Map.entry(name(TraceStoreOptions.class), () -> Given.right(OPTIONS)),
          Map.entry(name(Path.class), () -> Given.odd(path())),
          Map.entry(name(Object.class), () -> Given.right(cursor())),
          Map.entry(listOf(TraceId.class), this::traceIds),
          Map.entry(listOf(Span.class), this::spans));

  private final SplittableRandom random;
  private final QueryGenerator queries;
  private final Path directory;
  private final KeptResults kept;

  /**
   * @param directory that of the store
   * @param kept what was answered before, by any store
   */
  OddArguments(long seed, Path directory, KeptResults kept) {
    this.random = new SplittableRandom(seed);
    this.queries = new QueryGenerator(SPANS, seed);
    this.directory = directory;
    this.kept = kept;
  }

  SplittableRandom random() {
    return random;
  }

  /**
   * An argument of this type.
   *
   * @throws IllegalStateException if none is known: then one is to be added here
   */
  Given of(Type type) {
    Supplier<Given> known = byType.get(type.getTypeName());
    if (known == null) throw new IllegalStateException("no argument known of type " + type);
    boolean mayBeNull = !(type instanceof Class<?> c && (c.isPrimitive() || c == Object.class));
    return mayBeNull && isOneIn(20) ? Given.absent() : known.get();
  }

  /** An argument of this type with which nothing is wrong. */
  Given right(Type type) {
    if (type == int.class) return Given.right(1);
    if (type == Path.class) return Given.right(directory.resolve("new"));
    while (true) {
      Given given = of(type);
      if (given.entitles() == Given.Entitles.NOTHING) return given;
    }
  }

  private Given query() {
    TraceQuery query = isOneIn(10) ? TraceQuery.builder().build() : queries.next();
    if (isOneIn(40)) query = TraceQuery.builder().service(HUGE).build();
    if (isOneIn(10)) query = query.after(cursor());
    boolean isForTraces = query.after().isPresent() || query.order() != Order.NEWEST_FIRST;
    return isForTraces ? Given.odd(query) : Given.right(query);
  }

  private GraphQuery graphQuery() {
    return GraphQuery.builder()
        .rule(oneOf(CountingRule.values()))
        .granularity(oneOf(Granularity.values()))
        .fromNanos(isOneIn(3) ? span().startNanos() : 0)
        .build();
  }

  private SpanCursor spanCursor() {
    if (isOneIn(2)) return kept.spanCursor().orElseGet(this::foreignSpanCursor);
    return foreignSpanCursor();
  }

  private SpanCursor foreignSpanCursor() {
    int alike = isOneIn(5) ? Integer.MAX_VALUE : random.nextInt(3);
    return new SpanCursor(startNanos(), traceId(), span().spanId(), random.nextInt(), alike);
  }

  private Cursor cursor() {
    Cursor foreign = new Cursor(startNanos(), traceId());
    return isOneIn(2) ? kept.cursor().orElse(foreign) : foreign;
  }

  private long startNanos() {
    return isOneIn(4) ? random.nextLong() : span().startNanos();
  }

  private Retention retention() {
    return switch (random.nextInt(4)) {
      case 0 -> Retention.EVERYTHING.withMaxSpans(1 + random.nextInt(200));
      case 1 -> Retention.EVERYTHING.withMaxBytes(1 + random.nextInt(100_000));
      case 2 -> Retention.EVERYTHING.withMaxAge(Duration.ofDays(1 + random.nextInt(10_000)));
      default -> Retention.EVERYTHING.withMaxSpans(Long.MAX_VALUE);
    };
  }

  private Path path() {
    return switch (random.nextInt(3)) {
      case 0 -> directory;
      case 1 -> directory.resolve("CURRENT");
      default -> directory.resolve("CURRENT").resolve("below");
    };
  }

  private Given traceIds() {
    List<TraceId> ids = new ArrayList<>();
    for (int i = random.nextInt(5); i > 0; i--) ids.add(traceId());
    if (isOneIn(50)) ids.addAll(Collections.nCopies(10_000, new TraceId(random.nextLong(), 1)));
    return isOneIn(20) ? Given.holed(holed(ids)) : Given.right(ids);
  }

  private Given spans() {
    if (isOneIn(50)) return Given.odd(Collections.nCopies(TOO_MANY, span()));
    if (isOneIn(50)) return Given.odd(List.of(span().toBuilder().name(HUGE).build()));
    int from = random.nextInt(SPANS.size());
    int to = Math.min(SPANS.size(), from + random.nextInt(20));
    List<Span> spans = SPANS.subList(from, to);
    return isOneIn(20) ? Given.holed(holed(spans)) : Given.right(spans);
  }

  private static <T> List<T> holed(List<T> list) {
    List<T> holed = new ArrayList<>(list);
    holed.addAll(Arrays.asList(list.isEmpty() ? null : list.get(0), null));
    return holed;
  }

  private Attribute attribute() {
    return Condition.attribute(oneOf(Level.values()), text());
  }

  private String text() {
    return switch (random.nextInt(6)) {
      case 0 -> "";
      case 1 -> isOneIn(10) ? HUGE : "\ud800";
      case 2 -> span().service();
      default -> span().attributes().isEmpty() ? "key" : span().name();
    };
  }

  private int number() {
    int[] edges = {Integer.MIN_VALUE, -1, 0, 1, 7, Integer.MAX_VALUE};
    return edges[random.nextInt(edges.length)];
  }

  private TraceId traceId() {
    return isOneIn(4) ? new TraceId(random.nextLong(), 1 + random.nextInt(9)) : span().traceId();
  }

  private Span span() {
    return SPANS.get(random.nextInt(SPANS.size()));
  }

  private <T> T oneOf(T[] values) {
    return values[random.nextInt(values.length)];
  }

  private boolean isOneIn(int times) {
    return random.nextInt(times) == 0;
  }

  private static String name(Class<?> type) {
    return type.getTypeName();
  }

  private static String listOf(Class<?> type) {
    return "java.util.List<%s>".formatted(type.getTypeName());
  }
}
