package io.spoor.rocks;

import static java.util.Objects.requireNonNull;

import java.util.function.LongSupplier;

/**
 * What an engine may use, and how it speaks of its rows.
 *
 * @param spanMemtableBytes native memory in which rows of {@link Family#SPANS} gather before they
 *     are flushed
 * @param blockCacheBytes native memory for cached blocks of files; 0 for none
 * @param maxBytes of all tables together, beyond which the disk counts as full; asked when a
 *     database is opened
 */
public record EngineSettings(
    long spanMemtableBytes, long blockCacheBytes, LongSupplier maxBytes, RowNames rowNames) {
  static final long NO_LIMIT = 0;

  public EngineSettings {
    requireNonNull(maxBytes, "maxBytes");
    requireNonNull(rowNames, "rowNames");
  }

  /** As much as the disk has. */
  public EngineSettings(long spanMemtableBytes, long blockCacheBytes, RowNames rowNames) {
    this(spanMemtableBytes, blockCacheBytes, () -> NO_LIMIT, rowNames);
  }
}
