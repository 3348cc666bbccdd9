package io.spoor.codec;

import io.spoor.span.Attributes;
import io.spoor.span.Resource;
import io.spoor.span.Scope;
import io.spoor.span.Span;
import io.spoor.span.SpanEvent;
import io.spoor.span.SpanLink;
import io.spoor.span.Value;
import java.util.List;

/**
 * A 32-bit hash of everything a span says: equal spans have equal ones, on every machine.
 *
 * <p>Part of the stored format: it must not change. Text counts by {@link String#hashCode()}, which
 * is specified; hash codes of records and enums are not, and have no part in it.
 */
public final class SpanFingerprint {
  private static final long FACTOR = 0x9e3779b97f4a7c15L;
  private static final long SEED = 0x53706f6f72L;

  private static final int TEXT = 1;
  private static final int INT = 2;
  private static final int BOOL = 3;
  private static final int DOUBLE = 4;
  private static final int BYTES = 5;
  private static final int ARRAY = 6;
  private static final int LIST = 7;

  private SpanFingerprint() {}

  public static int of(Span span) {
    long hash = mix(SEED, span.traceId().high());
    hash = mix(hash, span.traceId().low());
    hash = mix(hash, span.spanId().value());
    if (span.parentSpanId() != null) hash = mix(hash + 1, span.parentSpanId().value());
    hash = mix(hash, pair(span.traceState().hashCode(), span.name().hashCode()));
    hash = mix(hash, pair(span.flags(), span.kind().ordinal()));
    hash = mix(hash, span.startNanos());
    hash = mix(hash, span.endNanos());
    hash = mix(hash, span.attributes());
    hash = mix(hash, pair(span.droppedAttributesCount(), span.droppedEventsCount()));
    hash = mix(hash, pair(span.droppedLinksCount(), span.status().code().ordinal()));
    hash = mix(hash, span.status().message().hashCode());
    List<SpanEvent> events = span.events();
    List<SpanLink> links = span.links();
    hash = mix(hash, pair(events.size(), links.size()));
    for (int i = 0; i < events.size(); i++) hash = mix(hash, events.get(i));
    for (int i = 0; i < links.size(); i++) hash = mix(hash, links.get(i));
    hash = mix(hash, span.resource());
    hash = mix(hash, span.scope());
    return finish(hash);
  }

  private static long mix(long hash, SpanEvent event) {
    hash = mix(hash, event.timeNanos());
    hash = mix(hash, pair(event.name().hashCode(), event.droppedAttributesCount()));
    return mix(hash, event.attributes());
  }

  private static long mix(long hash, SpanLink link) {
    hash = mix(hash, link.traceId().high());
    hash = mix(hash, link.traceId().low());
    hash = mix(hash, link.spanId().value());
    hash = mix(hash, pair(link.traceState().hashCode(), link.droppedAttributesCount()));
    hash = mix(hash, link.flags());
    return mix(hash, link.attributes());
  }

  private static long mix(long hash, Resource resource) {
    hash = mix(hash, pair(resource.schemaUrl().hashCode(), resource.droppedAttributesCount()));
    return mix(hash, resource.attributes());
  }

  private static long mix(long hash, Scope scope) {
    hash = mix(hash, pair(scope.name().hashCode(), scope.version().hashCode()));
    hash = mix(hash, pair(scope.schemaUrl().hashCode(), scope.droppedAttributesCount()));
    return mix(hash, scope.attributes());
  }

  private static long mix(long hash, Attributes attributes) {
    int size = attributes.size();
    hash = mix(hash, size);
    for (int i = 0; i < size; i++) {
      int key = attributes.key(i).hashCode();
      Value value = attributes.value(i);
      if (value instanceof Value.Text text) hash = mix(hash, pair(key, text.text().hashCode()));
      else hash = mix(mix(hash, key), value);
    }
    return hash;
  }

  private static long mix(long hash, Value value) {
    if (value instanceof Value.Text text) return mix(hash, pair(TEXT, text.text().hashCode()));
    if (value instanceof Value.Int number) return mix(hash + INT, number.value());
    if (value instanceof Value.Bool bool) return mix(hash, pair(BOOL, bool.value() ? 1 : 0));
    if (value instanceof Value.Double number) {
      return mix(hash + DOUBLE, Double.doubleToRawLongBits(number.value()));
    }
    if (value instanceof Value.Bytes bytes) return mix(hash, pair(BYTES, bytes.hashCode()));
    if (value instanceof Value.Array array) {
      List<Value> elements = array.elements();
      hash = mix(hash, pair(ARRAY, elements.size()));
      for (int i = 0; i < elements.size(); i++) hash = mix(hash, elements.get(i));
      return hash;
    }
    if (value instanceof Value.KeyValueList list) return mix(hash + LIST, list.entries());
    return mix(hash, 0);
  }

  private static long pair(int one, int other) {
    return (long) one << 32 | other & 0xffffffffL;
  }

  private static long mix(long hash, long part) {
    long product = (hash ^ part) * FACTOR;
    return product ^ product >>> 32;
  }

  private static int finish(long hash) {
    long h = (hash ^ hash >>> 33) * 0xff51afd7ed558ccdL;
    h = (h ^ h >>> 33) * 0xc4ceb9fe1a85ec53L;
    return (int) (h ^ h >>> 33);
  }
}
