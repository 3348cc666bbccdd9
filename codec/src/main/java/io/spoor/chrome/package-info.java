/** Chrome's trace events: a picture of spans for Perfetto. */
@NullMarked
package io.spoor.chrome;

import org.jspecify.annotations.NullMarked;
