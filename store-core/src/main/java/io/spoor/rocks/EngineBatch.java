package io.spoor.rocks;

import java.util.ArrayList;
import java.util.List;

/**
 * Changes that are written together: all of them or none. They take effect in the order in which
 * they were added.
 *
 * <p>Not thread-safe. Holds nothing that must be closed, and may be written more than once.
 */
public final class EngineBatch {

  /*
   * Heap arrays that become a native batch only inside RocksEngine.write, under the gate, so that
   * a batch has no life cycle. Composing RocksDB's own serialised form here instead saves one
   * native call a row; it was measured to matter only for values of a few hundred bytes, and that
   * form is an internal of RocksDB.
   */

  enum Kind {
    PUT,
    DELETE
  }

  /**
   * @param operand the stored value of a put, else empty
   */
  record Change(Kind kind, Family family, byte[] key, byte[] operand) {}

  private static final byte[] NOTHING = {};

  private final List<Change> changes = new ArrayList<>();
  private long bytes;

  public void put(Family family, byte[] key, byte[] value) {
    put(family, key, value, 0, value.length);
  }

  /** Puts part of {@code bytes} as the value. The key is not copied, the value is. */
  public void put(Family family, byte[] key, byte[] bytes, int offset, int length) {
    add(new Change(Kind.PUT, family, key, Checksum.append(key, bytes, offset, length)));
  }

  public void delete(Family family, byte[] key) {
    add(new Change(Kind.DELETE, family, key, NOTHING));
  }

  /** How many changes were added. */
  public int size() {
    return changes.size();
  }

  /** How many bytes of keys and values the changes hold. */
  public long bytes() {
    return bytes;
  }

  List<Change> changes() {
    return changes;
  }

  private void add(Change change) {
    changes.add(change);
    bytes += change.key().length + change.operand().length;
  }
}
