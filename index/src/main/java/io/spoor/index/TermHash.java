package io.spoor.index;

import com.dynatrace.hash4j.hashing.Hasher64;
import com.dynatrace.hash4j.hashing.Hashing;

/**
 * The 64-bit hash of a term, which tables and filters go by. It is stored in filters, so it never
 * changes. Two terms may share one: whoever goes by it compares the term as well.
 */
@FunctionalInterface
public interface TermHash {

  /** XXH3 of the value, mixed with the key. */
  TermHash XXH3 =
      new TermHash() {
        private final Hasher64 hasher = Hashing.xxh3_64();

        @Override
        public long of(int code, String key, int type, byte[] value) {
          long about = (long) key.hashCode() << 32 | (long) code << 8 | type;
          return mix(hasher.hashBytesToLong(value) + mix(about));
        }
      };

  long of(int code, String key, int type, byte[] value);

  /** Spreads every bit over all: the finaliser of MurmurHash3. */
  static long mix(long value) {
    long h = value;
    h = (h ^ h >>> 33) * 0xff51afd7ed558ccdL;
    h = (h ^ h >>> 33) * 0xc4ceb9fe1a85ec53L;
    return h ^ h >>> 33;
  }
}
