package io.spoor.receiver.grpc;

import io.spoor.receiver.RefusedRequestException;
import io.spoor.receiver.RefusedRequestException.Reason;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** The one message of a unary call, as it was sent: its end is where its length says. */
final class OnlyMessage extends FilterInputStream {
  private long left;

  private OnlyMessage(InputStream call, long length) {
    super(call);
    this.left = length;
  }

  /**
   * Reads what comes before the message.
   *
   * @param encoding of the call: how a message is compressed that says so of itself
   * @return the message, decompressed
   */
  static InputStream of(InputStream call, @Nullable String encoding, long maxBytes)
      throws IOException {
    DataInputStream prefix = new DataInputStream(call);
    int compressed;
    long length;
    try {
      compressed = prefix.readUnsignedByte();
      length = Integer.toUnsignedLong(prefix.readInt());
    } catch (EOFException e) {
      throw new RefusedRequestException(Reason.UNREADABLE, "the call has no message");
    }
    if (length > maxBytes) {
      throw new RefusedRequestException(
          Reason.TOO_LARGE,
          "the message has %,d bytes, expected at most %,d".formatted(length, maxBytes));
    }
    InputStream message = new OnlyMessage(call, length);
    return switch (compressed) {
      case 0 -> message;
      case 1 -> decompressed(message, encoding);
      default ->
          throw new RefusedRequestException(
              Reason.UNREADABLE,
              "the message begins with %d, expected 0 or 1".formatted(compressed));
    };
  }

  private static InputStream decompressed(InputStream message, @Nullable String encoding)
      throws IOException {
    if (encoding != null && encoding.equalsIgnoreCase("gzip")) return new GZIPInputStream(message);
    throw new RefusedRequestException(
        Reason.UNKNOWN_ENCODING,
        "the message is compressed as %s, expected gzip".formatted(encoding));
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    if (left == 0) return -1;
    int count = super.read(buffer, offset, (int) Math.min(length, left));
    if (count < 0) throw new EOFException("%,d bytes of the message are missing".formatted(left));
    left -= count;
    return count;
  }

  @Override
  public boolean markSupported() {
    return false;
  }
}
