package io.spoor;

import static java.util.Objects.requireNonNull;

import io.spoor.store.RestoredStore;
import java.nio.file.Path;
import java.util.List;

/**
 * The backups in a folder, which {@link TraceStore#backUp} makes. Each has all of a store, and
 * shares with the others the files that did not change in between.
 *
 * <pre>{@code
 * store.backUp(folder);
 * Backups backups = Backups.in(folder);
 * backups.restoreNewest(directory);
 * backups.keepNewest(7);
 * }</pre>
 *
 * <p>One call at a time may use a folder, calls of {@code backUp} included. A damaged file of a
 * backup is a {@link CorruptStoreException} when it is restored.
 */
public final class Backups {
  private final Path folder;

  private Backups(Path folder) {
    this.folder = folder;
  }

  /** The backups in this folder. */
  public static Backups in(Path folder) {
    return new Backups(requireNonNull(folder, "folder").toAbsolutePath().normalize());
  }

  /**
   * All of them, oldest first.
   *
   * @throws StoreNotFoundException if there is no such folder
   */
  public List<Backup> list() {
    return RestoredStore.backups(folder);
  }

  /**
   * Makes a store of a backup.
   *
   * @param directory of the new store; must not exist
   * @throws StoreNotFoundException if there is no backup with this number
   * @throws UnsupportedFormatException if a newer release made it
   * @throws CorruptStoreException if a file of it is damaged; no store is made
   * @throws StorageFailedException if {@code directory} exists, or the disk refuses
   */
  public void restore(int id, Path directory) {
    RestoredStore.restore(folder, id, directory);
  }

  /**
   * Makes a store of the newest backup.
   *
   * @throws StoreNotFoundException if there is none
   * @see #restore
   */
  public void restoreNewest(Path directory) {
    List<Backup> backups = list();
    if (backups.isEmpty()) throw new StoreNotFoundException("there is no backup in " + folder);
    restore(backups.get(backups.size() - 1).id(), directory);
  }

  /**
   * Deletes all but the newest of them.
   *
   * @param count 1 or more
   */
  public void keepNewest(int count) {
    if (count < 1) throw new IllegalArgumentException("count is " + count + ", expected 1 or more");
    list();
    RestoredStore.keepNewest(folder, count);
  }
}
