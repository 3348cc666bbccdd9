package io.spoor.dialect;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What came of reading one input.
 *
 * @param file the name that the caller gave it
 * @param spansByDialect how many spans of each dialect were handed to the consumer; no entry where
 *     there was none
 * @param skipped how many objects of logs, metrics or profiles stood among the traces
 * @param rejectedCount how many rejections there were
 * @param rejected the first {@value #MAX_LISTED} of them
 * @param warningCount how many warnings there were
 * @param warnings the first {@value #MAX_LISTED} of them
 */
public record ReadResult(
    String file,
    Map<Dialect, Long> spansByDialect,
    long skipped,
    long rejectedCount,
    List<Rejection> rejected,
    long warningCount,
    List<Warning> warnings) {

  /** How many rejections, and how many warnings, are listed. */
  public static final int MAX_LISTED = 1000;

  public ReadResult {
    Map<Dialect, Long> copy = new EnumMap<>(Dialect.class);
    copy.putAll(spansByDialect);
    spansByDialect = Collections.unmodifiableMap(copy);
    rejected = List.copyOf(rejected);
    warnings = List.copyOf(warnings);
  }

  /** How many spans were handed to the consumer. */
  public long spans() {
    return spansByDialect.values().stream().mapToLong(Long::longValue).sum();
  }

  /** Whether nothing was rejected. */
  public boolean isComplete() {
    return rejectedCount == 0;
  }
}
