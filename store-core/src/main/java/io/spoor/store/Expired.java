package io.spoor.store;

import io.spoor.Removal;
import io.spoor.Retention;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The oldest segments, as far as they exceed bounds.
 *
 * @param ids their numbers
 * @param removal how much they hold
 */
record Expired(Set<Integer> ids, Removal removal) {

  /**
   * A segment as retention sees it.
   *
   * @param spans without deleted ones
   * @param bytes its spans as they were encoded
   */
  record Kept(int id, long spans, long bytes, long lastArrivalMillis) {}

  /**
   * @param segments in commit order
   */
  static Expired of(List<Kept> segments, Retention bounds, long nowMillis) {
    long spans = 0;
    long bytes = 0;
    for (Kept segment : segments) {
      spans += segment.spans();
      bytes += segment.bytes();
    }
    long maxSpans = bounds.maxSpans().orElse(Long.MAX_VALUE);
    long maxBytes = bounds.maxBytes().orElse(Long.MAX_VALUE);
    long keptSpans = spans;
    long keptBytes = bytes;
    Set<Integer> ids = new HashSet<>();
    for (Kept segment : segments) {
      boolean isNewest = ids.size() == segments.size() - 1;
      boolean exceeds = !isNewest && (keptSpans > maxSpans || keptBytes > maxBytes);
      if (!exceeds && !isTooOld(segment, bounds, nowMillis)) break;
      ids.add(segment.id());
      keptSpans -= segment.spans();
      keptBytes -= segment.bytes();
    }
    return new Expired(ids, new Removal(ids.size(), spans - keptSpans, bytes - keptBytes));
  }

  private static boolean isTooOld(Kept segment, Retention bounds, long nowMillis) {
    if (bounds.maxAge().isEmpty()) return false;
    Duration age = Duration.ofMillis(nowMillis - segment.lastArrivalMillis());
    return age.compareTo(bounds.maxAge().get()) > 0;
  }
}
