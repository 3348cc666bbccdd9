package io.spoor.otlp;

/** One span, scope or resource cannot be read; what follows it can. */
final class BadItemException extends Exception {
  private final String reason;

  BadItemException(String reason) {
    super(reason);
    this.reason = reason;
  }

  String reason() {
    return reason;
  }
}
