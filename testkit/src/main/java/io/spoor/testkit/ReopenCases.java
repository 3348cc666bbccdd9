package io.spoor.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.spoor.StoreLockedException;
import io.spoor.TraceStore;
import io.spoor.query.Page;
import io.spoor.span.Attributes;
import io.spoor.span.Span;
import io.spoor.span.Value;
import java.util.List;
import org.junit.jupiter.api.Test;

abstract class ReopenCases extends ContractCases {
  private final TraceStoreContract contract;

  ReopenCases(TraceStoreContract contract) {
    super(contract);
    this.contract = contract;
  }

  @Test
  void reopen_emptyStore_isEmpty() {
    reopen();

    assertThat(store().statistics().spans()).isZero();
    assertThat(found(query())).isEmpty();
  }

  @Test
  void reopen_answersAsBefore() {
    List<Span> spans = new SpanGenerator(SpanGeneratorSettings.awkward(), 5).spans(60);
    given(spans.toArray(Span[]::new));
    TraceStore before = new NaiveTraceStore();
    before.write(spans);

    reopen();

    Page all = before.find(query().limit(1_000).build());
    assertThat(store().find(query().limit(1_000).build())).isEqualTo(all);
    assertThat(store().traces(all.traceIds())).isEqualTo(before.traces(all.traceIds()));
    assertThat(store().summaries(all.traceIds())).isEqualTo(before.summaries(all.traceIds()));
    assertThat(store().services()).containsExactlyElementsOf(before.services());
    assertThat(store().statistics().traces()).isEqualTo(before.statistics().traces());
  }

  @Test
  void reopen_severalTimes_goesOnWriting() {
    for (int i = 1; i <= 5; i++) {
      given(in(T1, i, "s" + i).attributes(Attributes.of("round", Value.of(i))), span(T2, i));
      reopen();
    }

    assertThat(store().trace(T1).orElseThrow().spans()).hasSize(5);
    assertThat(found(query().service("s3").attribute("round", 3))).containsExactly(T1);
    assertThat(store().statistics().spans()).isEqualTo(10);
  }

  @Test
  void reopen_equalSpanWrittenAgain_isStoredOnce() {
    given(span(T1, 1), span(T1, 2));
    reopen();

    given(span(T1, 1), span(T1, 3));

    assertThat(store().trace(T1).orElseThrow().spans()).hasSize(3);
  }

  @Test
  void reopen_clearedStore_isEmpty() {
    given(span(T1, 1), span(T2, 2));
    store().clear();

    reopen();

    assertThat(found(query())).isEmpty();
    assertThat(store().services()).isEmpty();
    assertThat(store().statistics().spans()).isZero();
  }

  @Test
  void reopen_afterDeletions_staysWithoutThem() {
    for (int i = 1; i <= 30; i++) given(span(T1, i), span(T2, i), span(T3, i));
    store().delete(T2);
    reopen();
    assertThat(found(query())).containsExactly(T1, T3);
    store().delete(T3);
    given(span(T2, 7), span(T3, 8));
    reopen();

    assertThat(store().trace(T2).orElseThrow().spans()).hasSize(1);
    assertThat(store().trace(T3).orElseThrow().spans()).hasSize(1);
    assertThat(store().statistics().spans()).isEqualTo(32);
    for (int i = 40; i <= 70; i++) given(span(T1, i));
    reopen();
    assertThat(store().trace(T2).orElseThrow().spans()).hasSize(1);
    assertThat(store().statistics().spans()).isEqualTo(63);
  }

  @Test
  void reopen_everythingDeleted_isEmptyAndGoesOnWriting() {
    given(span(T1, 1), span(T1, 2));
    store().delete(T1);
    reopen();
    assertThat(found(query())).isEmpty();
    given(span(T1, 1));
    reopen();

    assertThat(store().trace(T1).orElseThrow().spans()).hasSize(1);
  }

  @Test
  void open_directoryThatIsOpen_isRefused() {
    given(span(T1, 1));

    assertThatThrownBy(() -> contract.open(options())).isInstanceOf(StoreLockedException.class);

    assertThat(found(query())).containsExactly(T1);
  }

  private void reopen() {
    openInstead(options());
  }
}
