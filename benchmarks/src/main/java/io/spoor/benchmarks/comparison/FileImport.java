package io.spoor.benchmarks.comparison;

import io.spoor.cli.Spoor;
import io.spoor.otlp.OtlpJsonWriter;
import io.spoor.span.Span;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;

/**
 * How long the {@code spoor} tool takes to bring a file of OTLP JSON lines into a new store, from
 * the start of its process to its end.
 */
final class FileImport {
  private final Setup setup;

  FileImport(Setup setup) {
    this.setup = setup;
  }

  Figures measure() throws IOException, InterruptedException {
    Path file = setup.directory().resolve("import.jsonl");
    if (!Files.exists(file)) write(file);
    Path store = setup.directory().resolve("imported");
    Directories.makeEmpty(store);
    long before = System.nanoTime();
    Process tool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + setup.heap(),
                "-cp",
                System.getProperty("java.class.path"),
                Spoor.class.getName(),
                "import",
                "--store",
                store.toString(),
                file.toString())
            .inheritIO()
            .start();
    int exitCode = tool.waitFor();
    long nanos = System.nanoTime() - before;
    if (exitCode != 0) throw new IOException("spoor import ended with exit code " + exitCode);
    Directories.delete(store);
    return new Figures()
        .put("spans", setup.spans())
        .put("importNanos", nanos)
        .put("fileBytes", Files.size(file));
  }

  private void write(Path file) throws IOException {
    Path half = file.resolveSibling("import.half");
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(half), 1 << 20);
        OtlpJsonWriter lines = OtlpJsonWriter.lines(out)) {
      Iterator<List<Span>> batches = setup.batches(setup.batchSpans());
      while (batches.hasNext()) lines.write(batches.next());
    }
    Files.move(half, file);
  }
}
