/**
 * The dialects of trace files by name, what comes of reading one, and what writes one. {@code
 * io.spoor.file} is the door to all of them.
 */
@NullMarked
package io.spoor.dialect;

import org.jspecify.annotations.NullMarked;
