package io.spoor.index;

import io.spoor.query.Attribute;
import io.spoor.query.Condition;
import io.spoor.query.Field;
import io.spoor.query.Level;
import io.spoor.query.TraceQuery;
import io.spoor.span.SpanKind;
import io.spoor.span.StatusCode;
import io.spoor.span.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A query in the words of the index, the same for every segment: for each condition the terms of
 * which a row must hold one, and ranges of duration and start.
 */
record SearchTerms(
    List<List<Term>> terms,
    long minDurationNanos,
    long maxDurationNanos,
    long fromNanos,
    long lastNanos) {

  static SearchTerms of(TraceQuery query, TermHash hash) {
    List<List<Term>> terms = new ArrayList<>();
    long minDuration = 0;
    long maxDuration = -1L;
    for (Condition condition : query.conditions()) {
      if (condition instanceof Condition.Compare c && c.operand() == Field.DURATION) {
        long nanos = ((Value.Int) c.value()).value();
        if (c.comparison() == Condition.Comparison.AT_LEAST) minDuration = nanos;
        else maxDuration = nanos;
      } else {
        terms.add(termsOf(condition, hash));
      }
    }
    return new SearchTerms(terms, minDuration, maxDuration, query.fromNanos(), query.lastNanos());
  }

  /** The same for rows that start at this moment at the latest. */
  SearchTerms until(long startNanos) {
    if (Long.compareUnsigned(startNanos, lastNanos) >= 0) return this;
    return new SearchTerms(terms, minDurationNanos, maxDurationNanos, fromNanos, startNanos);
  }

  /** Whether a stretch of rows with these extreme starts may hold a match. */
  boolean mayStartBetween(long minStart, long maxStart) {
    return Long.compareUnsigned(maxStart, fromNanos) >= 0
        && Long.compareUnsigned(minStart, lastNanos) <= 0;
  }

  boolean asksForDuration() {
    return minDurationNanos != 0 || maxDurationNanos != -1L;
  }

  boolean asksForTime() {
    return fromNanos != 0 || lastNanos != -1L;
  }

  private static List<Term> termsOf(Condition condition, TermHash hash) {
    if (condition instanceof Condition.Compare c) {
      if (c.operand() == Field.KIND) {
        for (SpanKind kind : SpanKind.values()) {
          if (c.equals(Condition.kind(kind))) {
            return terms(IndexedField.KIND.key, TermValue.equalTo(Value.of(kind.ordinal())), hash);
          }
        }
      }
      if (c.operand() == Field.STATUS) {
        for (StatusCode code : StatusCode.values()) {
          if (c.equals(Condition.status(code))) {
            return terms(
                IndexedField.STATUS.key, TermValue.equalTo(Value.of(code.ordinal())), hash);
          }
        }
      }
      if (c.operand() instanceof Field field) {
        return terms(TermKey.field(field), TermValue.equalTo(c.value()), hash);
      }
      if (c.operand() instanceof Attribute a) {
        return attributeTerms(a.levels(), a.key(), TermValue.equalTo(c.value()), hash);
      }
    }
    if (condition instanceof Condition.TextEquals c) {
      return attributeTerms(
          c.attribute().levels(), c.attribute().key(), TermValue.ofTextForm(c.text()), hash);
    }
    throw new IllegalArgumentException("no terms for " + condition);
  }

  private static List<Term> attributeTerms(
      Set<Level> levels, String key, List<TermValue.Typed> values, TermHash hash) {
    List<Term> terms = new ArrayList<>();
    for (Level level : levels) {
      terms.addAll(terms(TermKey.attribute(level, key), values, hash));
    }
    return terms;
  }

  private static List<Term> terms(TermKey key, List<TermValue.Typed> values, TermHash hash) {
    List<Term> terms = new ArrayList<>(values.size());
    for (TermValue.Typed value : values) {
      terms.add(new Term(key, value.type(), value.bytes(), hash));
    }
    return terms;
  }
}
