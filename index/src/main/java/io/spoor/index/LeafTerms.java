package io.spoor.index;

import io.spoor.query.Attribute;
import io.spoor.query.Condition;
import io.spoor.query.Condition.Compare;
import io.spoor.query.Condition.Comparison;
import io.spoor.query.Field;
import io.spoor.query.Level;
import io.spoor.query.Operand;
import io.spoor.span.SpanKind;
import io.spoor.span.StatusCode;
import io.spoor.span.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * A comparison in the words of the index, the same for every segment: the terms of which a row must
 * hold one, ranges of terms, and keys of which any term will do.
 */
record LeafTerms(List<Term> terms, List<TermRange> ranges, List<TermKey> keys) {

  /** Whether rows with such an operand can be told from its terms. */
  static boolean hasTerms(Operand operand) {
    if (!(operand instanceof Field field)) return true;
    return switch (field) {
      case TRACE_ID,
          SPAN_ID,
          PARENT_SPAN_ID,
          START_TIME,
          END_TIME,
          DURATION,
          EVENT_TIME,
          EVENT_TIME_SINCE_START ->
          false;
      default -> true;
    };
  }

  static LeafTerms of(Condition leaf, TermHash hash) {
    Builder builder = new Builder(hash);
    if (leaf instanceof Compare compare) {
      builder.compare(compare);
    } else if (leaf instanceof Condition.In in) {
      for (Value value : in.values()) {
        builder.compare(new Compare(in.operand(), Comparison.EQUAL, value));
      }
    } else if (leaf instanceof Condition.TextEquals equals) {
      for (TermKey key : keysOf(equals.attribute())) {
        builder.equal(key, TermValue.ofTextForm(equals.text()));
      }
    } else if (leaf instanceof Condition.Prefix prefix) {
      builder.prefix(prefix.operand(), Utf8.mended(prefix.prefix()));
    } else if (leaf instanceof Condition.Regex regex) {
      builder.regex(regex.operand(), TextTests.regex(regex.pattern()));
    } else if (leaf instanceof Condition.Exists exists) {
      builder.keys.addAll(keysOf(exists.operand()));
    } else {
      throw new IllegalArgumentException("no terms for " + leaf);
    }
    return new LeafTerms(builder.terms, builder.ranges, builder.keys);
  }

  private static List<TermKey> keysOf(Operand operand) {
    if (operand instanceof Field field) return List.of(TermKey.field(field));
    Attribute attribute = (Attribute) operand;
    List<TermKey> keys = new ArrayList<>(attribute.levels().size());
    for (Level level : attribute.levels()) {
      keys.add(TermKey.attribute(level, Utf8.mended(attribute.key())));
    }
    return keys;
  }

  /** How many terms a look at the ranges has to go through in a segment, at most. */
  int walkedTerms(SegmentReader reader) {
    int walked = 0;
    for (TermRange range : ranges) {
      walked += reader.terms(range.key());
    }
    return walked;
  }

  private static final class Builder {
    private final TermHash hash;
    final List<Term> terms = new ArrayList<>();
    final List<TermRange> ranges = new ArrayList<>();
    final List<TermKey> keys = new ArrayList<>();

    Builder(TermHash hash) {
      this.hash = hash;
    }

    void compare(Compare compare) {
      if (compare.operand() == Field.KIND || compare.operand() == Field.STATUS) {
        named(compare.operand(), ValueTest.compares(compare));
        return;
      }
      for (TermKey key : keysOf(compare.operand())) {
        if (compare.comparison() == Comparison.EQUAL) {
          equal(key, TermValue.equalTo(compare.value()));
        } else if (compare.value() instanceof Value.Text text) {
          ordered(key, compare.comparison(), Utf8.encode(text.text()));
        } else {
          ranges.addAll(NumberRanges.of(key, compare.comparison(), compare.value()));
        }
      }
    }

    /** Kinds and states are few and indexed by number. */
    private void named(Operand operand, Predicate<Value> test) {
      if (operand == Field.KIND) {
        for (SpanKind kind : SpanKind.values()) {
          if (test.test(Value.of(Field.nameOf(kind)))) ordinal(IndexedField.KIND, kind.ordinal());
        }
      } else {
        for (StatusCode code : StatusCode.values()) {
          if (test.test(Value.of(Field.nameOf(code)))) {
            ordinal(IndexedField.STATUS, code.ordinal());
          }
        }
      }
    }

    private void ordinal(IndexedField field, int ordinal) {
      equal(field.key, TermValue.equalTo(Value.of(ordinal)));
    }

    void equal(TermKey key, List<TermValue.Typed> values) {
      for (TermValue.Typed value : values) {
        terms.add(new Term(key, value.type(), value.bytes(), hash));
      }
    }

    private void ordered(TermKey key, Comparison comparison, byte[] asked) {
      TermRange.Test test = TextTests.compares(comparison, asked);
      boolean isFromBelow = comparison == Comparison.LESS || comparison == Comparison.AT_MOST;
      ranges.add(
          isFromBelow
              ? new TermRange(key, TermType.TEXT, TermValue.NONE, asked, test)
              : new TermRange(key, TermType.TEXT, asked, null, test));
      ranges.add(TermRange.all(key, TermType.LONG_TEXT, TextTests.comparesLong(comparison, asked)));
    }

    void prefix(Operand operand, String prefix) {
      if (operand == Field.KIND || operand == Field.STATUS) {
        named(operand, ValueTest.isText(text -> text.startsWith(prefix)));
        return;
      }
      byte[] bytes = Utf8.encode(prefix);
      for (TermKey key : keysOf(operand)) {
        if (!TermValue.isLong(bytes)) {
          byte[] last = TextTests.lastWithPrefix(bytes);
          ranges.add(new TermRange(key, TermType.TEXT, bytes, last, TermRange.Test.ALL));
        }
        ranges.add(TermRange.all(key, TermType.LONG_TEXT, TextTests.startsLong(bytes)));
      }
    }

    void regex(Operand operand, Predicate<String> isFound) {
      if (operand == Field.KIND || operand == Field.STATUS) {
        named(operand, ValueTest.isText(isFound));
        return;
      }
      for (TermKey key : keysOf(operand)) {
        ranges.add(TermRange.all(key, TermType.TEXT, TextTests.found(isFound)));
        ranges.add(TermRange.all(key, TermType.LONG_TEXT, (value, length) -> Truth.MAYBE));
      }
    }
  }
}
