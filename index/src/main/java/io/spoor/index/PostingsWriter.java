package io.spoor.index;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;

/**
 * Numbers the larger sets of rows of a segment as they come, and writes each once: the attributes
 * of a resource hold for the same spans, and so do keys that are always set together.
 */
final class PostingsWriter {
  private final SealedRowSink sink;
  private final Map<ByteBuffer, Integer> numbers = new HashMap<>();

  PostingsWriter(SealedRowSink sink) {
    this.sink = sink;
  }

  /** The number of the set whose rows are the first {@code size}, ascending. */
  int numberOf(int[] rows, int size) {
    byte[] bytes = Postings.many(rows, size);
    int next = numbers.size();
    Integer known = numbers.putIfAbsent(ByteBuffer.wrap(bytes), next);
    if (known != null) return known;
    sink.put(Part.POSTINGS, next, bytes);
    return next;
  }
}
