/**
 * The spans of a trace, hung under their parents.
 *
 * <ol>
 *   <li>{@link io.spoor.tree.SpanTree} is the door: it puts the spans in canonical order, lets
 *       {@link io.spoor.index.ParentLinks} say which hangs under which, and answers about the
 *       whole.
 *   <li>{@link io.spoor.tree.SpanNode} is one span in its place.
 *   <li>{@link io.spoor.tree.TreeProblem} is what was found wrong.
 *   <li>{@link io.spoor.tree.TreeText} draws a tree.
 * </ol>
 */
@NullMarked
package io.spoor.tree;

import org.jspecify.annotations.NullMarked;
