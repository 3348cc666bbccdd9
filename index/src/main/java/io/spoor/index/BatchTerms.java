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

  /** The distinct keys, to which {@code keyOf} points. */
  final List<TermKey> keys;

  /** For each term its key. */
  final int[] keyOf;

  /** For each term the type of its value. */
  final byte[] types;

  /**
   * The value of term i is {@code values[valueFrom[i]]} to {@code values[valueFrom[i + 1] - 1]}.
   */
  final byte[] values;

  final int[] valueFrom;

  /** For each term its hash. */
  final long[] hashes;

  /** Term i holds in {@code rows[from[i]]} to {@code rows[from[i + 1] - 1]}, ascending. */
  final int[] from;

  final int[] rows;

  private BatchTerms(BatchTermTable table, TermHash hash, int[] from, int[] rows) {
    int size = table.size();
    this.from = from;
    this.rows = rows;
    keys = table.keys();
    keyOf = table.keyOf();
    types = new byte[size];
    valueFrom = new int[size + 1];
    hashes = new long[size];
    ByteWriter bytes = new ByteWriter(size * 16 + 16);
    for (int term = 0; term < size; term++) {
      TermKey key = keys.get(keyOf[term]);
      TermValue.Typed value = table.value(term);
      types[term] = (byte) value.type();
      hashes[term] = hash.of(key.code(), key.name(), value.type(), value.bytes());
      bytes.bytes(value.bytes(), 0, value.bytes().length);
      valueFrom[term + 1] = bytes.size();
    }
    values = bytes.toArray();
  }

  /** Some rows of the same terms. */
  private BatchTerms(BatchTerms whole, int[] from, int[] rows) {
    this.from = from;
    this.rows = rows;
    keys = whole.keys;
    keyOf = whole.keyOf;
    types = whole.types;
    values = whole.values;
    valueFrom = whole.valueFrom;
    hashes = whole.hashes;
  }

  /** How many terms there are; those of which no row is left are counted. */
  int size() {
    return types.length;
  }

  boolean hasRows(int term) {
    return from[term] < from[term + 1];
  }

  /**
   * The same terms after rows were dropped.
   *
   * @param newRows for each row its new number, or {@link #DROPPED}
   */
  BatchTerms renumbered(int[] newRows) {
    int[] keptFrom = new int[from.length];
    int[] keptRows = new int[rows.length];
    int count = 0;
    for (int term = 0; term < size(); term++) {
      for (int i = from[term]; i < from[term + 1]; i++) {
        int row = newRows[rows[i]];
        if (row != DROPPED) keptRows[count++] = row;
      }
      keptFrom[term + 1] = count;
    }
    return new BatchTerms(this, keptFrom, keptRows);
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
              keyOf(IndexedField.LINK_TRACE_ID), TermType.BYTES, TermValue.of(link.traceId())));
      byte[] spanId = Arrays.copyOf(TermValue.NONE, 8);
      LittleEndian.putLong(spanId, 0, Long.reverseBytes(link.spanId().value()));
      add(table.ofBytes(keyOf(IndexedField.LINK_SPAN_ID), TermType.BYTES, spanId));
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
        addValue(table.key(code, attributes.key(i)), attributes.value(i));
      }
    }

    private void addValue(int key, Value value) {
      if (value instanceof Value.Text text) {
        add(table.ofText(key, TermType.TEXT, text.text()));
      } else if (value instanceof Value.Int number) {
        add(table.ofNumber(key, TermType.INT, number.value()));
      } else if (value instanceof Value.Bool bool) {
        add(table.ofNumber(key, TermType.BOOL, bool.value() ? 1 : 0));
      } else if (value instanceof Value.Double number) {
        addDouble(key, number.value());
      } else if (value instanceof Value.Bytes bytes) {
        add(table.ofBytes(key, TermType.BYTES, bytes.toArray()));
      } else if (value instanceof Value.Empty) {
        add(table.ofNumber(key, TermType.EMPTY, 0));
      } else {
        add(table.ofText(key, TermType.JSON, TextForm.of(value)));
        addElements(key, value);
      }
    }

    private void addDouble(int key, double number) {
      if (TermValue.isInt(number)) {
        add(table.ofNumber(key, TermType.INT, (long) number));
      } else {
        add(table.ofNumber(key, TermType.DOUBLE, Double.doubleToLongBits(number)));
      }
    }

    private void addElements(int key, Value value) {
      if (value instanceof Value.Array array) {
        for (Value element : array.elements()) {
          addValue(key, element);
        }
      }
    }

    private void addUnlessEmpty(IndexedField field, String text) {
      if (!text.isEmpty()) add(field, text);
    }

    private void add(IndexedField field, String text) {
      add(table.ofText(keyOf(field), TermType.TEXT, text));
    }

    private void addByte(IndexedField field, int value) {
      add(table.ofNumber(keyOf(field), TermType.INT, value));
    }

    private int keyOf(IndexedField field) {
      return table.key(field.key.code(), field.key.name());
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
      return new BatchTerms(table, hash, from, rows);
    }
  }
}
