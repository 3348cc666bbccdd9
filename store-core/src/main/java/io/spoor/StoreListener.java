package io.spoor;

import io.spoor.span.TraceId;

/**
 * Is told what happens in a store.
 *
 * <pre>{@code
 * StoreListener watcher =
 *     new StoreListener() {
 *       @Override
 *       public void written(Written batch) {
 *         System.out.println("stored " + batch.spans() + ", had " + batch.duplicates());
 *       }
 *
 *       @Override
 *       public void failed(String attempted, Throwable cause) {
 *         System.out.println(attempted + " failed: " + cause.getMessage());
 *       }
 *     };
 * TraceStoreOptions options = TraceStoreOptions.defaults().withListener(watcher);
 * }</pre>
 *
 * <p>Calls come on the thread that caused them, a writer's or the store's own in the background,
 * and from several threads at once. The store waits for them, but holds no lock: others read and
 * write meanwhile. What a listener throws is dropped. A listener may read the store; what would
 * change or close it throws {@link IllegalStateException}.
 */
public interface StoreListener {

  /** Does nothing. */
  StoreListener NOBODY = new StoreListener() {};

  /** A batch was written, and is found. Empty batches are not told of. */
  default void written(Written batch) {}

  /** A full segment was sealed. */
  default void sealed(Sealed segment) {}

  /** Retention removed segments, by itself or by {@link TraceStore#retain}. */
  default void retained(Removal removed) {}

  /**
   * A trace was deleted.
   *
   * @param spans how many of it were stored; more than 0
   */
  default void deleted(TraceId id, long spans) {}

  /**
   * Something failed, other than by a bad argument or by a call on a closed store.
   *
   * @param attempted the name of the call, such as {@code write} or {@code find}; in the background
   *     {@code seal}, {@code retain} or {@code remove}, which frees the disk of what nobody can see
   *     any more
   */
  default void failed(String attempted, Throwable cause) {}

  /**
   * What became of a batch.
   *
   * @param spans those that were stored
   * @param duplicates those that were left out, being stored already or twice in the batch
   * @param bytes what the stored ones take encoded, before compression
   * @param nanos how long the call took, waiting for other writers included
   */
  record Written(int spans, int duplicates, long bytes, long nanos) {}

  /**
   * What was sealed.
   *
   * @param segment the number of the segment, which counts from 1 and is never used again
   * @param nanos how long it took
   */
  record Sealed(int segment, long spans, long nanos) {}
}
