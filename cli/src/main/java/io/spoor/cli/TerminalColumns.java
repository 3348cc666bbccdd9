package io.spoor.cli;

import org.jspecify.annotations.Nullable;

/** How wide what is printed may be. */
final class TerminalColumns {
  private static final int DEFAULT = 120;
  private static final int MIN = 60;
  private static final int MAX = 1_000;

  private TerminalColumns() {}

  /**
   * @param columns the environment variable COLUMNS; what makes no sense counts as not set
   */
  static int of(@Nullable String columns) {
    if (columns == null || !columns.matches("\\d{1,4}")) return DEFAULT;
    int width = Integer.parseInt(columns);
    return width >= MIN && width <= MAX ? width : DEFAULT;
  }
}
