package io.spoor.index;

import io.spoor.span.SpanKind;

/** A service, an operation of it, and a kind under which that occurs. */
public record SpanName(String service, String operation, SpanKind kind) {}
