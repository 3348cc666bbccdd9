package io.spoor.input;

/** Objects of JSON that are not OTLP, of dialects that are known. */
@FunctionalInterface
public interface ForeignObjects {
  /** No other dialect is known. */
  ForeignObjects NONE = object -> false;

  /**
   * Delivers the spans of an object.
   *
   * @return whether it is of a known dialect
   * @throws BadItemException if it is and cannot be read
   */
  boolean read(JsonObject object) throws BadItemException;

  /** Whether nothing else is expected: then OTLP is not read either. */
  default boolean areAllThatIsExpected() {
    return false;
  }
}
