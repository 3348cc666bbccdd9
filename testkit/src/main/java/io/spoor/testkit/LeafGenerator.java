package io.spoor.testkit;

import io.spoor.query.Attribute;
import io.spoor.query.Condition;
import io.spoor.query.Condition.Comparison;
import io.spoor.query.Field;
import io.spoor.query.Level;
import io.spoor.query.Operand;
import io.spoor.span.Attributes;
import io.spoor.span.Span;
import io.spoor.span.TextForm;
import io.spoor.span.Value;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** A source of conditions on one attribute or field, read off a span so that most of them hold. */
final class LeafGenerator {
  private static final double STRANGE = 0.1;
  private static final Comparison[] COMPARISONS = Comparison.values();
  private static final Level[] LEVELS = Level.values();
  private static final Field[] FIELDS = Field.values();

  private final SeededRandom random;
  private final NearValues near;

  LeafGenerator(SeededRandom random) {
    this.random = random;
    this.near = new NearValues(random);
  }

  Condition next(Span model) {
    if (random.chance(0.5)) return onField(random.oneOf(FIELDS), model);
    return onAttribute(entries(model, Level.ANY), model);
  }

  /** A condition on something at this level. */
  Condition next(Level level, Span model) {
    if (random.chance(0.5)) {
      List<Field> fields = List.of(FIELDS).stream().filter(f -> f.level() == level).toList();
      return onField(random.oneOf(fields), model);
    }
    return onAttribute(entries(model, EnumSet.of(level)), model);
  }

  private Condition onField(Field field, Span model) {
    List<Value> values = OperandValues.of(field, model);
    if (values.isEmpty()) return random.chance(0.5) ? field.exists() : onMissing(field);
    Value value = random.oneOf(values);
    if (value instanceof Value.Text text) return onText(field, text.text());
    if (value instanceof Value.Int nanos) return onNanos(field, nanos.value());
    return switch (random.nextInt(4)) {
      case 0 -> field.exists();
      case 1 -> field.in(values);
      case 2 -> field.notEqualTo(value);
      default -> field.equalTo(value);
    };
  }

  /** A condition on a field that the model lacks. */
  private static Condition onMissing(Field field) {
    return switch (field.type()) {
      case TEXT -> field.startsWith("");
      case NANOS -> field.atLeast(0);
      case TRACE_ID, SPAN_ID -> Condition.not(field.exists());
    };
  }

  private Condition onNanos(Field field, long nanos) {
    Value value = near.nanos(nanos);
    return switch (random.nextInt(8)) {
      case 0 -> field.exists();
      case 1 -> field.in(List.of(value, Value.of(nanos + 1)));
      case 2 -> field.notEqualTo(value);
      case 3 -> Condition.and(field.atLeast(value), field.lessThan(near.nanos(nanos + 1)));
      default -> new Condition.Compare(field, random.oneOf(COMPARISONS), value);
    };
  }

  private Condition onText(Operand operand, String text) {
    return switch (random.nextInt(10)) {
      case 0 -> operand.exists();
      case 1 -> operand.notEqualTo(near.text(text));
      case 2, 3 -> operand.startsWith(near.prefix(text));
      case 4, 5 -> operand.matches(near.pattern(text));
      case 6 -> operand.in(near.text(text), "a", near.text(text));
      case 7 -> operand.equalTo(near.text(text));
      default ->
          new Condition.Compare(operand, random.oneOf(COMPARISONS), Value.of(near.text(text)));
    };
  }

  private Condition onAttribute(List<Entry> entries, Span model) {
    if (entries.isEmpty()) return attribute(LEVELS, "key").exists();
    Entry entry = random.oneOf(entries);
    Attribute attribute = attribute(levels(entry.level), entry.key);
    Value value = random.chance(STRANGE) ? otherValue(model) : element(entry.value);
    if (random.chance(0.2)) return attribute.textEqualTo(near.text(TextForm.of(value)));
    if (value instanceof Value.Text text) return onText(attribute, text.text());
    if (isNumber(value)) return onNumber(attribute, value);
    boolean isComparable = value instanceof Value.Bool || value instanceof Value.Bytes;
    if (!isComparable || random.chance(0.2)) return attribute.exists();
    return random.chance(0.2) ? attribute.notEqualTo(value) : attribute.equalTo(value);
  }

  private Condition onNumber(Attribute attribute, Value value) {
    return switch (random.nextInt(10)) {
      case 0 -> attribute.exists();
      case 1 -> attribute.notEqualTo(near.near(value));
      case 2 -> attribute.in(List.of(near.near(value), Value.of("1"), Value.of(1)));
      case 3 -> attribute.notIn(List.of(near.near(value)));
      case 4 -> Condition.and(attribute.atLeast(near.near(value)), attribute.atMost(value));
      case 5 -> attribute.startsWith("");
      default -> new Condition.Compare(attribute, random.oneOf(COMPARISONS), near.near(value));
    };
  }

  private static boolean isNumber(Value value) {
    return value instanceof Value.Int || value instanceof Value.Double;
  }

  /** At times a value of another attribute, so that types do not fit. */
  private Value otherValue(Span model) {
    return element(random.oneOf(entries(model, Level.ANY)).value);
  }

  private Value element(Value value) {
    if (!(value instanceof Value.Array array) || array.elements().isEmpty()) return value;
    return random.chance(0.2) ? value : element(random.oneOf(array.elements()));
  }

  private Level[] levels(Level level) {
    return switch (random.nextInt(10)) {
      case 0 -> new Level[] {random.oneOf(LEVELS)};
      case 1, 2 -> new Level[] {level, random.oneOf(LEVELS)};
      case 3, 4, 5 -> LEVELS;
      default -> new Level[] {level};
    };
  }

  private static Attribute attribute(Level[] levels, String key) {
    return new Attribute(Set.copyOf(EnumSet.copyOf(List.of(levels))), key);
  }

  private static List<Entry> entries(Span span, Set<Level> levels) {
    List<Entry> entries = new ArrayList<>();
    for (Level level : levels) {
      for (Attributes attributes : OperandValues.attributesAt(level, span)) {
        attributes.forEach((key, value) -> entries.add(new Entry(level, key, value)));
      }
    }
    return entries;
  }

  private record Entry(Level level, String key, Value value) {}
}
