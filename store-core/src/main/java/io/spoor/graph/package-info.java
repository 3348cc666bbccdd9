/**
 * Which services call which, counted over the spans of a window of time.
 *
 * <ol>
 *   <li>{@link io.spoor.graph.GraphQuery} says of which window, by which rule, between what.
 *   <li>{@link io.spoor.graph.CountingRule} says what counts as a call.
 *   <li>{@link io.spoor.graph.ServiceGraph} is the answer: {@link io.spoor.graph.ServiceCall}s with
 *       their numbers and {@link io.spoor.graph.CallDurations}.
 * </ol>
 */
@NullMarked
package io.spoor.graph;

import org.jspecify.annotations.NullMarked;
