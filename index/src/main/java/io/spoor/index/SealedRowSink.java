package io.spoor.index;

/** Takes the rows of a segment while it is sealed. */
@FunctionalInterface
public interface SealedRowSink {
  void put(Part part, int number, byte[] row);
}
