/** OTLP over HTTP, received and written to a store. */
@NullMarked
package io.spoor.receiver;

import org.jspecify.annotations.NullMarked;
