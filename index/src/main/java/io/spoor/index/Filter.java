package io.spoor.index;

/**
 * Tells which hashes are certainly not in a set, at ten bits a member or more: a Bloom filter of
 * which each member touches one cache line.
 *
 * <p>See Putze, Sanders, Singler: Cache-, Hash- and Space-Efficient Bloom Filters (2007).
 * Immutable.
 *
 * <pre>
 * words  varint   a multiple of 8
 * bits   words of 8 bytes
 * </pre>
 */
final class Filter implements SealedRows.Parsed {

  /** About one term of 80 that is not there seems to be: that costs a look into a block. */
  private static final int BITS_PER_TERM = 10;

  /** About one trace of 700: each found trace is looked for in all segments. */
  private static final int BITS_PER_TRACE = 16;

  private static final int LINE_WORDS = 8;
  private static final int PROBES = 6;

  private final long[] words;
  private final int lines;

  private Filter(long[] words) {
    this.words = words;
    this.lines = words.length / LINE_WORDS;
  }

  /** An empty filter that so many hashes may be added to before anybody reads it. */
  static Filter forTerms(int terms) {
    return ofCapacity(terms, BITS_PER_TERM);
  }

  /** An empty filter that so many hashes may be added to before anybody reads it. */
  static Filter forTraces(int traces) {
    return ofCapacity(traces, BITS_PER_TRACE);
  }

  private static Filter ofCapacity(int members, int bitsPerMember) {
    long bits = Math.max(1L, members) * bitsPerMember;
    int lines = (int) ((bits + LINE_WORDS * 64 - 1) / (LINE_WORDS * 64));
    return new Filter(new long[lines * LINE_WORDS]);
  }

  void add(long hash) {
    int line = line(hash);
    long probe = hash;
    for (int i = 0; i < PROBES; i++) {
      words[line + (int) (probe & 7)] |= 1L << (probe >>> 3);
      probe = probe >>> 9 | probe << 55;
    }
  }

  boolean mayContain(long hash) {
    int line = line(hash);
    long probe = hash;
    for (int i = 0; i < PROBES; i++) {
      if ((words[line + (int) (probe & 7)] & 1L << (probe >>> 3)) == 0) return false;
      probe = probe >>> 9 | probe << 55;
    }
    return true;
  }

  /** By other bits than the probes: the probes take the low 54, this mixes all anew. */
  private int line(long hash) {
    return (int) ((TermHash.mix(hash) >>> 32) * lines >>> 32) * LINE_WORDS;
  }

  byte[] toBytes() {
    ByteWriter out = new ByteWriter(words.length * 8 + 8);
    out.varint(words.length);
    for (long word : words) {
      out.u64(word);
    }
    return out.toArray();
  }

  static Filter parse(ByteReader in) {
    int count = in.count(in.remaining() / 8);
    if (count == 0 || count % LINE_WORDS != 0 || in.remaining() != count * 8) {
      throw in.corrupt("a filter of %d words, with %d bytes left".formatted(count, in.remaining()));
    }
    long[] words = new long[count];
    for (int i = 0; i < count; i++) {
      words[i] = in.u64();
    }
    return new Filter(words);
  }

  @Override
  public int heapBytes() {
    return words.length * 8 + 48;
  }
}
