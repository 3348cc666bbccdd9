package io.spoor.rocks;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.spoor.CorruptStoreException;
import io.spoor.StorageFailedException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * A file beside those of a closed database that says what they were, so that a log or manifest that
 * was cut off, changed or deleted since is noticed: RocksDB takes its end for the place where an
 * earlier run stopped.
 *
 * <p>It has a line for each file, with its size and, where RocksDB has no better checksum, its
 * CRC-32C; the last line is the CRC-32C of those before. It is written when the database was closed
 * and removed before it is opened to be changed. Without it, or if it is damaged itself, nothing is
 * compared.
 */
final class ClosingNote {
  static final String FILE = "CLOSED";

  private ClosingNote() {}

  /** Says what the files are. Where that fails, there is no note. */
  static void write(Path directory) {
    try {
      Files.writeString(directory.resolve(FILE), textOf(directory), UTF_8);
    } catch (IOException | DirectoryIteratorException e) {
      return; // The database is complete without it.
    }
  }

  /**
   * Makes sure that the files are as they were when the database was closed, if that was noted.
   *
   * @throws CorruptStoreException if one is not
   */
  static void check(Path directory) {
    try {
      String note = Files.isDirectory(directory) ? read(directory) : null;
      if (note == null || !isWhole(note)) return;
      String now = textOf(directory);
      if (now.equals(note) || !note.equals(read(directory))) return; // It was opened meanwhile.
      throw new CorruptStoreException(
          "cannot open %s: since it was closed, %s".formatted(directory, difference(note, now)));
    } catch (IOException | DirectoryIteratorException e) {
      throw new StorageFailedException("cannot read the files of " + directory, e);
    }
  }

  /** Removes the note, lastingly: it must not come back when the files have changed. */
  static void remove(Path directory) {
    try {
      if (!Files.isDirectory(directory) || !Files.deleteIfExists(directory.resolve(FILE))) return;
    } catch (IOException e) {
      throw new StorageFailedException("cannot delete " + directory.resolve(FILE), e);
    }
    try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException e) {
      return; // Windows cannot open a directory, and writes its entries at once.
    }
  }

  private static @Nullable String read(Path directory) throws IOException {
    try {
      return new String(Files.readAllBytes(directory.resolve(FILE)), UTF_8);
    } catch (NoSuchFileException e) {
      return null;
    }
  }

  private static String textOf(Path directory) throws IOException {
    StringBuilder lines = new StringBuilder();
    for (String name : names(directory)) {
      Path file = directory.resolve(name);
      lines.append(name).append(' ').append(Files.size(file));
      if (!isTable(name)) lines.append(' ').append(checksum(Files.readAllBytes(file)));
      lines.append('\n');
    }
    return lines + checksum(lines.toString().getBytes(UTF_8)) + '\n';
  }

  private static SortedSet<String> names(Path directory) throws IOException {
    SortedSet<String> names = new TreeSet<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(directory)) {
      for (Path file : files) {
        String name = file.getFileName().toString();
        if (isOfDatabase(name)) names.add(name);
      }
    }
    return names;
  }

  /** Whether a file of this name holds a part of what is stored. */
  static boolean isOfDatabase(String name) {
    return name.equals("CURRENT")
        || name.startsWith("MANIFEST-")
        || name.endsWith(".log")
        || isTable(name);
  }

  private static boolean isTable(String name) {
    return name.endsWith(".sst");
  }

  private static String checksum(byte[] bytes) {
    CRC32C crc = new CRC32C();
    crc.update(bytes);
    return "%08x".formatted(crc.getValue());
  }

  private static boolean isWhole(String note) {
    int last = note.lastIndexOf('\n', note.length() - 2) + 1;
    String lines = note.substring(0, last);
    return note.substring(last).equals(checksum(lines.getBytes(UTF_8)) + '\n');
  }

  /** What of the files is not as it was. */
  private static String difference(String note, String now) {
    SortedSet<String> was = new TreeSet<>(note.lines().toList().subList(0, lines(note)));
    SortedSet<String> is = new TreeSet<>(now.lines().toList().subList(0, lines(now)));
    SortedSet<String> onlyNow = new TreeSet<>(is);
    onlyNow.removeAll(was);
    was.removeAll(is);
    if (was.isEmpty()) return "a file was added: " + onlyNow.first();
    String[] before = was.first().split(" ");
    for (String line : onlyNow) {
      if (line.startsWith(before[0] + " ")) {
        return "%s was changed: it has %s bytes, expected %s"
                .formatted(before[0], line.split(" ")[1], before[1])
            + (line.split(" ")[1].equals(before[1]) ? " of another checksum" : "");
      }
    }
    return before[0] + " was deleted";
  }

  private static int lines(String note) {
    return (int) note.lines().count() - 1;
  }
}
