package io.spoor.runs;

/** The directory in which runs are kept cannot be read or changed. */
public final class RunsFailedException extends RuntimeException {
  private static final long serialVersionUID = 1;

  RunsFailedException(String message, Throwable cause) {
    super(message, cause);
  }
}
