package io.spoor.cli;

import io.spoor.query.Cursor;
import io.spoor.query.Order;
import io.spoor.query.TraceQuery;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that say which traces to find. */
final class QueryOptions {

  @Mixin private final ConditionOptions conditions = new ConditionOptions();

  @Option(
      names = "--order",
      paramLabel = "ORDER",
      description =
          "newest (default), slowest: by the slowest matching span, or longest: by the whole trace."
              + " The latter two look at every match.")
  private TraceOrder order = TraceOrder.NEWEST;

  /** The orders under short names. */
  enum TraceOrder {
    NEWEST(Order.NEWEST_FIRST),
    SLOWEST(Order.SLOWEST_SPAN_FIRST),
    LONGEST(Order.LONGEST_TRACE_FIRST);

    private final Order order;

    TraceOrder(Order order) {
      this.order = order;
    }
  }

  @Option(
      names = "--limit",
      paramLabel = "N",
      description = "The most traces to show, 1 to 10000; by default 20.")
  private int limit = TraceQuery.DEFAULT_LIMIT;

  @Option(
      names = "--after",
      paramLabel = "CURSOR",
      description = "Go on where a page ended: what it printed as the next one.")
  private @Nullable Cursor after;

  /**
   * @throws IllegalArgumentException if the options make no query
   */
  TraceQuery toQuery() {
    TraceQuery.Builder query = TraceQuery.builder().order(order.order).limit(limit);
    conditions.addTo(query);
    if (after != null) query.after(after);
    return query.build();
  }
}
