package io.spoor;

/**
 * What an acknowledged call that changed the store survives. A store that was closed survives a
 * loss of power whichever it was.
 *
 * <p>What is lost are always the last calls, each as a whole: a batch is there with all its spans
 * and all its indexes, or not at all.
 *
 * <p>A file that is damaged although the disk had it is another matter: then the store says which.
 * The newest log of a store that was not closed is the exception: cut off, zeroed or damaged at
 * some place, it looks as if writing had stopped there.
 */
public enum Durability {
  /**
   * A crash of the process: every acknowledged call has its effect after a reopen. A loss of power
   * can take the last calls, back to when rows were last written from memory into tables; what they
   * deleted comes back then. The operating system usually writes within half a minute.
   */
  PROCESS_CRASH,

  /**
   * A loss of power too: each call reaches the disk before it returns, as far as the disk keeps
   * what it says it has. Costs one disk sync a call.
   */
  POWER_LOSS
}
