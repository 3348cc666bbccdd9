package io.spoor.codec;

import io.spoor.codec.proto.StoredEvent;
import io.spoor.codec.proto.StoredLink;
import io.spoor.codec.proto.StoredResource;
import io.spoor.codec.proto.StoredScope;
import io.spoor.codec.proto.StoredSpan;
import io.spoor.codec.proto.StoredSpans;
import io.spoor.codec.proto.StoredValue;
import io.spoor.codec.proto.StoredValues;

/** The tags of the stored value's fields, from the schema's numbers. */
final class StoredTags {
  static final int VARINT = 0;
  static final int FIXED64 = 1;
  static final int LENGTH_DELIMITED = 2;
  static final int FIXED32 = 5;

  static final int BASE_NANOS = StoredSpans.BASE_NANOS_FIELD_NUMBER << 3 | FIXED64;
  static final int STRINGS = StoredSpans.STRINGS_FIELD_NUMBER << 3 | LENGTH_DELIMITED;
  static final int ATTRIBUTES = StoredSpans.ATTRIBUTES_FIELD_NUMBER << 3 | LENGTH_DELIMITED;
  static final int RESOURCES = StoredSpans.RESOURCES_FIELD_NUMBER << 3 | LENGTH_DELIMITED;
  static final int SCOPES = StoredSpans.SCOPES_FIELD_NUMBER << 3 | LENGTH_DELIMITED;
  static final int SPANS = StoredSpans.SPANS_FIELD_NUMBER << 3 | LENGTH_DELIMITED;

  static final int VALUE_KEY = StoredValue.KEY_FIELD_NUMBER << 3 | VARINT;
  static final int VALUE_TEXT = StoredValue.TEXT_FIELD_NUMBER << 3 | LENGTH_DELIMITED;
  static final int VALUE_INT = StoredValue.INT_FIELD_NUMBER << 3 | VARINT;
  static final int VALUE_BOOL = StoredValue.BOOL_FIELD_NUMBER << 3 | VARINT;
  static final int VALUE_DOUBLE = StoredValue.DOUBLE_FIELD_NUMBER << 3 | FIXED64;
  static final int VALUE_BYTES = StoredValue.BYTES_FIELD_NUMBER << 3 | LENGTH_DELIMITED;
  static final int VALUE_ARRAY = StoredValue.ARRAY_FIELD_NUMBER << 3 | LENGTH_DELIMITED;
  static final int VALUE_LIST = StoredValue.LIST_FIELD_NUMBER << 3 | LENGTH_DELIMITED;

  static final int VALUES = StoredValues.VALUES_FIELD_NUMBER << 3 | LENGTH_DELIMITED;

  static final int RESOURCE_ATTRIBUTES =
      StoredResource.ATTRIBUTES_FIELD_NUMBER << 3 | LENGTH_DELIMITED;
  static final int RESOURCE_DROPPED_ATTRIBUTES =
      StoredResource.DROPPED_ATTRIBUTES_COUNT_FIELD_NUMBER << 3 | VARINT;
  static final int RESOURCE_SCHEMA_URL = StoredResource.SCHEMA_URL_FIELD_NUMBER << 3 | VARINT;

  static final int SCOPE_NAME = StoredScope.NAME_FIELD_NUMBER << 3 | VARINT;
  static final int SCOPE_VERSION = StoredScope.VERSION_FIELD_NUMBER << 3 | VARINT;
  static final int SCOPE_ATTRIBUTES = StoredScope.ATTRIBUTES_FIELD_NUMBER << 3 | LENGTH_DELIMITED;
  static final int SCOPE_DROPPED_ATTRIBUTES =
      StoredScope.DROPPED_ATTRIBUTES_COUNT_FIELD_NUMBER << 3 | VARINT;
  static final int SCOPE_SCHEMA_URL = StoredScope.SCHEMA_URL_FIELD_NUMBER << 3 | VARINT;

  static final int SPAN_ID = StoredSpan.SPAN_ID_FIELD_NUMBER << 3 | FIXED64;
  static final int SPAN_PARENT = StoredSpan.PARENT_SPAN_ID_FIELD_NUMBER << 3 | FIXED64;
  static final int SPAN_NAME = StoredSpan.NAME_FIELD_NUMBER << 3 | VARINT;
  static final int SPAN_KIND = StoredSpan.KIND_FIELD_NUMBER << 3 | VARINT;
  static final int SPAN_START_DELTA = StoredSpan.START_DELTA_FIELD_NUMBER << 3 | VARINT;
  static final int SPAN_DURATION = StoredSpan.DURATION_FIELD_NUMBER << 3 | VARINT;
  static final int SPAN_ATTRIBUTES = StoredSpan.ATTRIBUTES_FIELD_NUMBER << 3 | LENGTH_DELIMITED;
  static final int SPAN_RESOURCE = StoredSpan.RESOURCE_FIELD_NUMBER << 3 | VARINT;
  static final int SPAN_SCOPE = StoredSpan.SCOPE_FIELD_NUMBER << 3 | VARINT;
  static final int SPAN_STATUS_CODE = StoredSpan.STATUS_CODE_FIELD_NUMBER << 3 | VARINT;
  static final int SPAN_STATUS_MESSAGE = StoredSpan.STATUS_MESSAGE_FIELD_NUMBER << 3 | VARINT;
  static final int SPAN_EVENTS = StoredSpan.EVENTS_FIELD_NUMBER << 3 | LENGTH_DELIMITED;
  static final int SPAN_LINKS = StoredSpan.LINKS_FIELD_NUMBER << 3 | LENGTH_DELIMITED;
  static final int SPAN_FLAGS = StoredSpan.FLAGS_FIELD_NUMBER << 3 | VARINT;
  static final int SPAN_TRACE_STATE = StoredSpan.TRACE_STATE_FIELD_NUMBER << 3 | VARINT;
  static final int SPAN_DROPPED_ATTRIBUTES =
      StoredSpan.DROPPED_ATTRIBUTES_COUNT_FIELD_NUMBER << 3 | VARINT;
  static final int SPAN_DROPPED_EVENTS = StoredSpan.DROPPED_EVENTS_COUNT_FIELD_NUMBER << 3 | VARINT;
  static final int SPAN_DROPPED_LINKS = StoredSpan.DROPPED_LINKS_COUNT_FIELD_NUMBER << 3 | VARINT;

  static final int EVENT_TIME_DELTA = StoredEvent.TIME_DELTA_FIELD_NUMBER << 3 | VARINT;
  static final int EVENT_NAME = StoredEvent.NAME_FIELD_NUMBER << 3 | VARINT;
  static final int EVENT_ATTRIBUTES = StoredEvent.ATTRIBUTES_FIELD_NUMBER << 3 | LENGTH_DELIMITED;
  static final int EVENT_DROPPED_ATTRIBUTES =
      StoredEvent.DROPPED_ATTRIBUTES_COUNT_FIELD_NUMBER << 3 | VARINT;

  static final int LINK_TRACE_ID_HIGH = StoredLink.TRACE_ID_HIGH_FIELD_NUMBER << 3 | FIXED64;
  static final int LINK_TRACE_ID_LOW = StoredLink.TRACE_ID_LOW_FIELD_NUMBER << 3 | FIXED64;
  static final int LINK_SPAN_ID = StoredLink.SPAN_ID_FIELD_NUMBER << 3 | FIXED64;
  static final int LINK_TRACE_STATE = StoredLink.TRACE_STATE_FIELD_NUMBER << 3 | VARINT;
  static final int LINK_ATTRIBUTES = StoredLink.ATTRIBUTES_FIELD_NUMBER << 3 | LENGTH_DELIMITED;
  static final int LINK_DROPPED_ATTRIBUTES =
      StoredLink.DROPPED_ATTRIBUTES_COUNT_FIELD_NUMBER << 3 | VARINT;
  static final int LINK_FLAGS = StoredLink.FLAGS_FIELD_NUMBER << 3 | VARINT;

  private StoredTags() {}
}
