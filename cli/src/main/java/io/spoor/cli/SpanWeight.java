package io.spoor.cli;

import io.spoor.span.Attributes;
import io.spoor.span.Resource;
import io.spoor.span.Scope;
import io.spoor.span.Span;
import io.spoor.span.SpanEvent;
import io.spoor.span.SpanLink;
import io.spoor.span.Value;

/** About how many characters and bytes a span holds. */
final class SpanWeight {
  private static final long FIXED = 64;
  private static final long PER_ENTRY = 16;

  private SpanWeight() {}

  /** Without resource and scope, which many spans share. */
  static long of(Span span) {
    long weight = FIXED + span.name().length() + span.traceState().length();
    weight += span.status().message().length() + of(span.attributes());
    for (SpanEvent event : span.events()) {
      weight += PER_ENTRY + event.name().length() + of(event.attributes());
    }
    for (SpanLink link : span.links()) {
      weight += FIXED + link.traceState().length() + of(link.attributes());
    }
    return weight;
  }

  static long of(Resource resource) {
    return FIXED + resource.schemaUrl().length() + of(resource.attributes());
  }

  static long of(Scope scope) {
    long weight = FIXED + scope.name().length() + scope.version().length();
    return weight + scope.schemaUrl().length() + of(scope.attributes());
  }

  private static long of(Attributes attributes) {
    long weight = 0;
    for (int i = 0; i < attributes.size(); i++) {
      weight += PER_ENTRY + attributes.key(i).length() + of(attributes.value(i));
    }
    return weight;
  }

  private static long of(Value value) {
    if (value instanceof Value.Text text) return text.text().length();
    if (value instanceof Value.Bytes bytes) return bytes.length();
    if (value instanceof Value.KeyValueList list) return of(list.entries());
    if (value instanceof Value.Array array) {
      long weight = 0;
      for (Value element : array.elements()) weight += PER_ENTRY + of(element);
      return weight;
    }
    return Long.BYTES;
  }
}
