package io.spoor.cli;

import io.spoor.Retention;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say what is kept. */
final class RetentionBounds {
  @Option(
      names = "--max-age",
      paramLabel = "D",
      description = "Keep what arrived within this time, such as 7d.")
  private @Nullable Duration maxAge;

  @Option(
      names = "--max-bytes",
      paramLabel = "SIZE",
      description = "Keep at most this size, such as 2GB.")
  private @Nullable ByteCount maxBytes;

  @Option(names = "--max-spans", paramLabel = "N", description = "Keep at most so many spans.")
  private @Nullable Long maxSpans;

  /**
   * Everything, if no option is given.
   *
   * @throws IllegalArgumentException if one is out of its bounds
   */
  Retention retention() {
    Retention retention = Retention.EVERYTHING;
    if (maxAge != null) retention = retention.withMaxAge(maxAge);
    if (maxBytes != null) retention = retention.withMaxBytes(maxBytes.bytes());
    if (maxSpans != null) retention = retention.withMaxSpans(maxSpans);
    return retention;
  }
}
