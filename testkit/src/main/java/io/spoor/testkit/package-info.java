/**
 * What a test or a benchmark of a trace store needs.
 *
 * <ol>
 *   <li>{@link io.spoor.testkit.NaiveTraceStore} is a list and loops: the specification in code.
 *   <li>{@link io.spoor.testkit.TraceStoreContract} is the same as tests, for any store.
 *   <li>{@link io.spoor.testkit.SpanGenerator} makes traces, the same ones for the same seed.
 *   <li>{@link io.spoor.testkit.QueryGenerator} makes queries that such traces can answer.
 * </ol>
 */
@NullMarked
package io.spoor.testkit;

import org.jspecify.annotations.NullMarked;
