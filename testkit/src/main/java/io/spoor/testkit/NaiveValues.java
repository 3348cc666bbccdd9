package io.spoor.testkit;

import io.spoor.query.Attribute;
import io.spoor.query.Level;
import io.spoor.query.ValueCount;
import io.spoor.span.Attributes;
import io.spoor.span.Span;
import io.spoor.span.TextForm;
import io.spoor.span.Value;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** Keys and values of attributes, read off every span. */
final class NaiveValues {
  private NaiveValues() {}

  static SortedSet<String> keys(Collection<Span> spans, Level level) {
    SortedSet<String> keys = new TreeSet<>(Utf8ByteOrder.INSTANCE);
    for (Span span : spans) {
      for (Attributes attributes : OperandValues.attributesAt(level, span)) {
        attributes.forEach((key, value) -> keys.add(key));
      }
    }
    return keys;
  }

  static List<ValueCount> counts(
      Collection<Span> spans, Attribute attribute, String prefix, int limit) {
    Map<String, Long> counts = new HashMap<>();
    for (Span span : spans) {
      Set<String> texts = new HashSet<>();
      OperandValues.of(attribute, span).forEach(value -> addTexts(value, texts));
      for (String text : texts) {
        if (text.startsWith(prefix)) counts.merge(text, 1L, Long::sum);
      }
    }
    List<ValueCount> values = new ArrayList<>();
    counts.forEach((text, count) -> values.add(new ValueCount(text, count)));
    values.sort(
        Comparator.comparingLong(ValueCount::spans)
            .reversed()
            .thenComparing(ValueCount::text, Utf8ByteOrder.INSTANCE));
    return values.stream().limit(limit).toList();
  }

  private static void addTexts(Value value, Set<String> texts) {
    texts.add(TextForm.of(value));
    if (value instanceof Value.Array array) {
      array.elements().forEach(element -> addTexts(element, texts));
    }
  }
}
