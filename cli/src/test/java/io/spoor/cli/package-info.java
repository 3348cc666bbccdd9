@NullMarked
package io.spoor.cli;

import org.jspecify.annotations.NullMarked;
