/** Pages of HTML that show a trace. */
@NullMarked
package io.spoor.page;

import org.jspecify.annotations.NullMarked;
