package io.spoor.index;

import io.spoor.query.Level;

/** A field of a span that has terms, under the names of Jaeger's RFC 0005. */
enum Field {
  SERVICE(Level.RESOURCE, "service"),
  RESOURCE_SCHEMA_URL(Level.RESOURCE, "schemaURL"),
  SCOPE_NAME(Level.SCOPE, "name"),
  SCOPE_VERSION(Level.SCOPE, "version"),
  SCOPE_SCHEMA_URL(Level.SCOPE, "schemaURL"),
  NAME(Level.SPAN, "name"),
  KIND(Level.SPAN, "kind"),
  STATUS(Level.SPAN, "status"),
  STATUS_MESSAGE(Level.SPAN, "statusMessage"),
  TRACE_STATE(Level.SPAN, "traceState"),
  EVENT_NAME(Level.EVENT, "name"),
  LINK_TRACE_ID(Level.LINK, "traceID"),
  LINK_SPAN_ID(Level.LINK, "spanID"),
  LINK_TRACE_STATE(Level.LINK, "traceState");

  final TermKey key;

  Field(Level level, String name) {
    this.key = new TermKey(TermKey.FIELD | TermKey.attributeCode(level), name);
  }
}
