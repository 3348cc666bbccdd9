/**
 * A question about spans and its answer, as values: {@link io.spoor.query.TraceQuery} and {@link
 * io.spoor.query.Page}, and what they are made of.
 *
 * <p>All types here are immutable and safe to share between threads.
 */
@NullMarked
package io.spoor.query;

import org.jspecify.annotations.NullMarked;
