package io.spoor.index;

import io.spoor.query.Level;
import io.spoor.span.Attributes;
import io.spoor.span.Resource;
import io.spoor.span.Scope;
import io.spoor.span.Span;
import io.spoor.span.SpanEvent;
import io.spoor.span.SpanLink;
import io.spoor.span.TextForm;
import io.spoor.span.Value;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;

/**
 * The distinct terms of a batch of spans, each with the rows that hold it: the one place that
 * decides what is indexed.
 *
 * <p>Rows count from zero within the batch. Immutable.
 */
final class BatchTerms {

  /*
   * Most terms of a batch occur many times in it, so each is looked up in the open segment once a
   * batch and not once a span; and all of this needs no lock.
   */

  static final int DROPPED = -1;

  final Term[] terms;

  /** Term i holds in {@code rows[from[i]]} to {@code rows[from[i + 1] - 1]}, ascending. */
  final int[] from;

  final int[] rows;

  private BatchTerms(Term[] terms, int[] from, int[] rows) {
    this.terms = terms;
    this.from = from;
    this.rows = rows;
  }

  /**
   * The same terms after rows were dropped.
   *
   * @param newRows for each row its new number, or {@link #DROPPED}
   */
  BatchTerms renumbered(int[] newRows) {
    Term[] kept = new Term[terms.length];
    int[] keptFrom = new int[terms.length + 1];
    int[] keptRows = new int[rows.length];
    int termCount = 0;
    int rowCount = 0;
    for (int term = 0; term < terms.length; term++) {
      for (int i = from[term]; i < from[term + 1]; i++) {
        int row = newRows[rows[i]];
        if (row != DROPPED) keptRows[rowCount++] = row;
      }
      if (rowCount == keptFrom[termCount]) continue; // No row is left that holds it.
      kept[termCount++] = terms[term];
      keptFrom[termCount] = rowCount;
    }
    return new BatchTerms(
        Arrays.copyOf(kept, termCount), Arrays.copyOf(keptFrom, termCount + 1), keptRows);
  }

  static BatchTerms of(List<Span> spans, TermHash hash) {
    Collector collector = new Collector(spans.size());
    for (int row = 0; row < spans.size(); row++) {
      collector.addSpan(spans.get(row), row);
    }
    return collector.finish(hash);
  }

  /** Meets the terms span by span, as (term, row) pairs, and sorts them by term at the end. */
  private static final class Collector {
    private final BatchTermTable table;
    private final IdentityHashMap<Resource, int[]> resources = new IdentityHashMap<>();
    private final IdentityHashMap<Scope, int[]> scopes = new IdentityHashMap<>();

    private int[] pairTerms;
    private int[] pairRows;
    private int pairs;
    private int row;

    Collector(int spans) {
      table = new BatchTermTable(Math.max(64, spans * 4));
      pairTerms = new int[Math.max(64, spans * 16)];
      pairRows = new int[pairTerms.length];
    }

    void addSpan(Span span, int row) {
      this.row = row;
      addAll(termsOf(span.resource()));
      addAll(termsOf(span.scope()));
      add(IndexedField.NAME, span.name());
      addByte(IndexedField.KIND, span.kind().ordinal());
      addByte(IndexedField.STATUS, span.status().code().ordinal());
      addUnlessEmpty(IndexedField.STATUS_MESSAGE, span.status().message());
      addUnlessEmpty(IndexedField.TRACE_STATE, span.traceState());
      addAttributes(Level.SPAN, span.attributes());
      List<SpanEvent> events = span.events();
      for (int i = 0; i < events.size(); i++) {
        add(IndexedField.EVENT_NAME, events.get(i).name());
        addAttributes(Level.EVENT, events.get(i).attributes());
      }
      List<SpanLink> links = span.links();
      for (int i = 0; i < links.size(); i++) {
        addLink(links.get(i));
      }
    }

    private void addLink(SpanLink link) {
      add(
          table.ofBytes(
              IndexedField.LINK_TRACE_ID.key, TermType.BYTES, TermValue.of(link.traceId())));
      byte[] spanId = Arrays.copyOf(TermValue.NONE, 8);
      LittleEndian.putLong(spanId, 0, Long.reverseBytes(link.spanId().value()));
      add(table.ofBytes(IndexedField.LINK_SPAN_ID.key, TermType.BYTES, spanId));
      addUnlessEmpty(IndexedField.LINK_TRACE_STATE, link.traceState());
      addAttributes(Level.LINK, link.attributes());
    }

    /** Spans that share a resource share its terms: collected once, kept by identity. */
    private int[] termsOf(Resource resource) {
      int[] known = resources.get(resource);
      if (known != null) return known;
      int mark = pairs;
      add(IndexedField.SERVICE, resource.service());
      addUnlessEmpty(IndexedField.RESOURCE_SCHEMA_URL, resource.schemaUrl());
      addAttributes(Level.RESOURCE, resource.attributes());
      int[] terms = takeSince(mark);
      resources.put(resource, terms);
      return terms;
    }

    private int[] termsOf(Scope scope) {
      int[] known = scopes.get(scope);
      if (known != null) return known;
      int mark = pairs;
      addUnlessEmpty(IndexedField.SCOPE_NAME, scope.name());
      addUnlessEmpty(IndexedField.SCOPE_VERSION, scope.version());
      addUnlessEmpty(IndexedField.SCOPE_SCHEMA_URL, scope.schemaUrl());
      addAttributes(Level.SCOPE, scope.attributes());
      int[] terms = takeSince(mark);
      scopes.put(scope, terms);
      return terms;
    }

    private int[] takeSince(int mark) {
      int[] terms = Arrays.copyOfRange(pairTerms, mark, pairs);
      pairs = mark;
      return terms;
    }

    private void addAttributes(Level level, Attributes attributes) {
      int code = TermKey.attributeCode(level);
      for (int i = 0; i < attributes.size(); i++) {
        addValue(code, attributes.key(i), attributes.value(i));
      }
    }

    private void addValue(int code, String key, Value value) {
      if (value instanceof Value.Text text) {
        add(table.ofText(code, key, TermType.TEXT, text.text()));
      } else if (value instanceof Value.Int number) {
        add(table.ofNumber(code, key, TermType.INT, number.value()));
      } else if (value instanceof Value.Bool bool) {
        add(table.ofNumber(code, key, TermType.BOOL, bool.value() ? 1 : 0));
      } else if (value instanceof Value.Double number) {
        addDouble(code, key, number.value());
      } else if (value instanceof Value.Bytes bytes) {
        add(table.ofBytes(new TermKey(code, key), TermType.BYTES, bytes.toArray()));
      } else if (value instanceof Value.Empty) {
        add(table.ofNumber(code, key, TermType.EMPTY, 0));
      } else {
        add(table.ofText(code, key, TermType.JSON, TextForm.of(value)));
        addElements(code, key, value);
      }
    }

    private void addDouble(int code, String key, double number) {
      if (TermValue.isInt(number)) {
        add(table.ofNumber(code, key, TermType.INT, (long) number));
      } else {
        add(table.ofNumber(code, key, TermType.DOUBLE, Double.doubleToLongBits(number)));
      }
    }

    private void addElements(int code, String key, Value value) {
      if (value instanceof Value.Array array) {
        for (Value element : array.elements()) {
          addValue(code, key, element);
        }
      }
    }

    private void addUnlessEmpty(IndexedField field, String text) {
      if (!text.isEmpty()) add(field, text);
    }

    private void add(IndexedField field, String text) {
      add(table.ofText(field.key.code(), field.key.name(), TermType.TEXT, text));
    }

    private void addByte(IndexedField field, int value) {
      add(table.ofNumber(field.key.code(), field.key.name(), TermType.INT, value));
    }

    private void addAll(int[] terms) {
      for (int term : terms) {
        add(term);
      }
    }

    private void add(int term) {
      if (pairs == pairTerms.length) {
        pairTerms = Arrays.copyOf(pairTerms, pairs * 2);
        pairRows = Arrays.copyOf(pairRows, pairs * 2);
      }
      pairTerms[pairs] = term;
      pairRows[pairs++] = row;
    }

    BatchTerms finish(TermHash hash) {
      int[] from = new int[table.size() + 1];
      int[] rows = new int[pairs];
      int[] lastRow = new int[table.size()];
      Arrays.fill(lastRow, -1);
      int kept = 0;
      for (int i = 0; i < pairs; i++) { // A span may hold a term twice: one row is enough.
        int term = pairTerms[i];
        if (lastRow[term] == pairRows[i]) continue;
        lastRow[term] = pairRows[i];
        from[term + 1]++;
        pairTerms[kept] = term;
        pairRows[kept++] = pairRows[i];
      }
      for (int term = 0; term < table.size(); term++) {
        from[term + 1] += from[term];
      }
      int[] next = Arrays.copyOf(from, table.size());
      for (int i = 0; i < kept; i++) {
        rows[next[pairTerms[i]]++] = pairRows[i];
      }
      return new BatchTerms(table.terms(hash), from, rows);
    }
  }
}
