/**
 * What a span is: OpenTelemetry's trace data model as immutable values.
 *
 * <p>Everything OTLP can say about a span can be said here, and comes back equal after storage.
 * Names are OpenTelemetry's. All types are values: immutable, safe to share between threads, equal
 * when every field is equal.
 */
@NullMarked
package io.spoor.span;

import org.jspecify.annotations.NullMarked;
