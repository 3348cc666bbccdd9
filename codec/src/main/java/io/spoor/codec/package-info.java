/** The stored form of spans. */
@NullMarked
package io.spoor.codec;

import org.jspecify.annotations.NullMarked;
