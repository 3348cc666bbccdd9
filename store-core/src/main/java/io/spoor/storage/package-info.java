/** How a store lies on disk. */
@NullMarked
package io.spoor.storage;

import org.jspecify.annotations.NullMarked;
