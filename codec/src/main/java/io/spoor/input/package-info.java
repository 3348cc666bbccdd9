/**
 * Reading input that nobody vouches for, in bounded memory: JSON cut into units, objects of a
 * bounded size, protobuf's wire format as a stream, gzip; and the log of what was read, left out
 * and changed.
 */
@NullMarked
package io.spoor.input;

import org.jspecify.annotations.NullMarked;
