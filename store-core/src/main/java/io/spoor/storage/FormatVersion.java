package io.spoor.storage;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.spoor.CorruptStoreException;
import io.spoor.StorageFailedException;
import io.spoor.StoreNotFoundException;
import io.spoor.UnsupportedFormatException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The version of the format that a directory is written in: a small text file beside the database.
 *
 * <p>It is a file and not a row because RocksDB changes a directory by opening it, and a directory
 * of a newer release, or of something else, must be left as it is.
 */
public final class FormatVersion {

  /** The first format that this release reads. */
  public static final int OLDEST = 1;

  /** The format that this release writes, and the last that it reads. */
  public static final int CURRENT = 1;

  /** The file's name. */
  public static final String FILE = "SPOOR";

  private static final String NEW_FILE = FILE + ".new";
  private static final Pattern TEXT = Pattern.compile("spoor format ([0-9]{1,9})\n");
  private static final int MAX_TEXT_BYTES = 64;

  private FormatVersion() {}

  /** Whether a store, of whatever version, was created in {@code directory}. Changes nothing. */
  public static boolean isStore(Path directory) {
    return Files.isRegularFile(directory.resolve(FILE));
  }

  /**
   * Makes sure that the directory holds a store that this release reads, or nothing: then it
   * becomes one, and is created if need be. To be called before the database is opened.
   *
   * @throws UnsupportedFormatException if a newer release wrote the directory, or it holds
   *     something else; nothing is changed
   * @throws CorruptStoreException if what is left of a store cannot be opened; nothing is changed
   */
  public static void check(Path directory) {
    if (Files.exists(directory) && !Files.isDirectory(directory)) {
      throw new StorageFailedException(
          "cannot open " + directory + " as a store: it is not a directory");
    }
    try {
      Files.createDirectories(directory);
      if (isStore(directory)) checkStore(directory);
      else create(directory);
    } catch (IOException | DirectoryIteratorException e) {
      throw new StorageFailedException("cannot open " + directory + " as a store: " + e, e);
    }
  }

  /**
   * Makes sure that the directory holds a store that this release reads. Changes nothing.
   *
   * @throws StoreNotFoundException if there is no store, or one that is only being created
   * @throws UnsupportedFormatException if a newer release wrote it
   * @throws CorruptStoreException if what is left of it cannot be opened
   */
  public static void checkForReading(Path directory) {
    try {
      if (!isStore(directory)) throw notFound(directory, whyNoStore(directory));
      checkStore(directory);
      if (!hasDatabase(directory)) throw notFound(directory, "its creation did not come to an end");
    } catch (IOException | DirectoryIteratorException e) {
      throw new StorageFailedException("cannot open " + directory + " for reading: " + e, e);
    }
  }

  /**
   * Makes sure that no newer release wrote the directory, as far as it can be told: the file may be
   * missing or damaged. Changes nothing.
   *
   * @throws UnsupportedFormatException if one did
   */
  public static void checkNotNewer(Path directory) {
    try {
      if (isStore(directory)) checkVersion(directory);
    } catch (CorruptStoreException e) {
      return; // Its rows tell for themselves.
    } catch (IOException e) {
      throw new StorageFailedException("cannot read " + directory.resolve(FILE), e);
    }
  }

  private static String whyNoStore(Path directory) {
    if (!Files.exists(directory)) return "there is no such directory";
    if (!Files.isDirectory(directory)) return "it is not a directory";
    return "it has no file " + FILE;
  }

  private static StoreNotFoundException notFound(Path directory, String reason) {
    return new StoreNotFoundException(
        "cannot open %s for reading: it holds no store; %s".formatted(directory, reason));
  }

  private static void checkStore(Path directory) throws IOException {
    checkVersion(directory);
    checkDatabase(directory);
  }

  private static void checkVersion(Path directory) throws IOException {
    Path file = directory.resolve(FILE);
    try (var in = Files.newInputStream(file)) {
      int version = parse(file.toString(), new String(in.readNBytes(MAX_TEXT_BYTES), US_ASCII));
      checkVersion(directory.toString(), version);
    }
  }

  /** What {@link #FILE} holds of a store that this release writes. */
  public static String text() {
    return "spoor format " + CURRENT + "\n";
  }

  /**
   * Makes sure that this release reads what a text like {@link #text} is about.
   *
   * @param what is named in messages
   * @throws UnsupportedFormatException if a newer release wrote it
   * @throws CorruptStoreException if the text says something else
   */
  public static void checkText(String what, String text) {
    checkVersion(what, parse(what, text));
  }

  private static int parse(String what, String text) {
    Matcher matcher = TEXT.matcher(text);
    if (!matcher.matches()) {
      throw new CorruptStoreException(
          "%s begins \"%s\", expected \"spoor format\" and a number. Nothing was changed."
              .formatted(what, text.strip()));
    }
    return Integer.parseInt(matcher.group(1));
  }

  private static void checkVersion(String what, int version) {
    if (version < OLDEST || version > CURRENT) {
      throw new UnsupportedFormatException(
          "%s has format %d; this release reads formats %d to %d. Nothing was changed."
              .formatted(what, version, OLDEST, CURRENT));
    }
  }

  /** RocksDB would begin a new database and delete the files of the old one, its logs too. */
  private static void checkDatabase(Path directory) throws IOException {
    if (hasDatabase(directory)) return;
    for (String file : files(directory)) {
      if (file.endsWith(".sst") || file.endsWith(".log")) {
        throw new CorruptStoreException(
            "%s holds %s but not the database's file CURRENT. Nothing was changed."
                .formatted(directory, file));
      }
    }
  }

  private static boolean hasDatabase(Path directory) {
    return Files.exists(directory.resolve("CURRENT"));
  }

  private static void create(Path directory) throws IOException {
    List<String> files = files(directory);
    files.remove(NEW_FILE); // A crash while creating left it.
    if (!files.isEmpty()) {
      throw new UnsupportedFormatException(
          "%s is not a store: it holds %s%s but no file %s. Nothing was changed."
              .formatted(
                  directory,
                  files.get(0),
                  files.size() == 1 ? "" : " and %,d more".formatted(files.size() - 1),
                  FILE));
    }
    write(directory);
  }

  /** Says that a directory holds a store in the format that this release writes. */
  public static void mark(Path directory) {
    try {
      write(directory);
    } catch (IOException e) {
      throw new StorageFailedException("cannot write " + directory.resolve(FILE), e);
    }
  }

  private static void write(Path directory) throws IOException {
    Path fresh = directory.resolve(NEW_FILE);
    Files.writeString(fresh, text(), US_ASCII);
    force(fresh, StandardOpenOption.WRITE);
    moveInto(fresh, directory.resolve(FILE));
    forceDirectory(directory);
  }

  private static void moveInto(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static void force(Path path, StandardOpenOption mode) throws IOException {
    try (FileChannel channel = FileChannel.open(path, mode)) {
      channel.force(true);
    }
  }

  private static void forceDirectory(Path directory) {
    try {
      force(directory, StandardOpenOption.READ);
    } catch (IOException e) {
      return; // Windows cannot open a directory, and needs no more than the move.
    }
  }

  private static List<String> files(Path directory) throws IOException {
    List<String> names = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(directory)) {
      for (Path file : files) names.add(file.getFileName().toString());
    }
    Collections.sort(names);
    return names;
  }
}
