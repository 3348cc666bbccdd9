package io.spoor.receiver;

import java.io.IOException;

/** A request that is answered with an error. */
final class RefusedRequestException extends IOException {
  private static final long serialVersionUID = 1;

  private final int status;

  RefusedRequestException(int status, String message) {
    super(message);
    this.status = status;
  }

  /** The HTTP status. */
  int status() {
    return status;
  }
}
