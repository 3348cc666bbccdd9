package io.spoor.junit;

import io.opentelemetry.context.Context;
import io.opentelemetry.context.ContextKey;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which test a piece of code runs for: carried by OpenTelemetry's context, so that it follows a
 * test wherever its spans do. One for each extension, or for each place of a run.
 */
final class CurrentTest {
  private static final Map<String, CurrentTest> OF_RUNS = new ConcurrentHashMap<>();

  private final ContextKey<RunningTest> key = ContextKey.named("spoor test");

  /** The one of all extensions that collect in this place. */
  static CurrentTest ofRun(String place) {
    return OF_RUNS.computeIfAbsent(place, name -> new CurrentTest());
  }

  Optional<RunningTest> in(Context context) {
    return Optional.ofNullable(context.get(key));
  }

  /** The context of this thread, with the test. */
  Context contextOf(RunningTest test) {
    return Context.current().with(key, test);
  }
}
