package io.spoor.receiver;

/** A receiver cannot listen where it was asked to. */
public final class ReceiverFailedException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public ReceiverFailedException(String message, Throwable cause) {
    super(message, cause);
  }
}
