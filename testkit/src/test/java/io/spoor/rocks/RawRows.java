package io.spoor.rocks;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;

/** The rows of a closed database with their checksums, to be read and damaged. */
public final class RawRows implements AutoCloseable {
  private final NativeHandles handles = new NativeHandles();
  private final OpenDatabase database;
  private final Path directory;

  public RawRows(Path directory) {
    this.directory = directory;
    EngineSettings settings = new EngineSettings(1 << 20, 1 << 20, (family, key) -> "a row");
    this.database = OpenDatabase.primary(directory, settings, handles);
  }

  /** All keys of a family. */
  public List<byte[]> keys(Family family) {
    List<byte[]> keys = new ArrayList<>();
    try (RocksIterator rows = database.db().newIterator(handle(family))) {
      for (rows.seekToFirst(); rows.isValid(); rows.next()) keys.add(rows.key());
    }
    return keys;
  }

  public byte[] get(Family family, byte[] key) throws RocksDBException {
    return database.db().get(handle(family), key);
  }

  public void put(Family family, byte[] key, byte[] stored) throws RocksDBException {
    database.db().put(handle(family), key, stored);
  }

  public void delete(Family family, byte[] key) throws RocksDBException {
    database.db().delete(handle(family), key);
  }

  private ColumnFamilyHandle handle(Family family) {
    return database.families().get(family);
  }

  /** Leaves the note that a store leaves. */
  @Override
  public void close() throws RocksDBException {
    RocksDB db = database.db();
    db.syncWal();
    handles.close();
    ClosingNote.write(directory);
  }
}
