package io.spoor.rocks;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A file of no content that takes room while there is some. On a full disk it is given up, so that
 * the database can be opened anew and something be removed from it.
 */
final class Reserve {
  static final String FILE = "RESERVE";
  private static final String PROBE = "RESERVE.new";
  private static final int BYTES = 1 << 20;

  private final Path directory;

  Reserve(Path directory) {
    this.directory = directory;
  }

  /** Takes the room, if it is not taken and the disk has it. */
  void keep() {
    Path file = directory.resolve(FILE);
    try {
      if (Files.exists(file)) return;
      if (isRoom()) write(file);
    } catch (IOException e) {
      return; // There is no room to keep.
    }
  }

  /** Gives the room up, and returns whether the directory is still there. */
  boolean release() {
    try {
      Files.deleteIfExists(directory.resolve(FILE));
    } catch (IOException e) {
      return false;
    }
    return Files.isDirectory(directory);
  }

  /** Whether the disk takes as much again. */
  boolean isRoom() {
    Path probe = directory.resolve(PROBE);
    try {
      try {
        write(probe);
        return true;
      } finally {
        Files.deleteIfExists(probe);
      }
    } catch (IOException e) {
      return false;
    }
  }

  private static void write(Path file) throws IOException {
    ByteBuffer nothing = ByteBuffer.allocate(BYTES);
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      while (nothing.hasRemaining()) channel.write(nothing);
      channel.force(false);
    }
  }
}
