package io.spoor.cli;

/** Shows people how far something has come. */
interface ProgressDisplay {

  /** Shows nothing. */
  ProgressDisplay NONE = (task, totalBytes) -> Progress.SILENT;

  /**
   * @param totalBytes how much there is to do; negative if nobody knows
   */
  Progress start(String task, long totalBytes);

  /** One task under way. */
  interface Progress extends AutoCloseable {
    Progress SILENT = bytes -> {};

    void advance(long bytes);

    @Override
    default void close() {}
  }
}
