/**
 * From the rows of a window to the calls between services.
 *
 * <ol>
 *   <li>{@link io.spoor.store.graph.CallGraph} is the door: it goes through the traces that have
 *       rows in the window.
 *   <li>{@link io.spoor.store.graph.LinkedTrace} is one of them: {@link
 *       io.spoor.store.graph.ColumnTrace} from the columns of the only segment it lies in, {@link
 *       io.spoor.store.graph.DecodedTrace} from its spans.
 *   <li>{@link io.spoor.store.graph.CallRule} says what calls its spans stand for.
 *   <li>{@link io.spoor.store.graph.RowCalls} does without traces where a rule asks for a span and
 *       its parent only.
 *   <li>{@link io.spoor.store.graph.CallCounts} adds them up.
 * </ol>
 */
@NullMarked
package io.spoor.store.graph;

import org.jspecify.annotations.NullMarked;
