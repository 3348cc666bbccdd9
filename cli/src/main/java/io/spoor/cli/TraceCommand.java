package io.spoor.cli;

import io.spoor.Trace;
import io.spoor.TraceReader;
import io.spoor.otlp.OtlpJsonWriter;
import io.spoor.page.TracePage;
import io.spoor.span.Span;
import io.spoor.span.TraceId;
import io.spoor.tree.TreeText;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Prints one trace, as a tree or a page for people, or as OTLP JSON for programs. */
@Command(name = "trace", description = "Print one trace.")
final class TraceCommand implements Callable<Integer> {

  /** How a trace is printed. */
  enum Format {
    TREE,
    HTML,
    OTLP
  }

  private static final int MAX_SPANS_SHOWN = 10_000;

  private final Surroundings surroundings;

  @Mixin private final Streams streams = new Streams();
  @Mixin private final StoreDirectory store = new StoreDirectory();

  @Parameters(paramLabel = "ID", description = "The trace id: 1 to 32 hex digits.")
  private TraceId id;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "tree (default), html: a page that needs no other file, or otlp: OTLP JSON.")
  private Format format = Format.TREE;

  TraceCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws IOException {
    Trace trace = trace();
    switch (format) {
      case TREE -> printTree(trace);
      case HTML -> streams.out().print(TracePage.of(trace).toHtml());
      case OTLP -> printOtlp(trace);
    }
    return ExitCodes.OK;
  }

  private Trace trace() {
    Optional<Trace> trace;
    try (TraceReader opened = store.openToRead(surroundings.stores())) {
      trace = opened.trace(id);
    }
    return trace.orElseThrow(
        () ->
            new CommandFailedException(
                "there is no trace %s in %s".formatted(id, store.directory())));
  }

  private void printOtlp(Trace trace) throws IOException {
    try (OtlpJsonWriter json = OtlpJsonWriter.document(surroundings.out())) {
      for (Span span : trace.spans()) json.write(span);
    }
  }

  private void printTree(Trace trace) {
    TreeText text = TreeText.ofWidth(surroundings.columns()).withMaxSpans(MAX_SPANS_SHOWN);
    streams.out().print(text.print(trace.tree()));
  }
}
