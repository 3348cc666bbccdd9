/**
 * A question about spans, as a value: {@link io.spoor.query.TraceQuery} and what it is made of.
 *
 * <p>All types here are immutable and safe to share between threads.
 */
@NullMarked
package io.spoor.query;

import org.jspecify.annotations.NullMarked;
