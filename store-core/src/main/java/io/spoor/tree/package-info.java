/** The spans of a trace, hung under their parents. */
@NullMarked
package io.spoor.tree;

import org.jspecify.annotations.NullMarked;
