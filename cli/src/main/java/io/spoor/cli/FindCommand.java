package io.spoor.cli;

import io.spoor.TraceReader;
import io.spoor.query.Explanation;
import io.spoor.query.Page;
import io.spoor.query.TraceQuery;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Finds traces by what one of their spans says. */
@Command(
    name = "find",
    description = "Find the traces in which one span meets all conditions, newest first.",
    footer = {
      "",
      "T is ISO-8601 (2026-05-04T10:30:00Z, 2026-05-04T12:30+02:00, 2026-05-04; UTC where",
      "no offset is given), nanoseconds since 1970, or an age such as 90s, 1.5h or 7d.",
      "D is a number with a unit: ns, us, ms, s, m, h or d.",
      "",
      "LEVEL is resource, scope, span, event, link, or any, which is the default. A key that",
      "itself begins like a level needs one in front: any:span:type=x has the key span:type.",
      "VALUE is compared with the text of the value: 500, 0.5, true, [\"a\",\"b\"]; bytes are",
      "base64. An array also has it if one of its elements does.",
    })
final class FindCommand implements Callable<Integer> {

  /** How found traces are printed. */
  enum Format {
    TABLE,
    JSON,
    IDS
  }

  private final Surroundings surroundings;

  @Mixin private final Streams streams = new Streams();
  @Mixin private final StoreDirectory store = new StoreDirectory();
  @Mixin private final QueryOptions options = new QueryOptions();

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "table (default), json, or ids: one trace id a line.")
  private Format format = Format.TABLE;

  @Option(
      names = "--explain",
      description = "Also say, on standard error, how the traces were found and what it took.")
  private boolean isExplained;

  FindCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    TraceQuery query = query();
    try (TraceReader opened = store.openToRead(surroundings.stores())) {
      Page page = isExplained ? explained(opened, query) : opened.find(query);
      switch (format) {
        case IDS -> page.traceIds().forEach(streams.out()::println);
        case JSON -> found(opened, page).printJson(streams.out());
        case TABLE -> found(opened, page).printTable(streams.out());
      }
      if (format != Format.JSON) sayWhatFollows(page);
    }
    return ExitCodes.OK;
  }

  private Page explained(TraceReader store, TraceQuery query) {
    Explanation explanation = store.explain(query);
    streams.err().print(explanation);
    return explanation.page();
  }

  private TraceQuery query() {
    try {
      return options.toQuery();
    } catch (IllegalArgumentException e) {
      throw streams.usage(e);
    }
  }

  private static FoundTraces found(TraceReader store, Page page) {
    return FoundTraces.of(page, store.summaries(page.traceIds()));
  }

  private void sayWhatFollows(Page page) {
    if (page.traces().isEmpty()) streams.err().println("No trace matches.");
    page.cursor().ifPresent(next -> streams.err().println("There may be more: --after " + next));
  }
}
