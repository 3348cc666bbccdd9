/**
 * The door to files of traces: {@link io.spoor.file.TraceFile} reads every {@link
 * io.spoor.dialect.Dialect} and writes those that are written.
 */
@NullMarked
package io.spoor.file;

import org.jspecify.annotations.NullMarked;
