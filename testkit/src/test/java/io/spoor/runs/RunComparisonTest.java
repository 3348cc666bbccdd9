package io.spoor.runs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.spoor.TraceStore;
import io.spoor.span.Resource;
import io.spoor.span.Span;
import io.spoor.span.SpanId;
import io.spoor.span.SpanKind;
import io.spoor.span.Status;
import io.spoor.span.StatusCode;
import io.spoor.span.TraceId;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs whose durations are 1 to 100 ms, compared with runs that differ in one thing. */
final class RunComparisonTest {
  private static final long MILLI = 1_000_000;
  private static final OperationKey CART = new OperationKey("shop", "GET /cart", SpanKind.SERVER);
  private static final OperationKey SELECT = new OperationKey("shop", "SELECT", SpanKind.CLIENT);

  @TempDir private Path directory;

  private final TraceStore before = TraceStore.inMemory();
  private final TraceStore after = TraceStore.inMemory();

  @AfterEach
  void close() {
    before.close();
    after.close();
  }

  private static Span.Builder span(int trace, long id, OperationKey operation) {
    return Span.builder(new TraceId(7, trace), new SpanId(id))
        .name(operation.name())
        .kind(operation.kind())
        .resource(Resource.ofService(operation.service()))
        .startNanos(0);
  }

  /** Requests that take 1 to 100 times so long, each with one query. */
  private static List<Span> requests(long nanos) {
    List<Span> spans = new ArrayList<>();
    for (int i = 1; i <= 100; i++) {
      spans.add(span(i, 1, CART).endNanos(i * nanos).build());
      spans.add(span(i, 2, SELECT).parentSpanId(new SpanId(1)).endNanos(nanos).build());
    }
    return spans;
  }

  private RunComparison compared() {
    return RunComparison.of("main", before, "branch", after);
  }

  @Test
  void statistics_hundredDurations_areThoseOfTheRanks() {
    before.write(requests(MILLI));

    Map<OperationKey, OperationStatistics> found = RunStatistics.of(before).operations();

    assertThat(found).containsOnlyKeys(CART, SELECT);
    OperationStatistics cart = found.get(CART);
    assertThat(cart.count()).isEqualTo(100);
    assertThat(cart.errors()).isZero();
    assertThat(cart.p50Nanos()).isEqualTo(50 * MILLI);
    assertThat(cart.p95Nanos()).isEqualTo(95 * MILLI);
    assertThat(cart.callers()).isEqualTo(Map.of("-", 100L));
    assertThat(found.get(SELECT).callers()).isEqualTo(Map.of("shop: GET /cart (server)", 100L));
  }

  @Test
  void requireWithin_same_passesTheTightestLimits() {
    before.write(requests(MILLI));
    after.write(requests(MILLI));

    compared()
        .requireWithin(
            RunLimits.NONE
                .withP50Growth(1)
                .withP95Growth(1)
                .withCountGrowth(1)
                .withErrorRateGrowth(0)
                .withSameStructure());
    assertThat(compared()).hasToString("branch against main, 2 operations");
  }

  @Test
  void requireWithin_slower_saysWhatAndBeyondWhichLimit() {
    before.write(requests(MILLI));
    after.write(requests(2 * MILLI));

    compared().requireWithin(RunLimits.NONE.withP50Growth(2).withP95Growth(2));
    assertThatThrownBy(
            () -> compared().requireWithin(RunLimits.NONE.withP50Growth(3).withP95Growth(1.5)))
        .isInstanceOf(RunRegressionError.class)
        .hasMessage(
            """
            branch is beyond the limits that main sets:
              shop: GET /cart (server): p95 95.000 ms -> 190.000 ms, allowed: 1.5 times as much
              shop: SELECT (client): p95 1.000 ms -> 2.000 ms, allowed: 1.5 times as much""");
  }

  @Test
  void requireWithin_tooFewSpans_judgesNoDurationsAndErrors() {
    before.write(requests(MILLI));
    after.write(requests(2 * MILLI));

    compared().requireWithin(RunLimits.NONE.withP95Growth(1).withMinCount(101));
  }

  @Test
  void requireWithin_moreErrors_saysHowMany() {
    before.write(requests(MILLI));
    after.write(requests(MILLI));
    after.write(
        List.of(span(101, 1, CART).status(new Status(StatusCode.ERROR, "sold out")).build()));

    compared().requireWithin(RunLimits.NONE.withErrorRateGrowth(0.01));
    assertThatThrownBy(() -> compared().requireWithin(RunLimits.NONE.withErrorRateGrowth(0.005)))
        .hasMessageEndingWith(
            "shop: GET /cart (server): errors 0 of 100 -> 1 of 101, allowed: 0.5 % more");
  }

  @Test
  void requireWithin_oneMoreQueryEach_exceedsTheCount() {
    before.write(requests(MILLI));
    after.write(requests(MILLI));
    for (int i = 1; i <= 100; i++) {
      after.write(List.of(span(i, 3, SELECT).parentSpanId(new SpanId(1)).endNanos(1).build()));
    }

    assertThatThrownBy(() -> compared().requireWithin(RunLimits.NONE.withCountGrowth(1.2)))
        .hasMessageEndingWith(
            "shop: SELECT (client): spans 100 -> 200, allowed: 1.2 times as much");
  }

  @Test
  void requireWithin_otherCallsAndOperations_namesThem() {
    OperationKey stock = new OperationKey("stock", "GET /item", SpanKind.SERVER);
    OperationKey price = new OperationKey("price", "GET /item", SpanKind.UNSPECIFIED);
    before.write(requests(MILLI));
    before.write(List.of(span(200, 1, price).build()));
    after.write(requests(MILLI));
    after.write(
        List.of(
            span(1, 4, stock).parentSpanId(new SpanId(1)).build(), span(300, 1, SELECT).build()));

    assertThatThrownBy(() -> compared().requireWithin(RunLimits.NONE.withSameStructure()))
        .hasMessage(
            """
            branch is beyond the limits that main sets:
              price: GET /item: gone
              shop: SELECT (client): now called by -
              stock: GET /item (server): new""");
    OperationChange select =
        compared().operations().stream()
            .filter(change -> change.operation().equals(SELECT))
            .findFirst()
            .orElseThrow();
    assertThat(select.newCallers()).containsExactly("-");
    assertThat(select.goneCallers()).isEmpty();
  }

  @Test
  void of_keptRuns_namesThemByNumber() {
    Runs runs = Runs.in(directory);
    Run first = runs.begin("main");
    Run second = runs.begin("branch");
    write(first, requests(MILLI));
    write(second, requests(3 * MILLI));

    assertThatThrownBy(
            () -> RunComparison.of(first, second).requireWithin(RunLimits.NONE.withP50Growth(2)))
        .hasMessageStartingWith("branch (run 2) is beyond the limits that main (run 1) sets:\n");
    after.write(requests(3 * MILLI));
    assertThatThrownBy(
            () -> RunComparison.of(first, after).requireWithin(RunLimits.NONE.withP50Growth(2)))
        .hasMessageStartingWith("now is beyond the limits that main (run 1) sets:\n");
  }

  private static void write(Run run, List<Span> spans) {
    try (TraceStore store = TraceStore.open(run.directory())) {
      store.write(spans);
    }
  }

  @Test
  void limits_negativeOrZero_areRefused() {
    assertThatThrownBy(() -> RunLimits.NONE.withP95Growth(-0.5))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the growth of the 95 % duration is limited to -0.5, expected 0 or more");
    assertThatThrownBy(() -> RunLimits.NONE.withMinCount(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the least number of spans is 0, expected at least 1");
  }
}
