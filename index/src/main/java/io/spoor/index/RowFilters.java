package io.spoor.index;

import io.spoor.query.Attribute;
import io.spoor.query.Condition;
import io.spoor.query.Condition.Compare;
import io.spoor.query.Condition.Comparison;
import io.spoor.query.Field;
import io.spoor.query.Level;
import io.spoor.query.Operand;
import io.spoor.span.TraceId;
import io.spoor.span.Value;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;

/** From conditions to filters of the rows of one segment. */
final class RowFilters {

  /** A span is read and decoded in the time in which about so many terms are walked. */
  private static final int TERMS_WALKED_A_SPAN = 64;

  private final SearchScope scope;
  private final SegmentReader reader;

  RowFilters(SearchScope scope, SegmentReader reader) {
    this.scope = scope;
    this.reader = reader;
  }

  RowFilter of(Condition condition) {
    return of(condition, null, Integer.MAX_VALUE);
  }

  /** What all conditions of a query leave; counted as its steps. */
  RowFilter ofQuery(List<Condition> conditions) {
    return allOf(conditions, null, Integer.MAX_VALUE, scope.counts()::step);
  }

  /**
   * @param bound one event or link of which the condition is asked: then terms tell of the row's
   *     other elements too, and nothing for sure
   * @param candidates how many rows can matter at most: where they are few, reading them is cheaper
   *     than walking many terms
   */
  private RowFilter of(Condition condition, @Nullable Level bound, int candidates) {
    if (condition instanceof Condition.And and) return allOf(and.conditions(), bound, candidates);
    if (condition instanceof Condition.Or or) {
      List<RowFilter> filters = new ArrayList<>(or.conditions().size());
      for (Condition part : or.conditions()) {
        filters.add(of(part, bound, candidates));
      }
      return AnyOf.of(filters, reader.rows());
    }
    if (condition instanceof Condition.Not not) {
      return new NotFilter(of(not.condition(), bound, candidates), reader.rows());
    }
    if (condition instanceof Condition.Some some) return some(some, candidates);
    if (condition instanceof Condition.Related related) {
      return RelatedFilter.of(scope, reader, related, candidates);
    }
    return leaf(condition, bound, candidates);
  }

  private RowFilter allOf(List<Condition> conditions, @Nullable Level bound, int candidates) {
    return allOf(conditions, bound, candidates, (condition, filter) -> {});
  }

  /** Those that need no walk first: where they leave few rows, the others need none either. */
  private RowFilter allOf(
      List<Condition> conditions,
      @Nullable Level bound,
      int candidates,
      BiConsumer<Condition, RowFilter> step) {
    List<Condition> byWalk = new ArrayList<>(conditions);
    byWalk.sort(Comparator.comparingInt(this::walkedTerms));
    List<RowFilter> filters = new ArrayList<>(byWalk.size());
    int fewest = candidates;
    for (Condition condition : byWalk) {
      RowFilter filter = of(condition, bound, fewest);
      fewest = Math.min(fewest, filter.candidates());
      filters.add(filter);
      step.accept(condition, filter);
      if (fewest == 0) return nothing();
    }
    return AllOf.of(filters, reader.rows());
  }

  private int walkedTerms(Condition condition) {
    if (!isLeaf(condition)) return Integer.MAX_VALUE;
    if (!LeafTerms.hasTerms(operandOf(condition))) return 0;
    return scope.terms(condition).walkedTerms(reader);
  }

  private RowFilter some(Condition.Some some, int candidates) {
    Condition asked = some.condition();
    boolean isOfOneLeaf = isLeaf(asked) && isAboutOnly(some.level(), operandOf(asked));
    if (isOfOneLeaf) return of(asked, null, candidates);
    Field always = some.level() == Level.EVENT ? Field.EVENT_NAME : Field.LINK_TRACE_ID;
    RowFilter possible =
        AllOf.of(
            List.of(withKey(TermKey.field(always)), of(asked, some.level(), candidates)),
            reader.rows());
    return new ReadFilter(possible, reads(some));
  }

  private static boolean isLeaf(Condition condition) {
    return !(condition instanceof Condition.And
        || condition instanceof Condition.Or
        || condition instanceof Condition.Not
        || condition instanceof Condition.Some
        || condition instanceof Condition.Related);
  }

  private static Operand operandOf(Condition leaf) {
    if (leaf instanceof Compare compare) return compare.operand();
    if (leaf instanceof Condition.In in) return in.operand();
    if (leaf instanceof Condition.TextEquals equals) return equals.attribute();
    if (leaf instanceof Condition.Prefix prefix) return prefix.operand();
    if (leaf instanceof Condition.Regex regex) return regex.operand();
    if (leaf instanceof Condition.Exists exists) return exists.operand();
    throw new IllegalArgumentException(leaf + " has no operand");
  }

  private static boolean isAboutOnly(Level level, Operand operand) {
    if (operand instanceof Field field) return field.level() == level;
    return ((Attribute) operand).levels().equals(Set.of(level));
  }

  private RowFilter leaf(Condition leaf, @Nullable Level bound, int candidates) {
    Operand operand = operandOf(leaf);
    if (operand instanceof Field field && !LeafTerms.hasTerms(field)) {
      return ofColumn(leaf, field);
    }
    if (operand instanceof Field field
        && leaf instanceof Condition.Exists
        && isAlwaysThere(field)) {
      return all();
    }
    LeafTerms terms = scope.terms(leaf);
    scope.counts().terms += terms.terms().size() + terms.keys().size();
    if (candidates < reader.rows()
        && terms.walkedTerms(reader) / TERMS_WALKED_A_SPAN > candidates) {
      return read(leaf);
    }
    return new TermRows(scope, reader, bound).of(terms, reads(leaf));
  }

  private static boolean isAlwaysThere(Field field) {
    return field == Field.SERVICE
        || field == Field.NAME
        || field == Field.KIND
        || field == Field.STATUS;
  }

  private RowFilter ofColumn(Condition leaf, Field field) {
    if (leaf instanceof Condition.In in) {
      List<RowFilter> filters = new ArrayList<>(in.values().size());
      for (Value value : in.values()) {
        filters.add(ofColumn(new Compare(field, Comparison.EQUAL, value), field));
      }
      return AnyOf.of(filters, reader.rows());
    }
    return switch (field) {
      case TRACE_ID -> leaf instanceof Compare compare ? ofTrace(compare.value()) : all();
      case SPAN_ID -> leaf instanceof Compare compare ? ofSpanId(compare.value()) : all();
      case START_TIME -> leaf instanceof Compare compare ? ofStart(compare) : all();
      case DURATION -> leaf instanceof Compare compare ? ofDuration(compare) : all();
      case END_TIME -> leaf instanceof Compare compare ? ofEnd(compare) : all();
      case PARENT_SPAN_ID -> ofParent(leaf);
      case EVENT_TIME, EVENT_TIME_SINCE_START ->
          new ReadFilter(withKey(TermKey.field(Field.EVENT_NAME)), reads(leaf));
      default -> throw new IllegalArgumentException(field + " is in no column");
    };
  }

  private RowFilter ofTrace(Value id) {
    ByteBuffer bytes = ByteBuffer.wrap(((Value.Bytes) id).toArray());
    int trace = reader.findTrace(new TraceId(bytes.getLong(), bytes.getLong()));
    if (trace < 0) return nothing();
    return TermsFilter.ofSure(RowSet.of(reader.ascendingRowsOfTrace(trace)));
  }

  private RowFilter ofSpanId(Value id) {
    long wanted = ByteBuffer.wrap(((Value.Bytes) id).toArray()).getLong();
    return column(
        IntUnaryOperator.identity(), row -> Truth.of(reader.spanId(row) == wanted), row -> false);
  }

  private RowFilter ofStart(Compare compare) {
    NanosRange range = NanosRange.of(compare);
    return column(
        IntUnaryOperator.identity(),
        row -> Truth.of(range.contains(reader.startNanos(row))),
        row -> false);
  }

  private RowFilter ofDuration(Compare compare) {
    NanosRange range = NanosRange.of(compare);
    IntFunction<Truth> column = row -> Truth.of(range.contains(reader.durationNanos(row)));
    RowSet longest = reader.rowsLasting(range.min());
    if (longest == null) return column(IntUnaryOperator.identity(), column, row -> false);
    return new ColumnFilter(longest.size(), longest.walk()::previous, column, row -> false);
  }

  /** Where the column has no duration the span may end before it starts. */
  private RowFilter ofEnd(Compare compare) {
    NanosRange range = NanosRange.of(compare);
    return column(
        IntUnaryOperator.identity(),
        row -> {
          long duration = reader.durationNanos(row);
          if (duration == 0) return Truth.MAYBE;
          return Truth.of(range.contains(reader.startNanos(row) + duration));
        },
        reads(compare));
  }

  private RowFilter ofParent(Condition leaf) {
    boolean isAnyMeant = leaf instanceof Condition.Exists;
    return column(
        IntUnaryOperator.identity(),
        row -> {
          Truth names = reader.namesParent(row);
          return names == Truth.YES && !isAnyMeant ? Truth.MAYBE : names;
        },
        reads(leaf));
  }

  private RowFilter column(IntUnaryOperator skip, IntFunction<Truth> column, IntPredicate read) {
    return new ColumnFilter(reader.rows(), skip, column, read);
  }

  private RowFilter withKey(TermKey key) {
    return TermsFilter.ofSure(reader.rowsWithKey(key));
  }

  private RowFilter read(Condition condition) {
    return new ReadFilter(all(), reads(condition));
  }

  private IntPredicate reads(Condition condition) {
    return row -> scope.matcher(condition).matches(scope.span(reader, row));
  }

  private RowFilter all() {
    return AllOf.of(List.of(), reader.rows());
  }

  private static RowFilter nothing() {
    return TermsFilter.ofSure(RowSet.EMPTY);
  }
}
