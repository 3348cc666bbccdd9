package io.spoor.dialect;

import static java.util.Objects.requireNonNull;

/**
 * Something in an input that was read otherwise than it stands there, because a span cannot hold it
 * as it is.
 *
 * @param file the name that the caller gave the input
 * @param line from 1; 0 where the input has no lines
 */
public record Warning(String file, long line, String text) {
  public Warning {
    requireNonNull(file, "file");
    requireNonNull(text, "text");
  }

  /** {@code file: line 3: text}. */
  @Override
  public String toString() {
    return line == 0 ? file + ": " + text : file + ": line " + line + ": " + text;
  }
}
