package io.spoor;

/**
 * Is told what happens in a store.
 *
 * <p>Calls come on the thread that caused them, a writer's or the store's own in the background,
 * and from several threads at once; the store waits for them, but holds no lock. What a listener
 * throws is dropped. A listener may read the store, but not close it.
 */
public interface StoreListener {

  /** Does nothing. */
  StoreListener NOBODY = new StoreListener() {};
}
