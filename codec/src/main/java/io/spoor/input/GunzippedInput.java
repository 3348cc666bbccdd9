package io.spoor.input;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** The content of gzip data; where that is damaged, {@link DamagedGzipException} says so. */
public final class GunzippedInput extends InputStream {
  private final Members in;
  private long bytes;

  private GunzippedInput(InputStream compressed) throws IOException {
    try {
      in = new Members(compressed);
    } catch (EOFException | ZipException e) {
      throw new DamagedGzipException(0, e);
    }
  }

  /** The content if {@code in} is gzip data, else {@code in} itself, in either case buffered. */
  public static BufferedInputStream orPlain(InputStream in) throws IOException {
    BufferedInputStream source = new WaitingInput(in);
    source.mark(2);
    boolean gzip = source.read() == 0x1f && source.read() == 0x8b;
    source.reset();
    return gzip ? new BufferedInputStream(new GunzippedInput(source), 1 << 16) : source;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    try {
      int count = in.read(target, offset, length);
      if (count < 0) in.checkEnd();
      bytes += Math.max(0, count);
      return count;
    } catch (EOFException | ZipException e) {
      throw new DamagedGzipException(bytes, e);
    }
  }

  /**
   * The members of gzip data. GZIPInputStream takes a damaged header of a later one for the end.
   */
  private static final class Members extends GZIPInputStream {
    private static final int TRAILER_BYTES = 8;

    Members(InputStream in) throws IOException {
      super(in, 1 << 16);
    }

    /** Behind the last member there may be zeros, with which tapes are filled up. */
    void checkEnd() throws IOException {
      boolean isZeros = true;
      for (int i = len - inf.getRemaining() + TRAILER_BYTES; i < len; i++) isZeros &= buf[i] == 0;
      for (int next = in.read(); next >= 0 && isZeros; next = in.read()) isZeros = next == 0;
      if (!isZeros) throw new ZipException("what follows is no member of gzip data");
    }
  }

  /**
   * A stream that waits to learn whether there is more. GZIPInputStream takes a pipe that happens
   * to be empty after one member for the end of all.
   */
  private static final class WaitingInput extends BufferedInputStream {
    WaitingInput(InputStream in) {
      super(in, 1 << 16);
    }

    @Override
    public synchronized int available() throws IOException {
      int available = super.available();
      if (available > 0) return available;
      mark(1);
      boolean ended = read() < 0;
      reset();
      return ended ? 0 : 1;
    }
  }
}
