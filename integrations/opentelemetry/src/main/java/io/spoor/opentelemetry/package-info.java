/** Spans of the OpenTelemetry SDK for Java, written to a store in the same process. */
@NullMarked
package io.spoor.opentelemetry;

import org.jspecify.annotations.NullMarked;
