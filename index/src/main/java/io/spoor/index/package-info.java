/** From terms to sets of rows, and from rows to the order they are wanted in; opens no file. */
@NullMarked
package io.spoor.index;

import org.jspecify.annotations.NullMarked;
