package io.spoor.junit;

import io.spoor.query.TraceQuery;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Words for messages. */
final class Spoken {
  private Spoken() {}

  static String of(Duration duration) {
    return duration.toMillis() < 1_000
        ? duration.toMillis() + " ms"
        : duration.toMillis() / 1_000.0 + " s";
  }

  /** The conditions of a query. */
  static String of(TraceQuery query) {
    List<String> conditions = new ArrayList<>();
    query.conditions().forEach(condition -> conditions.add(condition.describe()));
    query.traceConditions().forEach(condition -> conditions.add(condition.describe()));
    return conditions.isEmpty() ? "any span" : String.join("\n  ", conditions);
  }
}
