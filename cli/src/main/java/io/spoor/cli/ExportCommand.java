package io.spoor.cli;

import io.spoor.TraceReader;
import io.spoor.cli.ProgressDisplay.Progress;
import io.spoor.dialect.Dialect;
import io.spoor.dialect.SpanWriter;
import io.spoor.file.TraceFile;
import io.spoor.query.TraceQuery;
import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.Callable;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Writes traces of a store to a file. */
@Command(
    name = "export",
    description = "Write the traces in which one span meets all conditions, newest first.",
    footer = {
      "",
      "Without conditions all traces are written. Each is written whole.",
    })
final class ExportCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Mixin private final Streams streams = new Streams();
  @Mixin private final StoreDirectory store = new StoreDirectory();
  @Mixin private final ConditionOptions conditions = new ConditionOptions();

  @Option(
      names = "--dialect",
      required = true,
      paramLabel = "DIALECT",
      description =
          "otlp-json, otlp-json-lines, otlp-protobuf, jaeger-json, zipkin-json or chrome-json.")
  private Dialect dialect;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "The file, compressed if its name ends in .gz; otherwise standard output.")
  private @Nullable Path file;

  @Option(
      names = "--limit",
      paramLabel = "N",
      description = "The most traces to write; all if it is not given.")
  private long limit = Long.MAX_VALUE;

  ExportCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws IOException {
    if (!dialect.isWritten()) {
      throw streams.usage("files of " + dialect + " cannot be written, only read");
    }
    if (limit < 1) throw streams.usage("--limit is " + limit + ", expected at least 1");
    TraceQuery.Builder query = query();
    try (TraceReader opened = store.openToRead(surroundings.stores());
        Progress progress = surroundings.progress().start("export", -1)) {
      Export export = new Export(opened, query, limit);
      if (file == null) write(export, new Kept(surroundings.out()), progress);
      else write(export, file, progress);
      streams
          .err()
          .printf(
              "exported %s of %s%n",
              CountText.of(export.spans(), "span"), CountText.of(export.traces(), "trace"));
      if (export.leftOut() == 0) return ExitCodes.OK;
      streams
          .err()
          .printf(
              "left out %s, the first: %s%n",
              CountText.of(export.leftOut(), "span"), export.whyLeftOut());
      return ExitCodes.FAILED;
    }
  }

  private TraceQuery.Builder query() {
    try {
      TraceQuery.Builder query = TraceQuery.builder();
      conditions.addTo(query);
      query.build();
      return query;
    } catch (IllegalArgumentException e) {
      throw streams.usage(e);
    }
  }

  /** Under another name until it is whole, unless it is a pipe, say. */
  private void write(Export export, Path path, Progress progress) throws IOException {
    boolean isNew = Files.notExists(path);
    if (!isNew && !Files.isRegularFile(path)) {
      write(export, compressed(path, Files.newOutputStream(path)), progress);
      return;
    }
    Path target = isNew ? path : path.toRealPath();
    Path part = target.resolveSibling(target.getFileName() + ".part");
    OutputStream out = newFile(part, path);
    try {
      write(export, compressed(path, out), progress);
      Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  private static OutputStream newFile(Path part, Path path) throws IOException {
    try {
      return Files.newOutputStream(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    } catch (FileAlreadyExistsException e) {
      throw new CommandFailedException(
          "%s exists: another export may be writing it; otherwise delete it".formatted(part));
    } catch (NoSuchFileException e) {
      throw new CommandFailedException(
          "cannot write %s: there is no such directory".formatted(path));
    }
  }

  private static OutputStream compressed(Path path, OutputStream out) throws IOException {
    return isCompressed(path) ? new GZIPOutputStream(out, 1 << 16) : out;
  }

  private static boolean isCompressed(Path path) {
    return path.toString().endsWith(".gz");
  }

  private void write(Export export, OutputStream to, Progress progress) throws IOException {
    try (OutputStream out = new BufferedOutputStream(new WatchedOutput(to, progress), 1 << 16);
        SpanWriter writer = TraceFile.writer(dialect, out)) {
      export.write(writer);
    }
  }

  /** Standard output stays open. */
  private static final class Kept extends FilterOutputStream {
    Kept(OutputStream out) {
      super(out);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      out.write(bytes, offset, length);
    }

    @Override
    public void close() throws IOException {
      flush();
    }
  }
}
