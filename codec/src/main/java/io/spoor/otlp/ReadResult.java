package io.spoor.otlp;

import java.util.List;

/**
 * What came of reading one input.
 *
 * @param file the name that the caller gave it
 * @param spans how many spans were handed to the consumer
 * @param skipped how many objects of logs, metrics or profiles stood among the traces
 * @param rejectedCount how many rejections there were
 * @param rejected the first {@link OtlpReader#MAX_LISTED_REJECTIONS} of them
 */
public record ReadResult(
    String file, long spans, long skipped, long rejectedCount, List<Rejection> rejected) {

  public ReadResult {
    rejected = List.copyOf(rejected);
  }

  /** Whether nothing was rejected. */
  public boolean isComplete() {
    return rejectedCount == 0;
  }
}
