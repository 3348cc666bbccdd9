package io.spoor.soak;

import io.spoor.CorruptStoreException;
import io.spoor.ReadOnlyTraceStore;
import io.spoor.StorageFailedException;
import io.spoor.StoreClosedException;
import io.spoor.TraceStoreException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a call may do, by its arguments and by whether its store is closed. */
final class MisuseRules {
  private static final Set<String> ANSWERED_AFTER_CLOSING = Set.of("close", "metrics");

  private MisuseRules() {}

  /**
   * @param store what was called, or null where the call needs none
   */
  static boolean mayThrow(
      Throwable thrown, PublicCall call, List<Given> given, @Nullable MisusedStore store) {
    boolean mayRefuse = has(given, Given.Entitles.REFUSAL);
    if (thrown instanceof NullPointerException) return has(given, Given.Entitles.NULL_POINTER);
    if (thrown instanceof IllegalArgumentException) return mayRefuse || !call.isOfStores();
    if (thrown instanceof StoreClosedException) return store != null && store.isClosing();
    if (thrown instanceof CorruptStoreException) return false;
    if (thrown instanceof StorageFailedException) {
      return mayRefuse || (store != null && store.type() == ReadOnlyTraceStore.class);
    }
    return thrown instanceof TraceStoreException;
  }

  /** Why a call should not have returned this, or null. */
  static @Nullable String objection(
      @Nullable Object answer, PublicCall call, List<Given> given, boolean wasClosed) {
    if (has(given, Given.Entitles.NULL_POINTER)) return "took null";
    if (answer == null && call.returnsSomething()) return "returned null";
    boolean mayAnswer = !call.needsTarget() || ANSWERED_AFTER_CLOSING.contains(call.name());
    return wasClosed && !mayAnswer ? "answered though the store was closed" : null;
  }

  private static boolean has(List<Given> given, Given.Entitles entitles) {
    return given.stream().anyMatch(argument -> argument.entitles() == entitles);
  }
}
