package io.spoor.input;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.HexFormat;

/** What the first bytes of an input say about the rest. */
public enum FirstBytes {
  JSON,
  PROTOBUF,
  EMPTY,
  UNKNOWN;

  private static final int PEEKED = 4096;
  private static final int SHOWN = 16;

  /** The first bytes of the stream, after a byte order mark, which is read. */
  public static byte[] peek(BufferedInputStream in) throws IOException {
    byte[] start = peekRaw(in);
    boolean mark =
        start.length >= 3
            && start[0] == (byte) 0xef
            && start[1] == (byte) 0xbb
            && start[2] == (byte) 0xbf;
    if (!mark) return start;
    in.skipNBytes(3);
    return peekRaw(in);
  }

  private static byte[] peekRaw(BufferedInputStream in) throws IOException {
    byte[] start = new byte[PEEKED];
    int length = 0;
    in.mark(PEEKED);
    try {
      int b;
      while (length < PEEKED && (b = in.read()) >= 0) start[length++] = (byte) b;
    } catch (DamagedGzipException e) {
      if (length == 0) throw e; // Else it will be met again, after what can be read.
    }
    in.reset();
    return Arrays.copyOf(start, length);
  }

  /*
   * A TracesData begins with 0x0a, which is also a line feed, and then a length, which may be a
   * brace or a bracket. What tells them apart is what follows these: in JSON a key or a further
   * value, in protobuf the tag of a field.
   */
  public static FirstBytes of(byte[] start) {
    int i = afterBlanks(start, 0);
    if (i == start.length) return EMPTY;
    boolean opens = start[i] == '{' || start[i] == '[';
    if (start[0] != '\n') return opens ? JSON : UNKNOWN;
    if (!opens) return PROTOBUF;
    int second = afterBlanks(start, i + 1);
    if (second == start.length) return JSON;
    if (second == i + 1 && start[second] >= ' ') return JSON; // No tag of a field is printable.
    boolean key =
        start[second] == '"' && second + 1 < start.length && (start[second + 1] & 0xff) >= ' ';
    // Too large for the length of a field that stands in one of at most '{' bytes.
    boolean further = "{[]}".indexOf(start[second]) >= 0;
    return key || further ? JSON : PROTOBUF;
  }

  private static int afterBlanks(byte[] bytes, int from) {
    int i = from;
    while (i < bytes.length
        && (bytes[i] == ' ' || bytes[i] == '\n' || bytes[i] == '\r' || bytes[i] == '\t')) {
      i++;
    }
    return i;
  }

  /** The first bytes, as text where they are. */
  public static String describe(byte[] start) {
    byte[] shown = Arrays.copyOf(start, Math.min(SHOWN, start.length));
    StringBuilder text = new StringBuilder("\"");
    for (byte b : shown) {
      if (b < ' ' || b == 0x7f) return "the bytes " + HexFormat.ofDelimiter(" ").formatHex(shown);
      text.append((char) b);
    }
    return text.append('"').toString();
  }
}
