/** Programs that show the store at work; {@link io.spoor.examples.Quickstart} is the first. */
@NullMarked
package io.spoor.examples;

import org.jspecify.annotations.NullMarked;
