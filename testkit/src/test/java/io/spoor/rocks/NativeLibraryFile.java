package io.spoor.rocks;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.rocksdb.RocksDB;
import org.rocksdb.util.Environment;

/** RocksDB's native library as a file, for a process that may not unpack it. */
public final class NativeLibraryFile {
  private NativeLibraryFile() {}

  /** Unpacks it into a directory, if that was not done before, and returns the directory. */
  public static Path in(Path directory) throws IOException {
    String name = Environment.getJniLibraryFileName("rocksdb");
    Path file = directory.resolve(System.mapLibraryName("rocksdbjni"));
    if (Files.exists(file)) return directory;
    Files.createDirectories(directory);
    try (InputStream in = RocksDB.class.getClassLoader().getResourceAsStream(name)) {
      if (in == null) throw new IOException("there is no " + name);
      Files.copy(in, file);
    }
    return directory;
  }
}
