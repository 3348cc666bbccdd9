package io.spoor.cli;

import io.spoor.dialect.Rejection;
import java.util.OptionalLong;

/**
 * A part of the imported files that was left out.
 *
 * @param file as it was named on the command line
 * @param line from 1; empty where the file has no lines, or no single one is meant
 * @param offset the byte, from 0; empty where there is a line, or no single byte is meant
 * @param reason what was found and what was expected
 */
record RejectedPart(String file, OptionalLong line, OptionalLong offset, String reason) {

  /** Something that is not at one place, such as all of the file. */
  static RejectedPart of(String file, String reason) {
    return new RejectedPart(file, OptionalLong.empty(), OptionalLong.empty(), reason);
  }

  static RejectedPart of(Rejection rejection) {
    return new RejectedPart(
        rejection.file(), rejection.line(), rejection.byteOffset(), rejection.reason());
  }

  /** {@code file:line: reason}, or with the byte where there is no line. */
  @Override
  public String toString() {
    String place = "";
    if (line.isPresent()) {
      place = ":" + line.getAsLong();
    } else if (offset.isPresent()) {
      place = " at byte " + offset.getAsLong();
    }
    return PlainText.of(file + place + ": " + reason);
  }
}
