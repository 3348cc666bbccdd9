package io.spoor.receiver;

import java.io.IOException;

/** A request of which nothing was stored, for a reason that lies in it or in how many there are. */
public final class RefusedRequestException extends IOException {
  private static final long serialVersionUID = 1;

  /** Why a request is refused. */
  public enum Reason {
    /** It is not what it says it is. To send it again is of no use. */
    UNREADABLE,
    /** Its body is compressed in a way that is not known here. */
    UNKNOWN_ENCODING,
    /** It has more bytes than a request may have. */
    TOO_LARGE,
    /** Too much is being received at once. It may come again. */
    NO_ROOM
  }

  private final Reason reason;

  public RefusedRequestException(Reason reason, String message) {
    super(message);
    this.reason = reason;
  }

  public Reason reason() {
    return reason;
  }
}
