package io.spoor.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.spoor.TraceStore;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs the cases under {@code queries}; {@link QueryCase} says how they are written. */
class QueryCasesTest {

  static List<QueryCase> cases() throws IOException, URISyntaxException {
    Path folder = Path.of(Objects.requireNonNull(QueryCase.class.getResource("/queries")).toURI());
    List<QueryCase> cases = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.sorted().toList()) cases.addAll(QueryCase.read(file));
    }
    return cases;
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void find_naiveStore_findsTheTraces(QueryCase query) {
    findsTheTraces(query, NaiveTraceStore::new);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void find_storeInMemory_findsTheTraces(QueryCase query) {
    findsTheTraces(query, TraceStore::inMemory);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void find_awkwardStore_findsTheTraces(QueryCase query) {
    StoreVariant awkward = StoreVariant.awkward();
    findsTheTraces(query, () -> awkward.inMemory(awkward.options()));
  }

  private static void findsTheTraces(QueryCase query, Supplier<TraceStore> opener) {
    try (TraceStore store = opener.get()) {
      store.write(query.spans());

      assertThat(store.find(query.query()).traceIds()).as(query.name()).isEqualTo(query.expected());
    }
  }
}
