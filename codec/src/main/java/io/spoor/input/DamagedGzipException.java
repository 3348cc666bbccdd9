package io.spoor.input;

import java.io.IOException;

/** Compressed data is cut off or not what it says it is. */
public final class DamagedGzipException extends IOException {
  private final long bytes;

  public DamagedGzipException(long bytes, IOException cause) {
    super(cause);
    this.bytes = bytes;
  }

  public String reason() {
    return "gzip data is damaged or cut off after " + bytes + " bytes of content: " + getCause();
  }
}
