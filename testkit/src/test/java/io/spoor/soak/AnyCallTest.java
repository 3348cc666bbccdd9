package io.spoor.soak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.spoor.ReadOnlyTraceStore;
import io.spoor.StoreClosedException;
import io.spoor.TraceReader;
import io.spoor.TraceStore;
import io.spoor.testkit.Effort;
import java.lang.reflect.Type;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every public method of a store, whichever there are, with whatever its types allow and at any
 * time: it answers, or throws what is documented, and the process lives on.
 */
@Tag("soak")
final class AnyCallTest {
  private static final Set<String> ANSWERED_AFTER_CLOSING = Set.of("close", "metrics");

  @TempDir private Path directory;

  @Test
  void anyCall_withAnythingAtAnyTime_doesWhatIsDocumented() throws Exception {
    Effort effort = Effort.of("calls", 10_000, 10_000_000);

    List<String> lines =
        ChildJvm.run(
            Misusing.class,
            directory,
            Long.toString(effort.firstSeed()),
            Integer.toString(effort.rounds()),
            directory.toString());

    String last = lines.get(lines.size() - 1);
    assertThat(last).as(String.join("\n", lines)).startsWith(Misusing.END);
    effort.report(last);
  }

  @Test
  void anyCall_closedStore_isRefused() throws Throwable {
    TraceStore store = TraceStore.open(directory);
    ReadOnlyTraceStore reader = TraceStore.openReadOnly(directory);
    store.close();
    reader.close();

    refusesAll(store, TraceStore.class);
    refusesAll(reader, ReadOnlyTraceStore.class);
  }

  private void refusesAll(TraceReader closed, Class<?> type) throws Throwable {
    for (PublicCall call : instanceCallsOf(type)) {
      List<Given> given = rightArguments(call);
      if (ANSWERED_AFTER_CLOSING.contains(call.name())) {
        call.on(closed, given);
      } else {
        assertThatThrownBy(() -> call.on(closed, given))
            .as(call.toString())
            .isInstanceOf(StoreClosedException.class);
      }
    }
  }

  @Test
  void anyCall_nullForAnyArgument_isRefused() {
    try (TraceStore store = TraceStore.open(directory);
        ReadOnlyTraceStore reader = TraceStore.openReadOnly(directory)) {
      refusesNulls(store, TraceStore.class);
      refusesNulls(reader, ReadOnlyTraceStore.class);
    }
  }

  private void refusesNulls(TraceReader store, Class<?> type) {
    for (PublicCall call : instanceCallsOf(type)) {
      Type[] types = call.executable().getGenericParameterTypes();
      for (int i = 0; i < types.length; i++) {
        if (types[i] instanceof Class<?> c && c.isPrimitive()) continue;
        List<Given> given = new ArrayList<>(rightArguments(call));
        given.set(i, Given.absent());
        assertThatThrownBy(() -> call.on(store, given))
            .as(call.toString())
            .isInstanceOf(NullPointerException.class);
      }
    }
  }

  private static List<PublicCall> instanceCallsOf(Class<?> type) {
    return PublicCall.of(type).stream().filter(PublicCall::needsTarget).toList();
  }

  private List<Given> rightArguments(PublicCall call) {
    OddArguments source = new OddArguments(1, directory, new KeptResults());
    List<Given> given = new ArrayList<>();
    for (Type type : call.executable().getGenericParameterTypes()) given.add(source.right(type));
    return given;
  }
}
