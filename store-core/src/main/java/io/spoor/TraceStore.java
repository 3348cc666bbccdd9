package io.spoor;

import io.spoor.span.Span;
import io.spoor.span.TraceId;
import java.nio.file.Path;
import java.util.List;

/**
 * A durable store of spans inside this process, searchable by everything the spans say.
 *
 * <p>A store owns one directory. Spans go in with {@link #write}; traces come out {@linkplain
 * #trace by id} or {@linkplain #find by a query}. Stored spans are never changed.
 *
 * <h2>Visibility and durability</h2>
 *
 * When {@code write} returns, every later call on any thread sees all spans of the batch, and they
 * survive a crash of the process. They survive a loss of power only under {@link
 * Durability#POWER_LOSS}. Each call answers from one state of the store: all of a batch or none.
 *
 * <h2>Threads</h2>
 *
 * Any number of threads may share a store. Reads do not wait for writes, unless spans they had
 * found are deleted meanwhile.
 *
 * <h2>Time</h2>
 *
 * Times are nanoseconds since the Unix epoch, unsigned, as in OTLP. Windows of time include their
 * start and exclude their end.
 *
 * <h2>Failure</h2>
 *
 * A call either takes full effect or none. A bad argument throws {@link IllegalArgumentException}
 * or {@link NullPointerException}; everything else is a {@link TraceStoreException}, any call on a
 * closed store a {@link StoreClosedException}.
 *
 * @see TraceStoreOptions
 */
public interface TraceStore extends TraceReader {

  /**
   * Opens the store in {@code directory} with default options, creating both if they do not exist.
   *
   * @see #open(Path, TraceStoreOptions)
   */
  static TraceStore open(Path directory) {
    return open(directory, TraceStoreOptions.defaults());
  }

  /**
   * Opens the store in {@code directory}, creating both if they do not exist.
   *
   * @throws StoreLockedException if another store, in this process or another, has it open
   * @throws UnsupportedFormatException if a newer release wrote it; nothing is changed
   * @throws CorruptStoreException if its files are damaged
   * @throws StorageFailedException if the directory cannot be read or written
   */
  static TraceStore open(Path directory, TraceStoreOptions options) {
    return io.spoor.store.SegmentedTraceStore.open(directory, options);
  }

  /**
   * Opens the store in {@code directory} for reading with default options.
   *
   * @see #openReadOnly(Path, TraceStoreOptions)
   */
  static ReadOnlyTraceStore openReadOnly(Path directory) {
    return openReadOnly(directory, TraceStoreOptions.defaults());
  }

  /**
   * Opens the store in {@code directory} for reading, whether or not another store has it open. The
   * directory stays as it is; a temporary one is used besides, and deleted when the reader is
   * closed. Opening indexes the spans that are not sealed yet, as opening for writing does after a
   * crash.
   *
   * @param options of which only the sizes of the caches matter
   * @throws StoreNotFoundException if there is no store in it
   * @throws UnsupportedFormatException if a newer release wrote it
   * @throws CorruptStoreException if its files are damaged
   * @throws StorageFailedException if the directory cannot be read
   */
  static ReadOnlyTraceStore openReadOnly(Path directory, TraceStoreOptions options) {
    return io.spoor.store.FollowingTraceStore.open(directory, options);
  }

  /**
   * Reads all of the store in {@code directory} and tells what is not as it was written: files,
   * rows, and indexes that do not agree with their spans, which are made anew to be compared. Takes
   * as long as importing the spans would, and changes nothing. Nobody should be writing to the
   * store, or what changes meanwhile may be told as damage.
   *
   * @throws StoreNotFoundException if there is no store in it
   * @throws UnsupportedFormatException if a newer release wrote it
   * @throws CorruptStoreException if the file that says what wrote it is damaged
   * @throws StorageFailedException if the directory cannot be read
   */
  static Verification verify(Path directory) {
    return io.spoor.store.StoreVerification.of(directory);
  }

  /**
   * Copies all spans that can be read of a damaged store into a new one, and makes its indexes
   * anew. The damaged store stays as it is; nobody may be writing to it. If its manifest is lost,
   * spans that were deleted not long ago may come back, and its rows take their space a second time
   * beside {@code to} meanwhile.
   *
   * @param from the directory of the damaged store
   * @param to the directory of the new one, which must be empty or not exist
   * @throws StoreNotFoundException if there is no directory {@code from}
   * @throws UnsupportedFormatException if a newer release wrote it
   * @throws StorageFailedException if {@code to} is there already, or the disk refuses
   */
  static Salvage salvage(Path from, Path to) {
    return io.spoor.store.StoreSalvage.of(from, to);
  }

  /** A new store that keeps everything in memory and is gone when closed. */
  static TraceStore inMemory() {
    return inMemory(TraceStoreOptions.defaults());
  }

  /** A new store that keeps everything in memory and is gone when closed. */
  static TraceStore inMemory(TraceStoreOptions options) {
    return io.spoor.store.SegmentedTraceStore.inMemory(options);
  }

  /**
   * Adds spans as one batch: after a crash either all of them are there or none is.
   *
   * <p>Spans may come late, out of order, or twice, and a batch may mix traces. A span equal in
   * every field to a stored one is not stored again; different spans that share their ids are all
   * kept.
   *
   * @param spans at most {@link TraceStoreOptions#maxBatchSpans()}; an empty list does nothing
   * @throws IllegalArgumentException if there are too many spans, if one encodes to more than
   *     {@link TraceStoreOptions#maxSpanBytes()}, or all to more than {@link
   *     TraceStoreOptions#maxBatchBytes()}; nothing is written
   * @throws StorageFailedException if the disk refuses; nothing is written
   */
  void write(List<Span> spans);

  /**
   * Removes all spans of a trace, and returns how many they were; 0 if it is unknown. Their text
   * may stay on disk, in blocks of the index, until the segment that held them is removed.
   *
   * @throws StorageFailedException if the disk refuses; nothing is removed
   */
  long delete(TraceId id);

  /**
   * Removes what exceeds these bounds, and returns how much that was. What {@link
   * TraceStoreOptions#retention} says is removed without a call.
   *
   * <pre>{@code
   * long spans = store.delete(traceId);
   * Removal removed = store.retain(Retention.EVERYTHING.withMaxAge(Duration.ofDays(7)));
   * }</pre>
   *
   * @throws StorageFailedException if the disk refuses; nothing is removed
   */
  Removal retain(Retention bounds);

  /** Removes everything that was stored. */
  void clear();

  /**
   * Copies the store as it stands into another directory, which is then a store like any other.
   * Writes go on meanwhile. On disk it shares the files that never change, where the file system
   * allows it, and takes little time; of a store in memory it copies all rows.
   *
   * @param directory of the copy; must not exist
   * @throws StorageFailedException if it exists, or the disk refuses; nothing is left there
   */
  void checkpoint(Path directory);

  /**
   * Adds a backup of the store as it stands to a folder of them. Writes go on meanwhile. Only files
   * that came since the last backup are copied.
   *
   * @param folder for backups of this store alone; created if it does not exist
   * @throws StorageFailedException if the store is in memory, or the disk refuses
   * @see Backups
   */
  Backup backUp(Path folder);

  /**
   * Waits for running calls and closes the store. A large open segment on disk is sealed first,
   * which can take about a second, and spares the next opening from indexing it again. Closing a
   * closed store does nothing.
   */
  @Override
  void close();
}
