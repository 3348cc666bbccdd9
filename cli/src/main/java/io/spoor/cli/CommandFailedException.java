package io.spoor.cli;

import org.jspecify.annotations.Nullable;

/** A command cannot be carried out; the message tells people why. */
final class CommandFailedException extends RuntimeException {
  CommandFailedException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  CommandFailedException(String message) {
    this(message, null);
  }
}
