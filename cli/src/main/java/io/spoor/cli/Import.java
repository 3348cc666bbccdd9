package io.spoor.cli;

import io.spoor.TraceStore;
import io.spoor.TraceStoreException;
import io.spoor.cli.ProgressDisplay.Progress;
import io.spoor.otlp.OtlpReader;
import io.spoor.otlp.ReadResult;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The reading of some files into a store. */
final class Import implements AutoCloseable {
  private static final String STANDARD_INPUT = "-";

  private final Surroundings surroundings;
  private final BatchedWriter writer;
  private final List<RejectedPart> rejected = new ArrayList<>();
  private String currentFile = "";
  private int filesRead;
  private long skipped;

  Import(TraceStore store, Surroundings surroundings) {
    this.surroundings = surroundings;
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
    return new ImportReport(filesRead, writer.written(), writer.traces(), skipped, rejected);
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
    ReadResult result = OtlpReader.read(currentFile, new WatchedInput(in, progress), writer::add);
    skipped += result.skipped();
    result.rejected().forEach(rejection -> rejected.add(RejectedPart.of(rejection)));
    long unlisted = result.rejectedCount() - result.rejected().size();
    if (unlisted > 0) reject("and %,d more that are not listed".formatted(unlisted));
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
