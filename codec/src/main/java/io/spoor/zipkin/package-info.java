/**
 * Zipkin's formats, read and written by Zipkin's own codecs where these serve. {@code FromZipkin}
 * turns a span of Zipkin's into one of OpenTelemetry's, {@code ToZipkin} back.
 */
@NullMarked
package io.spoor.zipkin;

import org.jspecify.annotations.NullMarked;
