package io.spoor.cli;

import io.spoor.TraceReader;
import io.spoor.graph.CountingRule;
import io.spoor.graph.Granularity;
import io.spoor.graph.GraphQuery;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows which services call which. */
@Command(
    name = "dependencies",
    description = "Show which services call which, how often and how fast.",
    footer = {
      "",
      "T is as in \"spoor find --help\".",
      "",
      "RULE is what counts as a call: zipkin (default), one for each traced callee and each",
      "peer.service of a client that has no traced callee; memory, as Jaeger's store in memory:",
      "every span with a parent, also within a service; spark, as Jaeger's Spark job: like memory,",
      "and peers of spans that have no children.",
    })
final class DependenciesCommand implements Callable<Integer> {

  /** How the graph is printed. */
  enum Format {
    TABLE,
    JSON,
    DOT
  }

  /** The counting rules under short names. */
  enum Rule {
    ZIPKIN(CountingRule.ZIPKIN_LINKER),
    MEMORY(CountingRule.JAEGER_MEMORY),
    SPARK(CountingRule.JAEGER_SPARK);

    private final CountingRule rule;

    Rule(CountingRule rule) {
      this.rule = rule;
    }
  }

  private final Surroundings surroundings;

  @Mixin private final Streams streams = new Streams();
  @Mixin private final StoreDirectory store = new StoreDirectory();

  @Option(names = "--since", paramLabel = "T", description = "Calls that start at T or later.")
  private @Nullable Moment since;

  @Option(names = "--until", paramLabel = "T", description = "Calls that start before T.")
  private @Nullable Moment until;

  @Option(names = "--rule", paramLabel = "RULE", description = "zipkin, memory or spark.")
  private Rule rule = Rule.ZIPKIN;

  @Option(names = "--operations", description = "Between operations, not only services.")
  private boolean isPerOperation;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "table (default), json, or dot: a graph for Graphviz.")
  private Format format = Format.TABLE;

  DependenciesCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    Granularity granularity = isPerOperation ? Granularity.OPERATIONS : Granularity.SERVICES;
    GraphQuery.Builder query = GraphQuery.builder().rule(rule.rule).granularity(granularity);
    if (since != null) query.fromNanos(since.epochNanos());
    if (until != null) query.toNanos(until.epochNanos());
    try (TraceReader opened = store.openToRead(surroundings.stores())) {
      print(new PrintedGraph(granularity, opened.serviceGraph(query.build())));
    }
    return ExitCodes.OK;
  }

  private void print(PrintedGraph graph) {
    switch (format) {
      case TABLE -> graph.printTable(streams.out());
      case JSON -> graph.printJson(streams.out());
      case DOT -> graph.printDot(streams.out());
    }
    if (graph.isEmpty() && format != Format.JSON)
      streams.err().println("No service calls another.");
  }
}
