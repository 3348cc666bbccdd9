package io.spoor.receiver;

import io.spoor.receiver.RefusedRequestException.Reason;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Takes room for what is read from a body, and ends at the most it may have. */
final class BodyStream extends FilterInputStream {
  private static final int STEP = 64 << 10;

  private final SpanIntake.Room room;
  private final long maxBytes;
  private long read;
  private long taken;

  BodyStream(InputStream in, SpanIntake.Room room, long maxBytes) {
    super(in);
    this.room = room;
    this.maxBytes = maxBytes;
  }

  @Override
  public int read() throws IOException {
    takeRoom();
    int next = super.read();
    if (next >= 0) count(1);
    return next;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    takeRoom();
    int count = super.read(buffer, offset, Math.min(length, STEP));
    if (count > 0) count(count);
    return count;
  }

  @Override
  public boolean markSupported() {
    return false;
  }

  private void takeRoom() throws RefusedRequestException {
    if (read + STEP <= taken || taken == maxBytes) return;
    long more = Math.min(STEP, maxBytes - taken);
    if (!room.take(more)) {
      throw new RefusedRequestException(
          Reason.NO_ROOM, "too much is being received at once; this request may come again");
    }
    taken += more;
  }

  private void count(int bytes) throws RefusedRequestException {
    read += bytes;
    if (read > maxBytes) {
      throw new RefusedRequestException(
          Reason.TOO_LARGE, "the body has more than %,d bytes, decompressed".formatted(maxBytes));
    }
  }
}
