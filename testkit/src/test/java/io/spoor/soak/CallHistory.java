package io.spoor.soak;

import io.spoor.TraceStore;
import io.spoor.span.Span;
import io.spoor.testkit.NaiveTraceStore;
import io.spoor.testkit.SpanGenerator;
import io.spoor.testkit.SpanGeneratorSettings;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Calls that changed a store, and what it has to answer after each of them. */
final class CallHistory {
  static final int CALLS = 14;
  private static final int BATCH_SPANS = 20;

  private final List<Map<String, Optional<Object>>> afterCalls = new ArrayList<>();
  private final Set<Span> written = new HashSet<>();

  /** Makes the calls: writes, and now and then one that deletes. */
  CallHistory(TraceStore store) {
    NaiveTraceStore naive = new NaiveTraceStore();
    afterCalls.add(Answers.of(naive));
    Iterator<List<Span>> batches =
        new SpanGenerator(SpanGeneratorSettings.awkward(), 17).batches(BATCH_SPANS);
    List<Span> last = List.of();
    for (int call = 1; call <= CALLS; call++) {
      if (call % 5 == 0) {
        store.delete(last.get(0).traceId());
        naive.delete(last.get(0).traceId());
      } else {
        last = batches.next();
        store.write(last);
        naive.write(last);
        written.addAll(last);
      }
      afterCalls.add(Answers.of(naive));
    }
  }

  /** All spans that were ever written. */
  Set<Span> written() {
    return written;
  }

  /**
   * A question that has another answer than after so many calls; empty if there is none. One that a
   * typed exception answered has no other.
   */
  String difference(Map<String, Optional<Object>> answers, int calls) {
    for (Map.Entry<String, Optional<Object>> answer : answers.entrySet()) {
      Optional<Object> expected = afterCalls.get(calls).get(answer.getKey());
      if (answer.getValue().isPresent() && !answer.getValue().equals(expected)) {
        return answer.getKey();
      }
    }
    return "";
  }

  /** The most calls after which all answers are these. */
  OptionalInt calls(Map<String, Optional<Object>> answers) {
    for (int calls = CALLS; calls >= 0; calls--) {
      if (difference(answers, calls).isEmpty()) return OptionalInt.of(calls);
    }
    return OptionalInt.empty();
  }
}
