package io.spoor.codec;

/** A stored value is not what an encoder wrote; the message says at which byte, and why. */
public final class CorruptSpanException extends Exception {
  public CorruptSpanException(String message) {
    super(message);
  }
}
