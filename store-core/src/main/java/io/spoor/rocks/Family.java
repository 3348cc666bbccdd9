package io.spoor.rocks;

import static java.nio.charset.StandardCharsets.US_ASCII;

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

  byte[] columnFamilyName() {
    return columnFamily.getBytes(US_ASCII);
  }

  /** How many first bytes of a key its filters are over; 0 if there are none. */
  int prefixBytes() {
    return prefixBytes;
  }
}
