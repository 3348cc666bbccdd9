package io.spoor.rocks;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.rocksdb.ColumnFamilyDescriptor;
import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;

/** The database of an engine as RocksDB alone sees it. */
final class RawDatabase {
  private RawDatabase() {}

  static RocksDB open(Path directory) throws RocksDBException {
    ClosingNote.remove(directory);
    List<ColumnFamilyDescriptor> families = new ArrayList<>();
    for (String name : List.of("default", "spans", "index")) {
      families.add(new ColumnFamilyDescriptor(name.getBytes(US_ASCII)));
    }
    List<ColumnFamilyHandle> handles = new ArrayList<>();
    return RocksDB.open(directory.toString(), families, handles);
  }
}
