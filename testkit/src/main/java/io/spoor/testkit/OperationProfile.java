package io.spoor.testkit;

import io.spoor.span.Attributes;
import io.spoor.span.Scope;
import io.spoor.span.SpanKind;
import io.spoor.span.Value;
import java.util.List;

/**
 * What the spans of one operation have in common.
 *
 * @param target the service that is called, or {@link #NO_TARGET}
 * @param sources at least as many as a span has attributes
 */
record OperationProfile(
    String name, SpanKind kind, Scope scope, int target, List<AttributeSource> sources) {

  /** Stands for a target outside, such as a database, or none. */
  static final int NO_TARGET = -1;

  /** Whether the span can have children in its own service. */
  boolean isLocal() {
    return kind != SpanKind.CLIENT && kind != SpanKind.PRODUCER;
  }

  Attributes attributes(SeededRandom random, boolean failed, int count) {
    Attributes.Builder attributes = Attributes.builder();
    for (int i = 0; i < count; i++) {
      AttributeSource source = sources.get(i);
      attributes.put(source.key, source.values.next(random, failed));
    }
    return attributes.build();
  }

  /** A key with its values. */
  record AttributeSource(String key, ValueSource values) {}

  /** Draws a value for a span that failed or did not. */
  interface ValueSource {
    Value next(SeededRandom random, boolean failed);
  }
}
