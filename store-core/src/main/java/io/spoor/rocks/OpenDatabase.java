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
 * A database of RocksDB that was opened, and its families.
 *
 * @param location where it is, for messages
 * @param directory null in memory
 * @param handles whom all that is native belongs to
 */
record OpenDatabase(
    String location,
    @Nullable Path directory,
    RocksDB db,
    Map<Family, ColumnFamilyHandle> families,
    NativeHandles handles) {

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
    if (directory == null) {
      env = handles.own(new RocksMemEnv(env));
    } else {
      ClosingNote.check(directory);
      ClosingNote.remove(directory);
    }
    List<ColumnFamilyHandle> opened = new ArrayList<>();
    try {
      RocksDB db =
          handles.own(
              RocksDB.open(
                  EngineOptions.primary(settings, env, handles),
                  directory == null ? PATH_IN_MEMORY : location,
                  EngineOptions.families(settings, handles),
                  opened));
      return new OpenDatabase(location, directory, db, owned(opened, handles), handles);
    } catch (RocksDBException e) {
      throw Failure.ofOpening(location, e);
    }
  }

  /**
   * Opens a database to read what another owner writes to it. Changes nothing in its directory.
   *
   * @param own a directory for what RocksDB notes meanwhile
   */
  static OpenDatabase secondary(Path directory, OwnDirectory own, EngineSettings settings)
      throws RocksDBException {
    NativeLibrary.load();
    ClosingNote.check(directory);
    NativeHandles handles = new NativeHandles();
    List<ColumnFamilyHandle> opened = new ArrayList<>();
    try {
      RocksDB db =
          handles.own(
              RocksDB.openAsSecondary(
                  EngineOptions.secondary(settings, handles),
                  directory.toString(),
                  own.path().toString(),
                  EngineOptions.families(settings, handles),
                  opened));
      return new OpenDatabase(directory.toString(), directory, db, owned(opened, handles), handles);
    } catch (RocksDBException | RuntimeException | Error e) {
      handles.close();
      throw e;
    }
  }

  /**
   * Opens what is there of a database, to read it. Changes nothing in its directory.
   *
   * @param own a directory that takes links to its files, as opening changes some
   */
  static OpenDatabase remains(Path directory, OwnDirectory own, EngineSettings settings) {
    NativeLibrary.load();
    own.linkFilesOf(directory);
    NativeHandles handles = new NativeHandles();
    List<ColumnFamilyHandle> opened = new ArrayList<>();
    try {
      RocksDB db =
          handles.own(
              RocksDB.open(
                  EngineOptions.remains(handles),
                  own.path().toString(),
                  EngineOptions.unmergedFamilies(settings, handles),
                  opened));
      return new OpenDatabase(directory.toString(), directory, db, owned(opened, handles), handles);
    } catch (RocksDBException e) {
      handles.close();
      throw Failure.of("open what is left of " + directory, e);
    } catch (RuntimeException | Error e) {
      handles.close();
      throw e;
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
