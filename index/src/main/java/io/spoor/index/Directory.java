package io.spoor.index;

import io.spoor.span.TraceId;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * What leads to everything else in a sealed segment: its size, its zones, its keys, and where its
 * traces begin.
 *
 * <pre>
 * rows         varint
 * traces       varint
 * last start   8 bytes   the start of the last row, which is the latest
 * zones        for each 1,024 rows: the first start less that of the zone before, varint
 * levels       count, varint; for each level of {@link LongestRows} the least duration, varint
 * traces       count, varint; for each block of traces its first id, 16 bytes, big-endian
 * keys         count, varint; for each: code, u8; name behind its length; how many terms it has, varint;
 *              the number in {@link Part#POSTINGS} of the rows that hold any of them, varint
 * </pre>
 */
final class Directory implements SealedRows.Parsed {
  static final int ABSENT = -1;

  private final int rows;
  private final int traces;
  private final long lastStart;
  private final long[] zoneFirstStarts;
  private final long[] durationLevels; // The least duration of each, ascending.
  private final long[] traceBlocks; // High and low of the first id in turn.
  private final Map<TermKey, Integer> keys;
  private final int[] terms; // How many each key has.
  private final int[] postings; // The number of the rows of each key.
  private final int allTerms;

  private Directory(
      int rows,
      int traces,
      long lastStart,
      long[] zoneFirstStarts,
      long[] durationLevels,
      long[] traceBlocks,
      Map<TermKey, Integer> keys,
      int[] terms,
      int[] postings) {
    this.rows = rows;
    this.traces = traces;
    this.lastStart = lastStart;
    this.zoneFirstStarts = zoneFirstStarts;
    this.durationLevels = durationLevels;
    this.traceBlocks = traceBlocks;
    this.keys = keys;
    this.terms = terms;
    this.postings = postings;
    this.allTerms = Arrays.stream(terms).sum();
  }

  static Directory parse(ByteReader in) {
    int rows = in.count(Integer.MAX_VALUE - Packed.BLOCK_ROWS);
    if (rows == 0) throw in.corrupt("a segment of no rows");
    int traces = in.count(rows);
    long lastStart = in.u64();
    int zones = Zones.countFor(rows);
    if (in.remaining() < zones) throw in.corrupt(zones + " zones do not fit");
    long[] firstStarts = new long[zones];
    long start = 0;
    for (int zone = 0; zone < zones; zone++) {
      start += in.varint();
      firstStarts[zone] = start;
    }
    long[] durationLevels = new long[in.length()];
    for (int level = 0; level < durationLevels.length; level++) {
      durationLevels[level] = in.varint();
    }
    long[] traceBlocks = new long[in.count(in.remaining() / 16) * 2];
    for (int i = 0; i < traceBlocks.length; i++) {
      traceBlocks[i] = Long.reverseBytes(in.u64());
    }
    int count = in.length();
    Map<TermKey, Integer> keys = new HashMap<>(count * 2);
    int[] terms = new int[count];
    int[] postings = new int[count];
    int most = Integer.MAX_VALUE; // Of terms that are left.
    for (int number = 0; number < count; number++) {
      int code = in.u8();
      if (!TermKey.isCode(code)) throw in.corrupt("a key has code " + code);
      keys.put(new TermKey(code, in.text()), number);
      terms[number] = in.count(most);
      most -= terms[number];
      postings[number] = in.count(Integer.MAX_VALUE);
    }
    return new Directory(
        rows, traces, lastStart, firstStarts, durationLevels, traceBlocks, keys, terms, postings);
  }

  int rows() {
    return rows;
  }

  int traces() {
    return traces;
  }

  long firstStart() {
    return zoneFirstStarts[0];
  }

  long lastStart() {
    return lastStart;
  }

  /** The last zone that begins before this moment; the first one if none does. */
  int lastZoneBefore(long startNanos) {
    int low = 0;
    int high = zoneFirstStarts.length - 1;
    while (low < high) {
      int middle = low + high + 1 >>> 1;
      if (Long.compareUnsigned(zoneFirstStarts[middle], startNanos) < 0) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  /** The last level of durations that leaves out none of so long a duration, or {@link #ABSENT}. */
  int durationLevel(long minNanos) {
    int level = durationLevels.length - 1;
    while (level >= 0 && Long.compareUnsigned(durationLevels[level], minNanos) > 0) level--;
    return level;
  }

  /** The number of a key, or {@link #ABSENT}. */
  int key(TermKey key) {
    return keys.getOrDefault(key, ABSENT);
  }

  Set<TermKey> keys() {
    return keys.keySet();
  }

  /** How many terms there are. */
  int terms() {
    return allTerms;
  }

  /** How many terms a key has, by its number. */
  int terms(int key) {
    return terms[key];
  }

  /** The number of the rows that hold any term of a key, by its number. */
  int postings(int key) {
    return postings[key];
  }

  /** The block in which a trace stands if any does, or {@link #ABSENT} if it sorts before all. */
  int traceBlock(TraceId id) {
    int low = 0;
    int high = traceBlocks.length / 2 - 1;
    while (low <= high) {
      int middle = low + high >>> 1;
      TraceId first = new TraceId(traceBlocks[middle * 2], traceBlocks[middle * 2 + 1]);
      if (first.compareTo(id) <= 0) low = middle + 1;
      else high = middle - 1;
    }
    return high;
  }

  @Override
  public int heapBytes() {
    return (zoneFirstStarts.length + durationLevels.length + traceBlocks.length) * 8
        + keys.size() * 128
        + 128;
  }

  /** Collects the parts of a directory while a segment is sealed. */
  static final class Builder {
    private final int rows;
    private final int traces;
    private long lastStart;
    private long previousStart;
    private final ByteWriter zones = new ByteWriter(1 << 12);
    private final ByteWriter durationLevels = new ByteWriter(1 << 8);
    private int durationLevelCount;
    private final ByteWriter traceBlocks = new ByteWriter(1 << 12);
    private int traceBlockCount;
    private final ByteWriter keys = new ByteWriter(1 << 12);
    private int keyCount;

    Builder(int rows, int traces) {
      this.rows = rows;
      this.traces = traces;
    }

    void setLastStart(long startNanos) {
      lastStart = startNanos;
    }

    void addZone(long firstStart) {
      zones.varint(firstStart - previousStart);
      previousStart = firstStart;
    }

    void addDurationLevel(long leastNanos) {
      durationLevels.varint(leastNanos);
      durationLevelCount++;
    }

    /** Returns the number of the block. */
    int addTraceBlock(TraceId first) {
      traceBlocks.u64(Long.reverseBytes(first.high())).u64(Long.reverseBytes(first.low()));
      return traceBlockCount++;
    }

    void addKey(TermKey key, int terms, int postings) {
      keys.u8(key.code()).text(key.name()).varint(terms).varint(postings);
      keyCount++;
    }

    byte[] toBytes() {
      ByteWriter out = new ByteWriter(1 << 14);
      out.varint(rows).varint(traces).u64(lastStart).append(zones);
      out.varint(durationLevelCount).append(durationLevels);
      out.varint(traceBlockCount).append(traceBlocks);
      out.varint(keyCount).append(keys);
      return out.toArray();
    }
  }
}
