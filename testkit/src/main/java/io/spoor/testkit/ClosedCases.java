package io.spoor.testkit;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.spoor.StoreClosedException;
import io.spoor.TraceStore;
import io.spoor.graph.GraphQuery;
import io.spoor.span.SpanId;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

abstract class ClosedCases extends ContractCases {
  private static final Map<String, Consumer<TraceStore>> CALLS =
      Map.ofEntries(
          entry("write", store -> store.write(List.of(span(T1, 1).build()))),
          entry("trace", store -> store.trace(T1)),
          entry("traces", store -> store.traces(List.of(T1))),
          entry("find", store -> store.find(query().build())),
          entry("spans", store -> store.spans(query().build())),
          entry("count", store -> store.count(query().build())),
          entry("span", store -> store.span(T1, new SpanId(1))),
          entry("summaries", store -> store.summaries(List.of(T1))),
          entry("services", TraceStore::services),
          entry("operations", store -> store.operations("shop")),
          entry("serviceGraph", store -> store.serviceGraph(GraphQuery.builder().build())),
          entry("statistics", TraceStore::statistics),
          entry("clear", TraceStore::clear));

  ClosedCases(TraceStoreContract contract) {
    super(contract);
  }

  @Test
  void close_twice_doesNothing() {
    given(span(T1, 1));

    store().close();
    store().close();
  }

  @TestFactory
  List<DynamicTest> anyCall_closedStore_isRefused() {
    given(span(T1, 1));
    store().close();
    return CALLS.entrySet().stream()
        .map(
            call ->
                DynamicTest.dynamicTest(
                    call.getKey(),
                    () ->
                        assertThatThrownBy(() -> call.getValue().accept(store()))
                            .isInstanceOf(StoreClosedException.class)
                            .hasMessageStartingWith(call.getKey() + " called on a closed store (")))
        .toList();
  }

  @Test
  void write_emptyBatchToClosedStore_isRefused() {
    store().close();

    assertThatThrownBy(() -> store().write(List.of())).isInstanceOf(StoreClosedException.class);
  }

  @Test
  void traces_noIdsFromClosedStore_isRefused() {
    store().close();

    assertThatThrownBy(() -> store().traces(List.of())).isInstanceOf(StoreClosedException.class);
    assertThatThrownBy(() -> store().summaries(List.of())).isInstanceOf(StoreClosedException.class);
  }
}
