package io.spoor.benchmarks.comparison;

import io.spoor.span.TraceId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The traces of matching spans that come in any order, of which the newest are wanted. */
final class NewestTraces {
  private static final Comparator<Map.Entry<TraceId, Long>> NEWEST_FIRST =
      Map.Entry.<TraceId, Long>comparingByValue()
          .reversed()
          .thenComparing(Map.Entry.comparingByKey());

  private final Map<TraceId, Long> starts = new HashMap<>();

  void add(TraceId id, long startNanos) {
    starts.merge(id, startNanos, Math::max);
  }

  List<TraceId> ids() {
    List<Map.Entry<TraceId, Long>> entries = new ArrayList<>(starts.entrySet());
    entries.sort(NEWEST_FIRST);
    List<TraceId> ids = new ArrayList<>();
    for (int i = 0; i < Math.min(Question.LIMIT, entries.size()); i++) {
      ids.add(entries.get(i).getKey());
    }
    return ids;
  }
}
