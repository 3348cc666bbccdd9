package io.spoor.cli;

/** What the command tells the shell. */
final class ExitCodes {
  /** All was done. */
  static final int OK = 0;

  /** Something failed, was rejected or is not there; what could be done was done. */
  static final int FAILED = 1;

  /** The command line was not understood; nothing was done. */
  static final int USAGE = 2;

  private ExitCodes() {}
}
