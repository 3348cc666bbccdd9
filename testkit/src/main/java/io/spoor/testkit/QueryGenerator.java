package io.spoor.testkit;

import io.spoor.codec.SpanFingerprint;
import io.spoor.query.Cursor;
import io.spoor.query.Level;
import io.spoor.query.Order;
import io.spoor.query.SpanCursor;
import io.spoor.query.TraceQuery;
import io.spoor.span.Attributes;
import io.spoor.span.Span;
import io.spoor.span.TextForm;
import io.spoor.span.TraceId;
import io.spoor.span.Value;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A source of queries about given spans, the same ones for the same seed and spans. Most are met by
 * some span: their conditions are read off one, a few off another or out of the air.
 *
 * <p>Not thread-safe.
 */
public final class QueryGenerator {
  private static final double STRANGE = 0.1;
  private static final int[] LIMITS = {1, 2, 3, 7, TraceQuery.DEFAULT_LIMIT, TraceQuery.MAX_LIMIT};

  private static final Order[] ORDERS = Order.values();
  private static final int DEPTH = 3;

  private final List<Span> spans;
  private final SeededRandom random;
  private final ConditionGenerator conditions;
  private final TraceConditionGenerator traceConditions;

  /** Queries about these spans, of which there may be none. */
  public QueryGenerator(List<Span> spans, long seed) {
    this.random = new SeededRandom(seed);
    this.spans =
        spans.isEmpty() ? new SpanGenerator(random.nextLong()).spans(1) : List.copyOf(spans);
    this.conditions = new ConditionGenerator(this.spans, random);
    this.traceConditions = new TraceConditionGenerator(this.spans, random);
  }

  /** A query of up to a few conditions, in a window of time or not, at times after a cursor. */
  public TraceQuery next() {
    Span model = anySpan();
    Order order = random.chance(0.2) ? random.oneOf(ORDERS) : Order.NEWEST_FIRST;
    TraceQuery.Builder query = newestFirst(model).order(order);
    if (random.chance(0.1)) query.after(cursor(order, model));
    return query.build();
  }

  /** A query in the first order and without a cursor. */
  TraceQuery nextOfSpans() {
    return newestFirst(anySpan()).build();
  }

  /** A place in the order of spans: that of a span, or one beside it. */
  SpanCursor spanCursor() {
    Span span = anySpan();
    long start = span.startNanos() + (random.chance(0.3) ? random.between(-1, 1) : 0);
    int fingerprint = SpanFingerprint.of(random.chance(0.3) ? anySpan() : span);
    int alike = random.chance(0.2) ? random.nextInt(3) : 0;
    TraceId traceId = random.chance(0.3) ? anySpan().traceId() : span.traceId();
    return new SpanCursor(start, traceId, span.spanId(), fingerprint, alike);
  }

  private TraceQuery.Builder newestFirst(Span model) {
    TraceQuery.Builder query = TraceQuery.builder();
    boolean isSimple = random.chance(0.4);
    if (isSimple || random.chance(0.4)) addSimpleConditions(query, model);
    if (!isSimple) addConditions(query, model);
    addBounds(query, model);
    return query;
  }

  private void addConditions(TraceQuery.Builder query, Span model) {
    for (int i = random.between(1, 2); i > 0; i--) {
      query.where(conditions.next(modelOrOther(model), random.nextInt(DEPTH + 1)));
    }
    if (random.chance(0.25)) query.having(traceConditions.next(modelOrOther(model)));
  }

  private void addSimpleConditions(TraceQuery.Builder query, Span model) {
    for (int i = random.nextInt(4); i > 0; i--) addCondition(query, modelOrOther(model));
    if (random.chance(0.15)) addDuration(query, modelOrOther(model));
  }

  private void addBounds(TraceQuery.Builder query, Span model) {
    if (random.chance(0.4)) addWindow(query, model);
    if (random.chance(0.7)) query.limit(LIMITS[random.nextInt(LIMITS.length)]);
  }

  private Span anySpan() {
    return random.oneOf(spans);
  }

  private Span modelOrOther(Span model) {
    return random.chance(STRANGE) ? anySpan() : model;
  }

  private void addCondition(TraceQuery.Builder query, Span span) {
    switch (random.nextInt(9)) {
      case 0 -> query.service(orStrange(span.service()));
      case 1 -> query.operation(orStrange(span.name()));
      case 2 -> query.kind(span.kind());
      case 3 -> query.status(span.status().code());
      default -> addAttribute(query, span);
    }
  }

  private String orStrange(String text) {
    return random.chance(STRANGE) ? text + "?" : text;
  }

  /** A range that ends at the duration of the span, or just misses it. */
  private void addDuration(TraceQuery.Builder query, Span span) {
    long nanos = span.durationNanos();
    if (nanos < 0) return; // More than a Duration can say in nanoseconds.
    long miss = nanos < Long.MAX_VALUE && random.chance(STRANGE) ? 1 : 0;
    switch (random.nextInt(3)) {
      case 0 -> query.minDuration(Duration.ofNanos(nanos + miss));
      case 1 -> query.maxDuration(Duration.ofNanos(nanos - (nanos > 0 ? miss : 0)));
      default -> query.minDuration(Duration.ofNanos(nanos)).maxDuration(Duration.ofNanos(nanos));
    }
  }

  private void addAttribute(TraceQuery.Builder query, Span span) {
    List<Entry> entries = entries(span);
    if (entries.isEmpty()) return;
    Entry entry = entries.get(random.nextInt(entries.size()));
    Level[] levels = Level.values();
    Level level = random.chance(STRANGE) ? random.oneOf(levels) : entry.level;
    if (random.chance(0.4) || !isComparable(entry.value)) {
      String text = orStrange(TextForm.of(element(entry.value)));
      addText(query, level, entry.key, text);
    } else {
      addEqual(query, level, entry.key, sameNumberOrOther(element(entry.value)));
    }
  }

  private void addText(TraceQuery.Builder query, Level level, String key, String text) {
    if (random.chance(0.5)) {
      query.attributeText(key, text);
    } else {
      query.attributeText(level, key, text);
    }
  }

  private void addEqual(TraceQuery.Builder query, Level level, String key, Value value) {
    if (random.chance(0.5)) {
      query.attribute(level, key, value);
    } else if (value instanceof Value.Text text) {
      query.attribute(key, text.text());
    } else if (value instanceof Value.Int number) {
      query.attribute(key, number.value());
    } else if (value instanceof Value.Double number) {
      query.attribute(key, number.value());
    } else if (value instanceof Value.Bool bool) {
      query.attribute(key, bool.value());
    } else {
      query.attribute(level, key, value);
    }
  }

  /** At times an element, or one of its, instead of the array. */
  private Value element(Value value) {
    if (!(value instanceof Value.Array array) || array.elements().isEmpty()) return value;
    Value element = array.elements().get(random.nextInt(array.elements().size()));
    return isComparable(value) || random.chance(0.5) ? element(element) : value;
  }

  /** Whether equality can be asked for: of an array, for whatever elements it has. */
  private static boolean isComparable(Value value) {
    if (value instanceof Value.Array array) {
      return !array.elements().isEmpty()
          && array.elements().stream().allMatch(QueryGenerator::isComparable);
    }
    return !(value instanceof Value.Empty || value instanceof Value.KeyValueList);
  }

  /** At times the same number in the other type, or its neighbour there. */
  private Value sameNumberOrOther(Value value) {
    if (!random.chance(0.5)) return value;
    if (value instanceof Value.Int number) return Value.of((double) number.value());
    if (value instanceof Value.Double number) return Value.of((long) number.value());
    return value;
  }

  /** A window that begins or ends at the start of the span, or of another, or beside them. */
  private void addWindow(TraceQuery.Builder query, Span span) {
    long near = span.startNanos() + random.between(-1, 1);
    long far = anySpan().startNanos() + random.between(-1, 1);
    if (random.chance(0.7)) query.fromNanos(random.chance(0.5) ? near : far);
    if (random.chance(0.7)) {
      long to = (random.chance(0.5) ? near : far) + 1;
      if (to != 0) query.toNanos(to);
    }
  }

  private Cursor cursor(Order order, Span span) {
    TraceId id = random.chance(0.5) ? span.traceId() : anySpan().traceId();
    long sortKey =
        switch (order) {
          case NEWEST_FIRST -> span.startNanos();
          case SLOWEST_SPAN_FIRST -> span.durationNanos();
          case LONGEST_TRACE_FIRST -> traceConditions.summary(span).durationNanos();
        };
    return new Cursor(sortKey + random.between(-1, 1), id);
  }

  private static List<Entry> entries(Span span) {
    List<Entry> entries = new ArrayList<>();
    addEntries(entries, Level.RESOURCE, span.resource().attributes());
    addEntries(entries, Level.SCOPE, span.scope().attributes());
    addEntries(entries, Level.SPAN, span.attributes());
    span.events().forEach(event -> addEntries(entries, Level.EVENT, event.attributes()));
    span.links().forEach(link -> addEntries(entries, Level.LINK, link.attributes()));
    return entries;
  }

  private static void addEntries(List<Entry> entries, Level level, Attributes attributes) {
    attributes.forEach((key, value) -> entries.add(new Entry(level, key, value)));
  }

  private record Entry(Level level, String key, Value value) {}
}
