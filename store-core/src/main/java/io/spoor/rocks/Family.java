package io.spoor.rocks;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Arrays;
import org.rocksdb.RocksDBException;

/** A separately sorted space of keys: a column family of RocksDB. */
public enum Family {
  /** RocksDB cannot do without its default family, so the smallest one is that. */
  META("default", 0),
  SPANS("spans", 20),
  INDEX("index", 0);

  private final String columnFamily;
  private final int prefixBytes;

  Family(String columnFamily, int prefixBytes) {
    this.columnFamily = columnFamily;
    this.prefixBytes = prefixBytes;
  }

  /** The family that RocksDB knows by this name. */
  static Family of(byte[] columnFamilyName) throws RocksDBException {
    for (Family family : values()) {
      if (Arrays.equals(family.columnFamilyName(), columnFamilyName)) return family;
    }
    throw new RocksDBException(
        "it is of an unknown column family, " + new String(columnFamilyName, US_ASCII));
  }

  byte[] columnFamilyName() {
    return columnFamily.getBytes(US_ASCII);
  }

  /** How many first bytes of a key its filters are over; 0 if there are none. */
  int prefixBytes() {
    return prefixBytes;
  }
}
