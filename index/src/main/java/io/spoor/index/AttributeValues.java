package io.spoor.index;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.spoor.codec.Utf8Order;
import io.spoor.query.Attribute;
import io.spoor.query.Level;
import io.spoor.query.ValueCount;
import io.spoor.span.TextForm;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The keys of attributes and their values, with the number of spans that have them. */
final class AttributeValues {
  private static final Comparator<ValueCount> MOST_FREQUENT_FIRST =
      Comparator.comparingLong(ValueCount::spans)
          .reversed()
          .thenComparing(ValueCount::text, Utf8Order.INSTANCE);

  private final SearchScope scope;
  private final Map<String, Long> counts = new HashMap<>();

  AttributeValues(SearchScope scope) {
    this.scope = scope;
  }

  SortedSet<String> keys(Level level) {
    SortedSet<String> keys = new TreeSet<>(Utf8Order.INSTANCE);
    int code = TermKey.attributeCode(level);
    for (SegmentReader reader : scope.readers()) {
      for (TermKey key : reader.keys()) {
        boolean isOfLevel = key.code() == code && !keys.contains(key.name());
        if (isOfLevel && countLive(reader, reader.rowsWithKey(key)) > 0) keys.add(key.name());
      }
    }
    return keys;
  }

  /** Those whose text begins so, the most frequent first. */
  List<ValueCount> of(Attribute attribute, String prefix, int limit) {
    String mended = Utf8.mended(prefix);
    for (SegmentReader reader : scope.readers()) {
      Map<String, RowUnion> rows = new HashMap<>();
      for (Level level : attribute.levels()) {
        TermKey key = TermKey.attribute(level, Utf8.mended(attribute.key()));
        for (int type : TermType.ALL) addAll(reader, key, type, mended, rows);
      }
      rows.forEach((text, union) -> count(text, countLive(reader, union.toRowSet())));
    }
    List<ValueCount> values = new ArrayList<>(counts.size());
    counts.forEach((text, spans) -> values.add(new ValueCount(text, spans)));
    values.sort(MOST_FREQUENT_FIRST);
    return values.subList(0, Math.min(limit, values.size()));
  }

  private void count(String text, long spans) {
    if (spans > 0) counts.merge(text, spans, Long::sum);
  }

  private void addAll(
      SegmentReader reader, TermKey key, int type, String prefix, Map<String, RowUnion> rows) {
    byte[] first = TermValue.NONE;
    byte @Nullable [] last = null;
    if (type == TermType.TEXT || type == TermType.JSON) {
      first = Utf8.encode(prefix);
      last = TextTests.lastWithPrefix(first);
    }
    TermRange.Test mayBegin = mayBegin(type, Utf8.encode(prefix));
    TermWalk walk = reader.walk(key, type, first, last);
    while (walk.next()) {
      if (mayBegin.of(walk.bytes(), walk.length()) == Truth.NO) continue;
      byte[] value = Arrays.copyOf(walk.bytes(), walk.length());
      RowSet holders = walk.rows();
      String text =
          TermType.isLong(type) ? longText(reader, key, type, value, holders) : text(type, value);
      if (text.startsWith(prefix)) {
        rows.computeIfAbsent(text, unseen -> new RowUnion(reader.rows())).add(holders);
      }
    }
  }

  /** Of long text the first bytes are known, which often spare the look at a span. */
  private static TermRange.Test mayBegin(int type, byte[] prefix) {
    boolean isLongText = type == TermType.LONG_TEXT || type == TermType.LONG_JSON;
    return isLongText ? TextTests.startsLong(prefix) : TermRange.Test.ALL;
  }

  private static String text(int type, byte[] value) {
    return switch (type) {
      case TermType.TEXT, TermType.JSON -> new String(value, UTF_8);
      case TermType.INT -> Long.toString(TermValue.toInt(value));
      case TermType.DOUBLE -> TextForm.of(TermValue.toDouble(value));
      case TermType.BOOL -> value[0] == 0 ? "false" : "true";
      case TermType.BYTES -> Base64.getEncoder().encodeToString(value);
      case TermType.EMPTY -> "";
      default -> throw new CorruptIndexException("a term has type " + type);
    };
  }

  /** The index has only the first bytes of it: a span that holds it has all. */
  private String longText(
      SegmentReader reader, TermKey key, int type, byte[] value, RowSet holders) {
    for (int row = holders.previous(reader.rows() - 1); row >= 0; row = holders.previous(row - 1)) {
      if (reader.isDeleted(row)) continue;
      return LongValues.text(scope.span(reader, row), key, type, value);
    }
    return ""; // Counts for nothing: no span is left that holds it.
  }

  private static long countLive(SegmentReader reader, RowSet rows) {
    if (!reader.hasDeletedRows()) return rows.size();
    long live = 0;
    for (int row = rows.previous(reader.rows() - 1); row >= 0; row = rows.previous(row - 1)) {
      if (!reader.isDeleted(row)) live++;
    }
    return live;
  }
}
