/** An embeddable store of traces: {@link io.spoor.TraceStore} is where to start. */
@NullMarked
package io.spoor;

import org.jspecify.annotations.NullMarked;
