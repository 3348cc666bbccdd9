package io.spoor.jaeger;

import io.spoor.span.Attributes;
import io.spoor.span.Value;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tags of Jaeger's that mean something, and what they are told by. */
final class Tags {
  static final String SPAN_KIND = "span.kind";
  static final String SCOPE_NAME = "otel.scope.name";
  static final String SCOPE_VERSION = "otel.scope.version";
  static final String OLD_SCOPE_NAME = "otel.library.name";
  static final String OLD_SCOPE_VERSION = "otel.library.version";
  static final String STATUS_CODE = "otel.status_code";
  static final String STATUS_DESCRIPTION = "otel.status_description";
  static final String ERROR = "error";
  static final String TRACE_STATE = "w3c.tracestate";
  static final String EVENT = "event";

  /** Of a link, as an attribute: the type that its reference has. */
  static final String REF_TYPE = "opentracing.ref_type";

  /** What Jaeger has that a span has no place for, as attributes; Jaeger itself names the first. */
  static final String WARNINGS = "@jaeger@warnings";

  static final String FLAGS = "jaeger.flags";

  private Tags() {}

  /** The value of the only tag with this key; null if there is none or there are several. */
  static @Nullable Value only(Attributes tags, String key) {
    Value found = null;
    for (int i = 0; i < tags.size(); i++) {
      if (!tags.key(i).equals(key)) continue;
      if (found != null) return null;
      found = tags.value(i);
    }
    return found;
  }

  /** The text of the only tag with this key; empty if it is none. */
  static String onlyText(Attributes tags, String key) {
    return only(tags, key) instanceof Value.Text text ? text.text() : "";
  }

  static boolean has(Attributes tags, String key) {
    return tags.get(key).isPresent();
  }

  static void addAllBut(Attributes tags, Set<String> taken, Attributes.Builder to) {
    for (int i = 0; i < tags.size(); i++) {
      if (!taken.contains(tags.key(i))) to.put(tags.key(i), tags.value(i));
    }
  }
}
