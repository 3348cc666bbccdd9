package io.spoor.store.graph;

import io.spoor.graph.Granularity;
import io.spoor.index.SpanName;
import io.spoor.span.SpanKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The names of spans and the ends of calls, numbered, so that traces are counted in numbers. The
 * same for all segments of a view.
 */
final class CallEnds {

  /** One end of a call. */
  record End(String service, String operation) {}

  private final Granularity granularity;
  private final Map<SpanName, Integer> names = new HashMap<>();
  private final Map<End, Integer> numbers = new HashMap<>();
  private final List<End> ends = new ArrayList<>();
  private int[] endOfName = new int[64];
  private byte[] kindOfName = new byte[64];

  CallEnds(Granularity granularity) {
    this.granularity = granularity;
  }

  /** The number of a name. */
  int name(SpanName name) {
    Integer known = names.get(name);
    if (known != null) return known;
    int number = names.size();
    if (number == endOfName.length) {
      endOfName = Arrays.copyOf(endOfName, number * 2);
      kindOfName = Arrays.copyOf(kindOfName, number * 2);
    }
    endOfName[number] = end(name.service(), name.operation());
    kindOfName[number] = (byte) name.kind().ordinal();
    names.put(name, number);
    return number;
  }

  /** The ordinal of the {@link SpanKind}. */
  byte kind(int name) {
    return kindOfName[name];
  }

  /** The end at which spans of this name stand. */
  int end(int name) {
    return endOfName[name];
  }

  /** The end that is a service of which no span is there. */
  int peer(String service) {
    return end(service, "");
  }

  private int end(String service, String operation) {
    End end = new End(service, granularity == Granularity.OPERATIONS ? operation : "");
    Integer known = numbers.putIfAbsent(end, ends.size());
    if (known != null) return known;
    ends.add(end);
    return ends.size() - 1;
  }

  End get(int end) {
    return ends.get(end);
  }
}
