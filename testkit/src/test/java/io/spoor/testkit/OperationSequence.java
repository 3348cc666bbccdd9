package io.spoor.testkit;

import io.spoor.graph.CountingRule;
import io.spoor.graph.Granularity;
import io.spoor.graph.GraphQuery;
import io.spoor.query.Condition;
import io.spoor.query.Level;
import io.spoor.query.SpanCursor;
import io.spoor.query.TraceQuery;
import io.spoor.span.Attributes;
import io.spoor.span.Span;
import io.spoor.span.SpanId;
import io.spoor.span.SpanLink;
import io.spoor.span.TextForm;
import io.spoor.span.TraceId;
import io.spoor.span.Value;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** A random sequence of calls about the spans that it writes. */
final class OperationSequence {
  private static final double LARGE_BATCH = 0.1;

  private final SeededRandom random;
  private final Iterator<List<Span>> source;
  private final List<Span> written = new ArrayList<>();
  private final List<StoreOperation> operations = new ArrayList<>();

  private OperationSequence(long seed) {
    this.random = new SeededRandom(seed);
    this.source = new SpanGenerator(settings(), seed).batches(1);
  }

  /** The same operations for the same seed. */
  static List<StoreOperation> of(long seed, int count) {
    OperationSequence sequence = new OperationSequence(seed);
    while (sequence.operations.size() < count) sequence.operations.add(sequence.next());
    return sequence.operations;
  }

  /** Mostly awkward spans; at times with everyday values, or with larger traces. */
  private SpanGeneratorSettings settings() {
    SpanGeneratorSettings awkward = SpanGeneratorSettings.awkward();
    SpanGeneratorSettings realistic = SpanGeneratorSettings.realistic();
    return switch (random.nextInt(4)) {
      case 0 -> realistic.withArrival(awkward.arrival());
      case 1 -> awkward.withShape(realistic.shape());
      default -> awkward;
    };
  }

  private StoreOperation next() {
    int sort = random.nextInt(1_000);
    if (sort < 300) return write();
    if (sort < 560) return new StoreOperation.Find(queries().next());
    if (sort < 600) return new StoreOperation.Walk(queries().next());
    if (sort < 655) return readSpans();
    if (sort < 670) return new StoreOperation.WalkSpans(queries().nextOfSpans());
    if (sort < 740) return new StoreOperation.CountMatches(queries().next());
    if (sort < 760) return new StoreOperation.ReadSpan(id(), spanId());
    if (sort < 800) return new StoreOperation.ReadTrace(id());
    if (sort < 840) return new StoreOperation.ReadTraces(ids());
    if (sort < 870) return new StoreOperation.Summarise(ids());
    if (sort < 900) return new StoreOperation.ListServices();
    if (sort < 905) return new StoreOperation.ListOperations(service());
    if (sort < 910) return new StoreOperation.ListKeys(random.oneOf(Level.values()));
    if (sort < 920) return listValues();
    if (sort < 945) return new StoreOperation.Graph(graphQuery());
    if (sort < 960) return new StoreOperation.Count();
    if (sort < 976) return new StoreOperation.Delete(id());
    if (sort < 980) return new StoreOperation.Retain(1 + random.nextInt(written.size() + 1));
    if (sort < 985) return new StoreOperation.Clear();
    if (sort < 990) return new StoreOperation.Reopen();
    return new StoreOperation.Find(TraceQuery.builder().limit(TraceQuery.MAX_LIMIT).build());
  }

  private StoreOperation write() {
    int size = random.chance(LARGE_BATCH) ? random.between(10, 60) : random.nextInt(8);
    List<Span> batch = new ArrayList<>();
    while (batch.size() < size) {
      batch.add(random.chance(0.1) && !written.isEmpty() ? again() : source.next().get(0));
    }
    if (random.chance(0.1)) addTwins(batch);
    written.addAll(batch);
    return new StoreOperation.Write(batch);
  }

  /** Spans that differ, but not in their fingerprints. */
  private void addTwins(List<Span> batch) {
    Span.Builder span = source.next().get(0).toBuilder();
    for (String state : List.of("Aa", "BB")) batch.add(span.traceState(state).build());
  }

  /** A span that was written before, as it was or corrected. */
  private Span again() {
    Span span = written.get(random.nextInt(written.size()));
    return switch (random.nextInt(6)) {
      case 0 -> span.toBuilder().endNanos(span.endNanos() + 1).build();
      case 1 -> span.toBuilder().attributes(Attributes.of("late", Value.of(1))).build();
      case 2 -> span.toBuilder().traceId(id()).build();
      case 3 -> linkedTo(span);
      default -> span;
    };
  }

  /** Another span of the trace, which calls a peer. */
  private Span linkedTo(Span span) {
    SpanLink link = new SpanLink(span.traceId(), span.spanId(), "", Attributes.empty(), 0, 0);
    return span.toBuilder()
        .spanId(new SpanId(random.nextLong()))
        .links(List.of(link))
        .attributes(Attributes.of("peer.service", Value.of(service())))
        .build();
  }

  private QueryGenerator queries() {
    return new QueryGenerator(written, random.nextLong());
  }

  private StoreOperation readSpans() {
    QueryGenerator queries = queries();
    TraceQuery query = random.chance(0.1) ? queries.next() : queries.nextOfSpans();
    Optional<SpanCursor> after =
        random.chance(0.3) ? Optional.of(queries.spanCursor()) : Optional.empty();
    return new StoreOperation.ReadSpans(query, after);
  }

  /** Of a key of some span, at times with the beginning of a value. */
  private StoreOperation listValues() {
    Attributes attributes =
        written.isEmpty()
            ? Attributes.empty()
            : written.get(random.nextInt(written.size())).attributes();
    if (attributes.isEmpty()) {
      return new StoreOperation.ListValues(Condition.attribute("service.name"), "", 10);
    }
    int place = random.nextInt(attributes.size());
    String text = TextForm.of(attributes.value(place));
    int length = Math.min(text.length(), random.nextInt(4));
    boolean isCut = length > 0 && Character.isHighSurrogate(text.charAt(length - 1));
    String prefix = random.chance(0.5) || isCut ? "" : text.substring(0, length);
    return new StoreOperation.ListValues(
        Condition.attribute(attributes.key(place)), prefix, random.between(1, 20));
  }

  private GraphQuery graphQuery() {
    GraphQuery.Builder query =
        GraphQuery.builder()
            .rule(random.oneOf(CountingRule.values()))
            .granularity(random.oneOf(Granularity.values()));
    if (random.chance(0.4)) query.fromNanos(start());
    if (random.chance(0.4)) query.toNanos(start());
    return query.build();
  }

  private long start() {
    return written.isEmpty() ? 0 : written.get(random.nextInt(written.size())).startNanos();
  }

  private SpanId spanId() {
    if (written.isEmpty() || random.chance(0.05)) return new SpanId(random.nextInt(3));
    return written.get(random.nextInt(written.size())).spanId();
  }

  private TraceId id() {
    if (written.isEmpty() || random.chance(0.05)) return new TraceId(0, random.nextInt(3));
    return written.get(random.nextInt(written.size())).traceId();
  }

  private List<TraceId> ids() {
    List<TraceId> ids = new ArrayList<>();
    for (int i = random.nextInt(8); i > 0; i--) ids.add(id());
    return ids;
  }

  private String service() {
    if (written.isEmpty() || random.chance(0.05)) return "no such service";
    return written.get(random.nextInt(written.size())).service();
  }
}
