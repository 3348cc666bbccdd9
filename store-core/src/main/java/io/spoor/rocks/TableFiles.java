package io.spoor.rocks;

import io.spoor.Damage;
import io.spoor.StorageFailedException;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import org.rocksdb.Options;
import org.rocksdb.RocksDBException;
import org.rocksdb.SstFileReader;

/** The files of a directory in which RocksDB keeps sorted rows. */
final class TableFiles {
  private TableFiles() {}

  /** Reads all blocks and tells of those that are damaged. */
  static void verify(List<Path> tables, Consumer<Damage> damages) {
    NativeLibrary.load();
    for (Path file : tables) {
      try (NativeHandles own = new NativeHandles()) {
        SstFileReader reader = own.own(new SstFileReader(own.own(new Options())));
        reader.open(file.toString());
        reader.verifyChecksum();
      } catch (RocksDBException e) {
        damages.accept(new Damage("file " + file.getFileName(), String.valueOf(e.getMessage())));
      }
    }
  }

  /** The files with such names, as RocksDB numbered them. */
  static List<Path> in(Path directory, String suffix) {
    List<Path> found = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, "*" + suffix)) {
      files.forEach(found::add);
    } catch (IOException | DirectoryIteratorException e) {
      throw new StorageFailedException("cannot list the files of " + directory, e);
    }
    Collections.sort(found);
    return found;
  }
}
