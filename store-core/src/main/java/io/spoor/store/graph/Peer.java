package io.spoor.store.graph;

import io.spoor.span.Attributes;
import io.spoor.span.Span;
import io.spoor.span.Value;

/** The name of the service at the other end of a span, where the span tells it. */
final class Peer {
  static final String KEY = "peer.service";

  private Peer() {}

  /** The first that is a text and not empty, or the empty text. */
  static String of(Span span) {
    Attributes attributes = span.attributes();
    for (int i = 0; i < attributes.size(); i++) {
      if (!attributes.key(i).equals(KEY)) continue;
      if (attributes.value(i) instanceof Value.Text text && !text.text().isEmpty()) {
        return text.text();
      }
    }
    return "";
  }
}
