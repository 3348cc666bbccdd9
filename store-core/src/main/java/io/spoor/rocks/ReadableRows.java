package io.spoor.rocks;

import io.spoor.Damage;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.rocksdb.AbstractRocksIterator;
import org.rocksdb.RocksDBException;

/**
 * The rows of a range that can still be read. Where RocksDB stops at a damaged block, reading goes
 * on at the next key at which it can, which is searched for.
 *
 * <p>To be used under the gate, by one thread.
 */
final class ReadableRows {

  /** Keys are compared as numbers of so many bytes; none is longer. */
  private static final int KEY_BYTES = 28;

  private final Family family;
  private final AbstractRocksIterator<?> rows;
  private final Supplier<byte[]> key;
  private final Supplier<byte[]> value;
  private final RowNames rowNames;
  private final BigInteger end;

  /**
   * @param rows an iterator that ends before {@code to}
   * @param key of the row where it stands
   * @param value with its checksum
   */
  ReadableRows(
      Family family,
      AbstractRocksIterator<?> rows,
      Supplier<byte[]> key,
      Supplier<byte[]> value,
      RowNames rowNames,
      byte[] to) {
    this.family = family;
    this.rows = rows;
    this.key = key;
    this.value = value;
    this.rowNames = rowNames;
    this.end = number(to);
  }

  void visit(byte[] from, RowVisitor visitor, Consumer<Damage> damages) {
    byte @Nullable [] place = from;
    while (place != null) {
      rows.seek(place);
      byte[] last = visitUntilDamaged(place, visitor, damages);
      place = last == null ? null : firstReadableAfter(last);
    }
  }

  /** Returns the last key that was reached if rows may follow that could not be. */
  private byte @Nullable [] visitUntilDamaged(
      byte[] from, RowVisitor visitor, Consumer<Damage> damages) {
    byte[] last = from;
    for (; rows.isValid(); rows.next()) {
      last = key.get();
      byte[] stored = value.get();
      byte[] verified = Checksum.verify(last, stored);
      if (verified == null) {
        damages.accept(new Damage(rowNames.nameOf(family, last), Checksum.mismatch(last, stored)));
      } else if (visitor.visit(last, verified) == RowVisitor.Step.STOP) {
        return null;
      }
    }
    try {
      rows.status();
      return null;
    } catch (RocksDBException e) {
      damages.accept(
          new Damage(
              "rows after " + rowNames.nameOf(family, last), String.valueOf(e.getMessage())));
      return last;
    }
  }

  /** The least key behind a damaged block, or null if nothing can be read behind it. */
  private byte @Nullable [] firstReadableAfter(byte[] last) {
    BigInteger bad = number(last);
    BigInteger step = BigInteger.ONE;
    while (!isReadable(bad.add(step))) {
      step = step.shiftLeft(1);
      if (bad.add(step).compareTo(end) >= 0) return null;
    }
    BigInteger good = bad.add(step);
    bad = bad.add(step.shiftRight(1));
    while (bad.add(BigInteger.ONE).compareTo(good) < 0) {
      BigInteger middle = bad.add(good).shiftRight(1);
      if (isReadable(middle)) good = middle;
      else bad = middle;
    }
    return bytes(good);
  }

  /** Whether the first row from a key on can be read, or there is none. */
  private boolean isReadable(BigInteger key) {
    rows.seek(bytes(key));
    if (rows.isValid()) return true;
    try {
      rows.status();
      return true;
    } catch (RocksDBException e) {
      return false;
    }
  }

  private static BigInteger number(byte[] key) {
    return new BigInteger(1, Arrays.copyOf(key, KEY_BYTES));
  }

  private static byte[] bytes(BigInteger number) {
    byte[] digits = number.toByteArray();
    byte[] key = new byte[KEY_BYTES];
    int length = Math.min(digits.length, KEY_BYTES);
    System.arraycopy(digits, digits.length - length, key, KEY_BYTES - length, length);
    return key;
  }
}
