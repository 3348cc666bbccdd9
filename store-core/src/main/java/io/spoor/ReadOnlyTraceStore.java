package io.spoor;

/**
 * A store on disk that is only read, while another store, in this process or another, may have it
 * open for writing.
 *
 * <p>It shows the store as it was when it was opened or last {@linkplain #catchUp caught up}: whole
 * batches, in the order in which they were written. It changes nothing in the store's directory and
 * takes no lock, so any number of them may be open, before, beside and after the one that writes.
 *
 * <pre>{@code
 * try (ReadOnlyTraceStore reader = TraceStore.openReadOnly(directory)) {
 *   System.out.println("found at once: " + reader.find(query).traceIds());
 *   reader.catchUp(); // Sees all that was written before, by whichever process.
 *   System.out.println("found by now: " + reader.find(query).traceIds());
 * }
 * }</pre>
 *
 * <h2>What is removed meanwhile</h2>
 *
 * What the writing store removes stays visible here until the next {@code catchUp}. A call that is
 * under way while another thread catches up may lose spans that it had found; it then begins again
 * with what is there now, once, before it fails with a {@link StorageFailedException}.
 *
 * @see TraceStore#openReadOnly(java.nio.file.Path)
 */
public interface ReadOnlyTraceStore extends TraceReader {

  /**
   * Makes later calls see all that the writing store had acknowledged before this one. Costs a look
   * at the directory where nothing was written since; otherwise the new spans are read, and the
   * keys of all spans that are not sealed yet. Calls under way go on meanwhile.
   *
   * @throws StorageFailedException if the files cannot be read; what was seen before stays visible
   * @throws CorruptStoreException if they are damaged
   */
  void catchUp();
}
