/**
 * Tests of what the traces of a system look like: {@link io.spoor.junit.SpoorExtension} collects
 * them, {@link io.spoor.junit.CollectedTraces} waits for them.
 */
@NullMarked
package io.spoor.junit;

import org.jspecify.annotations.NullMarked;
