package io.spoor.otlp;

import java.io.IOException;

/** Compressed data is cut off or not what it says it is. */
final class DamagedGzipException extends IOException {
  private final long bytes;

  DamagedGzipException(long bytes, IOException cause) {
    super(cause);
    this.bytes = bytes;
  }

  String reason() {
    return "gzip data is damaged or cut off after " + bytes + " bytes of content: " + getCause();
  }
}
