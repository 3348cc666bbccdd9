/** What clients send to an agent of Jaeger, received and written to a store. */
@NullMarked
package io.spoor.receiver.jaeger;

import org.jspecify.annotations.NullMarked;
