package io.spoor.testkit;

import io.spoor.query.Cursor;
import io.spoor.query.Level;
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

  private final List<Span> spans;
  private final SeededRandom random;

  /** Queries about these spans, of which there may be none. */
  public QueryGenerator(List<Span> spans, long seed) {
    this.spans = List.copyOf(spans);
    this.random = new SeededRandom(seed);
  }

  /** A query of up to five conditions, in a window of time or not, at times after a cursor. */
  public TraceQuery next() {
    TraceQuery.Builder query = TraceQuery.builder();
    Span model = anySpan();
    for (int i = random.nextInt(4); i > 0; i--) addCondition(query, modelOrOther(model));
    if (random.chance(0.15)) addDuration(query, modelOrOther(model));
    if (random.chance(0.4)) addWindow(query, model);
    if (random.chance(0.7)) query.limit(LIMITS[random.nextInt(LIMITS.length)]);
    if (random.chance(0.1)) query.after(cursor(model));
    return query.build();
  }

  private Span anySpan() {
    if (spans.isEmpty()) return new SpanGenerator(random.nextLong()).spans(1).get(0);
    return spans.get(random.nextInt(spans.size()));
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

  private Cursor cursor(Span span) {
    TraceId id = random.chance(0.5) ? span.traceId() : anySpan().traceId();
    return new Cursor(span.startNanos() + random.between(-1, 1), id);
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
