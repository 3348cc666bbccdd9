package io.spoor.otlp;

/** One span, scope or resource cannot be read; what follows it can. */
final class BadItemException extends Exception {
  BadItemException(String reason) {
    super(reason);
  }
}
