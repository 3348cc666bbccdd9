package io.spoor.input;

import java.io.IOException;
import java.io.InputStream;

/**
 * JSON text cut into units, each of which can be read, or fail to be read, without the others.
 *
 * <p>A unit is a line, or the lines of a value that goes on over several. So JSON lines come one by
 * one, a document is one unit however it is laid out, and nothing has to be told beforehand. A unit
 * is read as a stream and may be of any length.
 */
public final class JsonUnits {

  /*
   * A value that is open at the end of a line goes on in the next one if the two fit: the line
   * ends in one of { [ , : or the next one begins with one of } ] , : A line that was cut off
   * does not fit, so that the next one, which is sound, is not lost with it. It fits by chance if
   * it was cut after a comma, say; therefore a line that begins in column 1 like a line of OTLP
   * begins a unit of its own, unless the unit is an array and may have such elements.
   *
   * After a unit that was left open, lines are passed over up to one that begins with a brace or a
   * bracket in column 1: the rest of an indented document is not a hundred bad lines.
   */

  private static final String[] FIRST_KEYS = {
    "\"resourceSpans\"",
    "\"resourceLogs\"",
    "\"resourceMetrics\"",
    "\"resourceProfiles\"",
    "\"batches\""
  };

  private static final int LOOK_AHEAD = 64;

  private final InputStream in;
  private final byte[] buffer = new byte[1 << 16];
  private int next;
  private int end;
  private long line = 1;
  private long handedOut;

  private long firstLine = 1;
  private long lastLine = 1;
  private boolean ended = true;
  private boolean leftOpen;
  private int depth;
  private boolean inText;
  private boolean escaped;
  private boolean atLineStart;
  private boolean atColumnOne;
  private byte first;
  private byte last;

  private final InputStream unit =
      new InputStream() {
        @Override
        public int read() throws IOException {
          byte[] one = new byte[1];
          return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
          return length == 0 ? 0 : JsonUnits.this.read(target, offset, length);
        }
      };

  public JsonUnits(InputStream in) {
    this.in = in;
  }

  /** Moves to the next unit, past what was not read of this one; false if there is none. */
  public boolean advance() throws IOException {
    byte[] rest = new byte[ended ? 0 : 8192];
    while (!ended) read(rest, 0, rest.length);
    if (leftOpen) passOver();
    do {
      if (next == end && !fill()) return false;
      if (!isBlank(buffer[next])) break;
      if (buffer[next++] == '\n') line++;
    } while (true);
    begin();
    return true;
  }

  /** The bytes of this unit. */
  public InputStream bytes() {
    return unit;
  }

  /** The line on which this unit begins, from 1. */
  public long firstLine() {
    return firstLine;
  }

  /** The line of the last byte read that is not blank. */
  public long lastLine() {
    return lastLine;
  }

  /** How many bytes of units have been read. */
  public long position() {
    return handedOut;
  }

  /** The line up to which bytes have been read, from 1. */
  public long line() {
    return line;
  }

  private void begin() {
    firstLine = line;
    ended = false;
    leftOpen = false;
    depth = 0;
    inText = false;
    escaped = false;
    atLineStart = false;
    first = buffer[next];
    last = 0;
  }

  private int read(byte[] target, int offset, int length) throws IOException {
    if (ended) return -1;
    if (next == end && !fill()) {
      end();
      return -1;
    }
    int room = Math.min(length, end - next);
    int taken = 0;
    while (taken < room && !ended) {
      byte b = buffer[next];
      if (atLineStart && !isBlank(b)) {
        if (!goesOn(b)) {
          end();
          break;
        }
        atLineStart = false;
      }
      target[offset + taken++] = b;
      next++;
      scan(b);
    }
    handedOut += taken;
    return taken == 0 ? -1 : taken;
  }

  private void scan(byte b) {
    if (b == '\n') {
      endLine();
    } else if (inText) {
      if (escaped) escaped = false;
      else if (b == '\\') escaped = true;
      else if (b == '"') inText = false;
    } else if (!isBlank(b)) {
      last = b;
      lastLine = line;
      if (b == '"') inText = true;
      else if (b == '{' || b == '[') depth++;
      else if (b == '}' || b == ']') depth--;
      atColumnOne = false;
    } else {
      atColumnOne = false;
    }
  }

  private void endLine() {
    line++;
    atLineStart = true;
    atColumnOne = true;
    if (depth <= 0 || inText) end();
  }

  private void end() {
    ended = true;
    leftOpen = depth > 0 || inText;
  }

  private boolean goesOn(byte b) throws IOException {
    if (b == '}' || b == ']' || b == ',' || b == ':') return true;
    if (last != '{' && last != '[' && last != ',' && last != ':') return false;
    boolean element = first == '[' && depth == 1;
    return element || !atColumnOne || b != '{' || !beginsLikeALine();
  }

  private boolean beginsLikeALine() throws IOException {
    lookAhead();
    int i = next + 1;
    while (i < end && (buffer[i] == ' ' || buffer[i] == '\t')) i++;
    for (String key : FIRST_KEYS) {
      int matched = 0;
      while (matched < key.length()
          && i + matched < end
          && buffer[i + matched] == key.charAt(matched)) {
        matched++;
      }
      if (matched == key.length()) return true;
    }
    return false;
  }

  private void passOver() throws IOException {
    boolean columnOne = atColumnOne;
    while (next < end || fill()) {
      byte b = buffer[next];
      if (columnOne && (b == '{' || b == '[')) return;
      columnOne = b == '\n';
      if (columnOne) line++;
      next++;
    }
  }

  private void lookAhead() throws IOException {
    if (end - next >= LOOK_AHEAD) return;
    System.arraycopy(buffer, next, buffer, 0, end - next);
    end -= next;
    next = 0;
    while (end < LOOK_AHEAD) {
      int count = in.read(buffer, end, buffer.length - end);
      if (count < 0) return;
      end += count;
    }
  }

  private boolean fill() throws IOException {
    next = 0;
    end = 0;
    int count = in.read(buffer, 0, buffer.length);
    if (count <= 0) return false;
    end = count;
    return true;
  }

  private static boolean isBlank(byte b) {
    return b == ' ' || b == '\n' || b == '\r' || b == '\t';
  }
}
