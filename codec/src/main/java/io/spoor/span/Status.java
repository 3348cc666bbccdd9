package io.spoor.span;

import static java.util.Objects.requireNonNull;

/**
 * How an operation ended.
 *
 * @param message for people; empty if there is none
 */
public record Status(StatusCode code, String message) {

  /** No status was set. */
  public static final Status UNSET = new Status(StatusCode.UNSET, "");

  /** The operation was declared successful. */
  public static final Status OK = new Status(StatusCode.OK, "");

  public Status {
    requireNonNull(code, "code");
    requireNonNull(message, "message");
  }

  /** An error described by {@code message}, which may be empty. */
  public static Status error(String message) {
    return new Status(StatusCode.ERROR, message);
  }
}
