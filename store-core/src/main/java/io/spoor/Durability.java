package io.spoor;

/** What an acknowledged write survives. */
public enum Durability {
  /**
   * A crash of the process: every acknowledged batch is there after a reopen. A loss of power can
   * take the last batches, whole ones only, that the operating system had not written yet.
   */
  PROCESS_CRASH,

  /**
   * A loss of power too: each batch reaches the disk before its write returns. Costs one disk sync
   * a batch.
   */
  POWER_LOSS
}
