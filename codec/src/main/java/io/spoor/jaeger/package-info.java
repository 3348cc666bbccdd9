/**
 * Jaeger's formats. {@link io.spoor.jaeger.JaegerObjects} tells them apart; each is read into a
 * {@code JaegerSpan}, which {@code FromJaeger} turns into a span and {@code ToJaeger} back.
 */
@NullMarked
package io.spoor.jaeger;

import org.jspecify.annotations.NullMarked;
