package io.spoor.rocks;

import static java.util.Objects.requireNonNull;

/**
 * What an engine may use, and how it speaks of its rows.
 *
 * @param spanMemtableBytes native memory in which rows of {@link Family#SPANS} gather before they
 *     are flushed
 * @param blockCacheBytes native memory for cached blocks of files; 0 for none
 */
public record EngineSettings(long spanMemtableBytes, long blockCacheBytes, RowNames rowNames) {
  public EngineSettings {
    requireNonNull(rowNames, "rowNames");
  }
}
