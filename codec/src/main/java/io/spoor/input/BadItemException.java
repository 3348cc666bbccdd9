package io.spoor.input;

/** One span, scope or resource cannot be read; what follows it can. */
public final class BadItemException extends Exception {
  private static final int SHOWN_CHARS = 40;

  private final String reason;

  public BadItemException(String reason) {
    super(reason, null, false, false); // A hostile file may hold hundreds of thousands of them.
    this.reason = reason;
  }

  public String reason() {
    return reason;
  }

  /** Text of the input for a reason, which is not to be as long as the input. */
  public static String shortened(String text) {
    return text.length() <= SHOWN_CHARS
        ? text
        : text.substring(0, SHOWN_CHARS) + "... (" + text.length() + " characters)";
  }
}
