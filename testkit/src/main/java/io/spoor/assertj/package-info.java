/**
 * Assertions on traces for tests, in the way of AssertJ.
 *
 * <ol>
 *   <li>{@link io.spoor.assertj.SpoorAssertions} is the door: {@code assertThat(trace)}.
 *   <li>{@link io.spoor.assertj.SpanShape} is a tree of operations as a test expects it.
 *   <li>{@link io.spoor.assertj.GoldenTrace} is the file that a trace is compared with.
 *   <li>{@link io.spoor.assertj.TraceAssertionError} is what fails, with the trace and the spans.
 * </ol>
 */
@NullMarked
package io.spoor.assertj;

import org.jspecify.annotations.NullMarked;
