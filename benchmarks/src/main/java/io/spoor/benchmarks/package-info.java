/** How fast the store is. Each class says which question it answers and how to run it alone. */
@NullMarked
package io.spoor.benchmarks;

import org.jspecify.annotations.NullMarked;
