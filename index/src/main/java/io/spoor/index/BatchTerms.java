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
 * The distinct terms of a batch of spans, and which span holds which: the one place that decides
 * what is indexed.
 *
 * <p>A span goes by its place, which counts from zero in the order given. Immutable.
 */
final class BatchTerms {

  /*
   * Most terms of a batch occur many times in it, so each is looked up in the open segment once a
   * batch and not once a span; and all of this needs no lock.
   */

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

  /** The span at place p holds {@code held[heldFrom[p]]} to {@code held[heldFrom[p + 1] - 1]}. */
  final int[] heldFrom;

  /** Numbers of terms; one may occur in a span twice. */
  final int[] held;

  private BatchTerms(BatchTermTable table, TermHash hash, int[] heldFrom, int[] held) {
    int size = table.size();
    this.heldFrom = heldFrom;
    this.held = held;
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

  /** How many terms there are. */
  int size() {
    return types.length;
  }

  static BatchTerms of(List<Span> spans, TermHash hash) {
    Collector collector = new Collector(spans.size());
    for (int place = 0; place < spans.size(); place++) {
      collector.addSpan(spans.get(place), place);
    }
    return collector.finish(hash);
  }

  /** Meets the terms span by span. */
  private static final class Collector {
    private final BatchTermTable table;
    private final IdentityHashMap<Resource, int[]> resources = new IdentityHashMap<>();
    private final IdentityHashMap<Scope, int[]> scopes = new IdentityHashMap<>();

    private final int[] heldFrom;
    private int[] held;
    private int size;

    Collector(int spans) {
      table = new BatchTermTable(Math.max(64, spans * 4));
      heldFrom = new int[spans + 1];
      held = new int[Math.max(64, spans * 24)];
    }

    void addSpan(Span span, int place) {
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
      heldFrom[place + 1] = size;
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
      int mark = size;
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
      int mark = size;
      addUnlessEmpty(IndexedField.SCOPE_NAME, scope.name());
      addUnlessEmpty(IndexedField.SCOPE_VERSION, scope.version());
      addUnlessEmpty(IndexedField.SCOPE_SCHEMA_URL, scope.schemaUrl());
      addAttributes(Level.SCOPE, scope.attributes());
      int[] terms = takeSince(mark);
      scopes.put(scope, terms);
      return terms;
    }

    private int[] takeSince(int mark) {
      int[] terms = Arrays.copyOfRange(held, mark, size);
      size = mark;
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
      if (size == held.length) held = Arrays.copyOf(held, size * 2);
      held[size++] = term;
    }

    BatchTerms finish(TermHash hash) {
      return new BatchTerms(table, hash, heldFrom, held);
    }
  }
}
