package io.spoor.otlp;

import java.io.IOException;

/** Compressed data is cut off or not what it says it is. */
final class DamagedGzipException extends IOException {
  DamagedGzipException(long bytes, IOException cause) {
    super(
        "gzip data is damaged or cut off after "
            + bytes
            + " bytes of content: "
            + cause.getMessage(),
        cause);
  }
}
