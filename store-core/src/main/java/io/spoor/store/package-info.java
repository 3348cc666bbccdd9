/** The store itself, from the calls of its users to the steps of its two paths. */
@NullMarked
package io.spoor.store;

import org.jspecify.annotations.NullMarked;
