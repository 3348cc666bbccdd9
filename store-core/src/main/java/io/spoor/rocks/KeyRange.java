package io.spoor.rocks;

import java.util.Arrays;
import java.util.HexFormat;

/** The keys from one, included, to another, excluded. */
final class KeyRange {
  private KeyRange() {}

  /**
   * Refuses a range that ends before it begins. RocksDB would accept it into a batch, fail half-way
   * through writing that, and take no write until it is opened again.
   */
  static void check(byte[] from, byte[] to) {
    if (Arrays.compareUnsigned(from, to) <= 0) return;
    HexFormat hex = HexFormat.of();
    throw new IllegalArgumentException(
        "range ends at key %s, before it begins at %s"
            .formatted(hex.formatHex(to), hex.formatHex(from)));
  }
}
