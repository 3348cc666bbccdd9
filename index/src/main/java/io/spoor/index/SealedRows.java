package io.spoor.index;

import java.util.Optional;

/** The stored rows of one sealed segment, parsed; a cache may stand before them. Thread-safe. */
public interface SealedRows {

  /** A parsed row that can be kept. Immutable. */
  interface Parsed {
    /** Roughly what it costs to keep it. */
    int heapBytes();
  }

  /** From the bytes of a row to what is kept of it. */
  @FunctionalInterface
  interface Parser<T extends Parsed> {
    T parse(ByteReader in);
  }

  /**
   * The row, or empty if there is none.
   *
   * @throws CorruptIndexException if its bytes are not what sealing wrote
   */
  <T extends Parsed> Optional<T> find(Part part, int number, Parser<T> parser);

  /**
   * A row that must be there.
   *
   * @throws CorruptIndexException if it is not, or its bytes are not what sealing wrote
   */
  <T extends Parsed> T get(Part part, int number, Parser<T> parser);
}
