package io.spoor.index;

import io.spoor.query.Field;

/** A field of a span that has terms. */
enum IndexedField {
  SERVICE(Field.SERVICE),
  RESOURCE_SCHEMA_URL(Field.RESOURCE_SCHEMA_URL),
  SCOPE_NAME(Field.SCOPE_NAME),
  SCOPE_VERSION(Field.SCOPE_VERSION),
  SCOPE_SCHEMA_URL(Field.SCOPE_SCHEMA_URL),
  NAME(Field.NAME),
  KIND(Field.KIND),
  STATUS(Field.STATUS),
  STATUS_MESSAGE(Field.STATUS_MESSAGE),
  TRACE_STATE(Field.TRACE_STATE),
  EVENT_NAME(Field.EVENT_NAME),
  LINK_TRACE_ID(Field.LINK_TRACE_ID),
  LINK_SPAN_ID(Field.LINK_SPAN_ID),
  LINK_TRACE_STATE(Field.LINK_TRACE_STATE);

  final TermKey key;

  IndexedField(Field field) {
    this.key = TermKey.field(field);
  }
}
