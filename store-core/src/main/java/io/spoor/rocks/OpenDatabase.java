package io.spoor.rocks;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.Env;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksMemEnv;

/**
 * A database of RocksDB that was opened, and its families. All that is native belongs to the owner
 * that it was opened for.
 *
 * @param location where it is, for messages
 * @param directory null in memory
 */
record OpenDatabase(
    String location,
    @Nullable Path directory,
    RocksDB db,
    Map<Family, ColumnFamilyHandle> families) {

  private static final String PATH_IN_MEMORY = "/spoor"; // RocksDB takes absolute ones only there.

  /**
   * Opens a database to write to, creating it if it is not there.
   *
   * @param directory null for one in memory
   */
  static OpenDatabase primary(
      @Nullable Path directory, EngineSettings settings, NativeHandles handles) {
    NativeLibrary.load();
    String location = directory == null ? "an in-memory store" : directory.toString();
    Env env = Env.getDefault();
    if (directory == null) env = handles.own(new RocksMemEnv(env));
    List<ColumnFamilyHandle> opened = new ArrayList<>();
    try {
      RocksDB db =
          handles.own(
              RocksDB.open(
                  EngineOptions.database(settings, env, handles),
                  directory == null ? PATH_IN_MEMORY : location,
                  EngineOptions.families(settings, handles),
                  opened));
      return new OpenDatabase(location, directory, db, owned(opened, handles));
    } catch (RocksDBException e) {
      throw Failure.ofOpening(location, e);
    }
  }

  private static Map<Family, ColumnFamilyHandle> owned(
      List<ColumnFamilyHandle> opened, NativeHandles handles) {
    Map<Family, ColumnFamilyHandle> families = new EnumMap<>(Family.class);
    Iterator<ColumnFamilyHandle> next = opened.iterator();
    for (Family family : Family.values()) families.put(family, handles.own(next.next()));
    return families;
  }
}
