package io.spoor.runs;

import static java.util.Comparator.comparingInt;
import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The last runs of a system under test, in one directory: each has a name and a store of its own.
 *
 * <pre>{@code
 * Runs runs = Runs.in(Path.of("target/runs")).keepingLast(5);
 * Run run = runs.begin("build 57");
 * try (TraceStore store = TraceStore.open(run.directory())) {
 *   store.write(spans);
 * }
 * }</pre>
 *
 * <p>{@code NUMBER.run} beside the directory {@code NUMBER} tells a run's name and time. Immutable
 * and thread-safe; several processes may begin runs in a directory.
 */
public final class Runs {

  /** How many runs are kept unless asked otherwise. */
  public static final int DEFAULT_KEPT = 10;

  private static final Pattern FILE = Pattern.compile("(\\d{6,9})\\.run");
  private static final String NAME = "name";
  private static final String BEGUN = "begun";

  private final Path directory;
  private final int kept;

  private Runs(Path directory, int kept) {
    this.directory = directory;
    this.kept = kept;
  }

  /** The runs in this directory, which need not be there yet. */
  public static Runs in(Path directory) {
    return new Runs(requireNonNull(directory, "directory"), DEFAULT_KEPT);
  }

  /**
   * The same, but beginning a run deletes all before it but so many that it makes {@code kept}.
   *
   * @param kept at least 1
   */
  public Runs keepingLast(int kept) {
    if (kept >= 1) return new Runs(directory, kept);
    throw new IllegalArgumentException("asked to keep %d runs, expected 1".formatted(kept));
  }

  public Path directory() {
    return directory;
  }

  /**
   * Begins a run, and deletes those that are too many then. A run that is being read stays readable
   * where the system lets open files be deleted.
   *
   * @throws RunsFailedException if the directory cannot be changed
   */
  public Run begin(String name) {
    requireNonNull(name, "name");
    try {
      Files.createDirectories(directory);
      Run begun = create(name);
      for (Run run : all()) {
        if (run.number() <= begun.number() - kept) delete(run);
      }
      return begun;
    } catch (IOException | UncheckedIOException e) {
      throw new RunsFailedException("cannot begin run \"%s\" in %s".formatted(name, directory), e);
    }
  }

  private Run create(String name) throws IOException {
    int number = all().stream().mapToInt(Run::number).max().orElse(0) + 1;
    while (true) {
      Run run =
          new Run(number, name, Instant.now().truncatedTo(ChronoUnit.MILLIS), storeOf(number));
      try {
        describe(run);
        return run;
      } catch (FileAlreadyExistsException e) {
        number++; // Of another process.
      }
    }
  }

  private void describe(Run run) throws IOException {
    Properties description = new Properties();
    description.setProperty(NAME, run.name());
    description.setProperty(BEGUN, run.begun().toString());
    Path whole = Files.createTempFile(directory, "run", ".tmp");
    try {
      try (Writer out = Files.newBufferedWriter(whole)) {
        description.store(out, null);
      }
      Files.createLink(fileOf(run.number()), whole); // Unlike a move, not over another one.
    } finally {
      Files.delete(whole);
    }
  }

  private void delete(Run run) throws IOException {
    Files.deleteIfExists(fileOf(run.number()));
    if (!Files.exists(run.directory())) return;
    try (Stream<Path> files = Files.walk(run.directory())) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }

  /**
   * All runs, the latest first.
   *
   * @throws RunsFailedException if the directory cannot be read
   */
  public List<Run> all() {
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .map(this::read)
          .flatMap(Optional::stream)
          .sorted(comparingInt(Run::number).reversed())
          .toList();
    } catch (NoSuchFileException e) {
      return List.of();
    } catch (IOException | UncheckedIOException | IllegalArgumentException e) {
      throw new RunsFailedException("cannot list the runs in " + directory, e);
    }
  }

  /** The latest run with this name. */
  public Optional<Run> latest(String name) {
    requireNonNull(name, "name");
    return all().stream().filter(run -> run.name().equals(name)).findFirst();
  }

  /** The latest run that began before this one. */
  public Optional<Run> before(Run run) {
    requireNonNull(run, "run");
    return all().stream().filter(other -> other.number() < run.number()).findFirst();
  }

  private Optional<Run> read(Path file) {
    Matcher name = FILE.matcher(file.getFileName().toString());
    if (!name.matches()) return Optional.empty();
    int number = Integer.parseInt(name.group(1));
    Properties description = new Properties();
    try (Reader in = Files.newBufferedReader(file)) {
      description.load(in);
    } catch (NoSuchFileException e) {
      return Optional.empty(); // Deleted meanwhile.
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Optional.of(
        new Run(
            number,
            property(description, NAME, file),
            Instant.parse(property(description, BEGUN, file)),
            storeOf(number)));
  }

  private static String property(Properties description, String key, Path file) {
    String value = description.getProperty(key);
    if (value != null) return value;
    throw new IllegalArgumentException("%s has no \"%s\"".formatted(file, key));
  }

  private Path fileOf(int number) {
    return directory.resolve("%06d.run".formatted(number));
  }

  private Path storeOf(int number) {
    return directory.resolve("%06d".formatted(number));
  }

  @Override
  public String toString() {
    return "the last %d runs in %s".formatted(kept, directory);
  }
}
