/** Runs of a system under test, kept to compare the traces of one with those of another. */
@NullMarked
package io.spoor.runs;

import org.jspecify.annotations.NullMarked;
