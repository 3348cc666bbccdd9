package io.spoor.cli;

import io.spoor.TraceStore;
import io.spoor.TraceStoreException;
import io.spoor.cli.ProgressDisplay.Progress;
import io.spoor.dialect.Dialect;
import io.spoor.dialect.ReadResult;
import io.spoor.dialect.Warning;
import io.spoor.file.TraceFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The reading of some files into a store. */
final class Import implements AutoCloseable {
  private static final String STANDARD_INPUT = "-";

  private final Surroundings surroundings;
  private final @Nullable Dialect dialect;
  private final BatchedWriter writer;
  private final List<RejectedPart> rejected = new ArrayList<>();
  private final Map<Dialect, Long> dialects = new EnumMap<>(Dialect.class);
  private final List<Warning> warnings = new ArrayList<>();
  private long warningCount;
  private String currentFile = "";
  private int filesRead;
  private long skipped;

  /**
   * @param dialect what all files are read as; null for what each seems to be
   */
  Import(TraceStore store, @Nullable Dialect dialect, Surroundings surroundings) {
    this.surroundings = surroundings;
    this.dialect = dialect;
    this.writer = new BatchedWriter(store, reason -> reject(reason));
  }

  /**
   * Reads the files one after the other; what cannot be read is told by the report.
   *
   * @throws CommandFailedException if the store fails, so that there is no going on
   */
  ImportReport read(List<String> files) {
    try (Progress progress = surroundings.progress().start("import", totalBytes(files))) {
      for (String file : files) read(file, progress);
    } catch (TraceStoreException e) {
      throw new CommandFailedException(
          "%s; before that, %,d spans were imported".formatted(e.getMessage(), writer.written()),
          e);
    }
    return new ImportReport(
        filesRead,
        writer.written(),
        writer.traces(),
        dialects,
        skipped,
        rejected,
        warningCount,
        warnings);
  }

  @Override
  public void close() {
    writer.close();
  }

  private void read(String file, Progress progress) {
    currentFile = file;
    try {
      if (file.equals(STANDARD_INPUT)) {
        read(surroundings.in(), progress);
      } else {
        readFile(Path.of(file), progress);
      }
    } catch (NoSuchFileException e) {
      reject("there is no such file");
    } catch (AccessDeniedException e) {
      reject("this user may not read it");
    } catch (IOException | InvalidPathException e) {
      reject("cannot read: " + e.getMessage());
    }
    writer.flush();
  }

  private void readFile(Path file, Progress progress) throws IOException {
    if (Files.isDirectory(file)) {
      reject("it is a directory");
      return;
    }
    try (InputStream in = Files.newInputStream(file)) {
      read(in, progress);
    }
  }

  private void read(InputStream in, Progress progress) throws IOException {
    filesRead++;
    InputStream watched = new WatchedInput(in, progress);
    ReadResult result =
        dialect == null
            ? TraceFile.read(currentFile, watched, writer::add)
            : TraceFile.read(currentFile, watched, dialect, writer::add);
    skipped += result.skipped();
    result.rejected().forEach(rejection -> rejected.add(RejectedPart.of(rejection)));
    long unlisted = result.rejectedCount() - result.rejected().size();
    if (unlisted > 0) reject("and %,d more that are not listed".formatted(unlisted));
    result.spansByDialect().forEach((read, spans) -> dialects.merge(read, spans, Long::sum));
    warnings.addAll(result.warnings());
    warningCount += result.warningCount();
  }

  private void reject(String reason) {
    rejected.add(RejectedPart.of(currentFile, reason));
  }

  /** Negative where nobody knows. */
  private static long totalBytes(List<String> files) {
    long total = 0;
    for (String file : files) {
      if (file.equals(STANDARD_INPUT)) return -1;
      try {
        total += Files.size(Path.of(file));
      } catch (IOException | InvalidPathException e) {
        // Nothing will be read of it; why is said when its turn comes.
      }
    }
    return total;
  }
}
