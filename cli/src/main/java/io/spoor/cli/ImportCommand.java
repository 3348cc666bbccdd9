package io.spoor.cli;

import io.spoor.TraceStore;
import io.spoor.dialect.Dialect;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Reads trace files into a store. */
@Command(
    name = "import",
    description = "Import trace files into a store, which is made if there is none.",
    footer = {
      "",
      "Files are of OpenTelemetry (OTLP as JSON, JSON lines or protobuf), Jaeger (JSON of its UI,",
      "its model, its Thrift, its Elasticsearch) or Zipkin (JSON of v2 and v1, protobuf, Thrift as",
      "JSON), plain or compressed with gzip. Which it is, is told by the content. Lines of logs and",
      "metrics are skipped. What cannot be read is rejected with its place and the reason; all the",
      "rest is imported. Importing the same spans again changes nothing.",
    })
final class ImportCommand implements Callable<Integer> {

  /** How the outcome is told. */
  enum Format {
    TEXT,
    JSON
  }

  private final Surroundings surroundings;

  @Mixin private final Streams streams = new Streams();
  @Mixin private final StoreDirectory store = new StoreDirectory();

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "How the outcome is told: text (default) or json.")
  private Format format = Format.TEXT;

  @Option(
      names = "--dialect",
      paramLabel = "DIALECT",
      completionCandidates = DialectText.class,
      description = "What the files are, if it is not told rightly: ${COMPLETION-CANDIDATES}.")
  private @Nullable Dialect dialect;

  @Parameters(arity = "1..*", paramLabel = "FILE", description = "The files; - is standard input.")
  private List<String> files = List.of();

  ImportCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    if (dialect != null && !dialect.isRead()) {
      throw streams.usage("files of " + dialect + " cannot be read, only written");
    }
    ImportReport report;
    try (TraceStore opened = store.openOrCreate(surroundings.stores());
        Import reading = new Import(opened, dialect, surroundings)) {
      report = reading.read(files);
    }
    if (format == Format.JSON) {
      report.printJson(streams.out());
    } else {
      report.printText(streams.out(), streams.err());
    }
    return report.exitCode();
  }
}
