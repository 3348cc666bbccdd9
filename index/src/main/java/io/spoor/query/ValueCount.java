package io.spoor.query;

import static java.util.Objects.requireNonNull;

/**
 * A value of an attribute, and how often it occurs.
 *
 * @param text its {@linkplain io.spoor.span.TextForm text form}
 * @param spans how many spans have it
 */
public record ValueCount(String text, long spans) {

  public ValueCount {
    requireNonNull(text, "text");
  }
}
