package io.spoor.rocks;

import io.spoor.StorageFailedException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The files that tell what is in a database, as its owner had them at one moment: its manifest,
 * which grows until another takes its place, and its logs, to which every change is appended.
 *
 * @param manifest its name; empty if there is none
 * @param logBytes the size of each log by its name
 */
record OwnerFiles(String manifest, long manifestBytes, SortedMap<String, Long> logBytes) {

  static OwnerFiles of(Path directory) {
    try {
      String manifest = manifest(directory);
      return new OwnerFiles(manifest, size(directory.resolve(manifest)), logs(directory));
    } catch (IOException | DirectoryIteratorException e) {
      throw new StorageFailedException("cannot list the files of " + directory, e);
    }
  }

  /**
   * Whether rows lie where they lay before; some may have been appended to logs since.
   *
   * <p>Rows that are flushed leave a log for a table: first the manifest says so, then the log is
   * deleted. So who reads the manifest and then the logs has missed nothing if this is so of the
   * moments before and after; otherwise a log may have gone between the two.
   */
  boolean areAsBefore(OwnerFiles before) {
    return manifest.equals(before.manifest)
        && manifestBytes == before.manifestBytes
        && logBytes.keySet().equals(before.logBytes.keySet());
  }

  private static String manifest(Path directory) throws IOException {
    try {
      String name = Files.readString(directory.resolve("CURRENT")).strip();
      return name.startsWith("MANIFEST-") && name.indexOf('\0') < 0 ? name : "";
    } catch (NoSuchFileException | CharacterCodingException e) {
      return "";
    }
  }

  private static long size(Path file) throws IOException {
    try {
      return Files.size(file);
    } catch (NoSuchFileException e) {
      return 0;
    }
  }

  private static SortedMap<String, Long> logs(Path directory) throws IOException {
    SortedMap<String, Long> logs = new TreeMap<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, "*.log")) {
      for (Path file : files) logs.put(file.getFileName().toString(), size(file));
    }
    return logs;
  }
}
