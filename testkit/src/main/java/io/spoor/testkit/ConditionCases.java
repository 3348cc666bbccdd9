package io.spoor.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.spoor.query.Condition;
import io.spoor.query.TraceQuery;
import io.spoor.span.Attributes;
import io.spoor.span.Span;
import io.spoor.span.SpanId;
import io.spoor.span.Value;
import java.util.List;

/** Cases about conditions, each asked in every way in which a condition can be asked. */
abstract class ConditionCases extends ContractCases {
  ConditionCases(TraceStoreContract contract) {
    super(contract);
  }

  /**
   * The ids of the spans that meet the condition, ascending. No trace may have more than {@value
   * io.spoor.query.FoundTrace#MAX_MATCHED_SPAN_IDS}.
   */
  final List<Long> meeting(Condition condition) {
    TraceQuery query = query().where(condition).limit(TraceQuery.MAX_LIMIT).build();
    List<Long> ids =
        store().spans(query).spans().stream().map(ConditionCases::id).sorted().toList();
    List<Long> idsInTraces =
        store().find(query).traces().stream()
            .flatMap(trace -> trace.matchedSpanIds().stream())
            .map(SpanId::value)
            .sorted()
            .toList();
    assertThat(idsInTraces).isEqualTo(ids);
    assertThat(store().count(query).spans()).isEqualTo(ids.size());
    return ids;
  }

  private static long id(Span span) {
    return span.spanId().value();
  }

  /** A span of the first trace with this attribute. */
  static Span.Builder holding(long spanId, String key, Value value) {
    return span(T1, spanId).attributes(Attributes.of(key, value));
  }

  static Span.Builder holding(long spanId, String key, String value) {
    return holding(spanId, key, Value.of(value));
  }

  static Span.Builder holding(long spanId, String key, long value) {
    return holding(spanId, key, Value.of(value));
  }

  static Span.Builder holding(long spanId, String key, double value) {
    return holding(spanId, key, Value.of(value));
  }

  static Value array(Value... elements) {
    return Value.of(List.of(elements));
  }
}
