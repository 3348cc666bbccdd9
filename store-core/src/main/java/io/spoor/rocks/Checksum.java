package io.spoor.rocks;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * The CRC-32C that ends every stored value, as four big-endian bytes: over the key, then over the
 * value before them. With the key in it, a value under a wrong key is noticed too.
 */
final class Checksum {
  static final int BYTES = 4;

  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);

  private Checksum() {}

  /** A copy of part of {@code bytes} with the checksum behind it. */
  static byte[] append(byte[] key, byte[] bytes, int offset, int length) {
    byte[] stored = new byte[length + BYTES];
    System.arraycopy(bytes, offset, stored, 0, length);
    INT.set(stored, length, of(key, stored, length));
    return stored;
  }

  /** The value without its checksum, or null if it is not what was written under this key. */
  static byte @Nullable [] verify(byte[] key, byte[] stored) {
    int length = stored.length - BYTES;
    if (length < 0 || (int) INT.get(stored, length) != of(key, stored, length)) return null;
    return Arrays.copyOf(stored, length);
  }

  /** Why {@link #verify} found nothing. */
  static String mismatch(byte[] key, byte[] stored) {
    int length = stored.length - BYTES;
    if (length < 0) {
      return "it has %d bytes, expected at least %d".formatted(stored.length, BYTES);
    }
    return "its %,d bytes end in checksum 0x%08x, expected 0x%08x"
        .formatted(stored.length, (int) INT.get(stored, length), of(key, stored, length));
  }

  private static int of(byte[] key, byte[] value, int length) {
    CRC32C crc = new CRC32C();
    crc.update(key, 0, key.length);
    crc.update(value, 0, length);
    return (int) crc.getValue();
  }
}
