package io.spoor.soak;

import io.spoor.StoreStatistics;
import io.spoor.TraceReader;
import io.spoor.TraceStoreException;
import io.spoor.graph.GraphQuery;
import io.spoor.query.Condition;
import io.spoor.query.Level;
import io.spoor.query.Page;
import io.spoor.query.TraceQuery;
import io.spoor.span.TraceId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;

/** What a store answers to a question of each kind, by the question. */
final class Answers {
  private static final TraceQuery ALL = TraceQuery.builder().limit(TraceQuery.MAX_LIMIT).build();
  private static final Map<String, Function<TraceReader, Object>> QUESTIONS = questions();

  private Answers() {}

  private static Map<String, Function<TraceReader, Object>> questions() {
    Map<String, Function<TraceReader, Object>> questions = new LinkedHashMap<>();
    questions.put("find all", store -> store.find(ALL));
    questions.put("all traces", store -> store.traces(store.find(ALL).traceIds()));
    questions.put("each trace", Answers::eachTrace);
    questions.put("summaries", store -> store.summaries(store.find(ALL).traceIds()));
    questions.put("all spans", store -> store.spans(ALL));
    questions.put("count", store -> store.count(ALL));
    questions.put("services", TraceReader::services);
    questions.put("operations", Answers::operations);
    for (Level level : Level.values()) {
      questions.put("keys of " + level, store -> store.attributeKeys(level));
    }
    questions.put("values", Answers::values);
    questions.put("by service", Answers::byService);
    questions.put(
        "by attribute",
        store ->
            store.find(TraceQuery.builder().attribute("http.response.status_code", 200).build()));
    questions.put("graph", store -> store.serviceGraph(GraphQuery.builder().build()));
    questions.put("statistics", Answers::statistics);
    return questions;
  }

  /** All answers; of a question that a typed exception answers, nothing. */
  static Map<String, Optional<Object>> of(TraceReader store) {
    Map<String, Optional<Object>> answers = new LinkedHashMap<>();
    QUESTIONS.forEach((name, question) -> answers.put(name, answer(store, question)));
    return answers;
  }

  private static Optional<Object> answer(
      TraceReader store, Function<TraceReader, Object> question) {
    try {
      return Optional.of(question.apply(store));
    } catch (TraceStoreException e) {
      if (String.valueOf(e.getMessage()).length() < 10) throw e;
      return Optional.empty();
    }
  }

  private static Object eachTrace(TraceReader store) {
    List<Object> traces = new ArrayList<>();
    for (TraceId id : store.find(ALL).traceIds()) traces.add(store.trace(id));
    return traces;
  }

  private static Object operations(TraceReader store) {
    List<Object> operations = new ArrayList<>();
    for (String service : store.services()) {
      operations.add(new TreeSet<>(store.operations(service)));
    }
    return operations;
  }

  private static Object values(TraceReader store) {
    return store.attributeValues(Condition.attribute("http.request.method"), "", 50);
  }

  private static Object byService(TraceReader store) {
    List<Page> pages = new ArrayList<>();
    for (String service : store.services()) {
      pages.add(store.find(TraceQuery.builder().service(service).build()));
    }
    return pages;
  }

  private static Object statistics(TraceReader store) {
    StoreStatistics all = store.statistics();
    return List.of(all.spans(), all.traces(), all.earliestStartNanos(), all.latestStartNanos());
  }
}
