package io.spoor.index;

import io.spoor.span.TraceId;
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
 * zones        for each 1,024 rows: the first start less that of the zone before, varint; the longest
 *              duration, varint
 * traces       count, varint; for each block of traces its first id, 16 bytes, big-endian
 * terms        how many, varint
 * keys         count, varint; for each: code, u8; name behind its length; the number of its first term
 *              less that of the key before, varint
 * </pre>
 */
final class Directory implements SealedRows.Parsed {
  static final int ABSENT = -1;

  private final int rows;
  private final int traces;
  private final long lastStart;
  private final long[] zoneFirstStarts;
  private final long[] zoneMaxDurations;
  private final long[] traceBlocks; // High and low of the first id in turn.
  private final Map<TermKey, Integer> keys;
  private final int[] firstTerms; // Of each key, and behind the last one.

  private Directory(
      int rows,
      int traces,
      long lastStart,
      long[] zoneFirstStarts,
      long[] zoneMaxDurations,
      long[] traceBlocks,
      Map<TermKey, Integer> keys,
      int[] firstTerms) {
    this.rows = rows;
    this.traces = traces;
    this.lastStart = lastStart;
    this.zoneFirstStarts = zoneFirstStarts;
    this.zoneMaxDurations = zoneMaxDurations;
    this.traceBlocks = traceBlocks;
    this.keys = keys;
    this.firstTerms = firstTerms;
  }

  static Directory parse(ByteReader in) {
    int rows = in.count(Integer.MAX_VALUE - Packed.BLOCK_ROWS);
    if (rows == 0) throw in.corrupt("a segment of no rows");
    int traces = in.count(rows);
    long lastStart = in.u64();
    int zones = Zones.countFor(rows);
    if (in.remaining() < zones * 2) throw in.corrupt(zones + " zones do not fit");
    long[] firstStarts = new long[zones];
    long[] maxDurations = new long[zones];
    long start = 0;
    for (int zone = 0; zone < zones; zone++) {
      start += in.varint();
      firstStarts[zone] = start;
      maxDurations[zone] = in.varint();
    }
    long[] traceBlocks = new long[in.count(in.remaining() / 16) * 2];
    for (int i = 0; i < traceBlocks.length; i++) {
      traceBlocks[i] = Long.reverseBytes(in.u64());
    }
    int terms = in.count(Integer.MAX_VALUE);
    int count = in.length();
    Map<TermKey, Integer> keys = new HashMap<>(count * 2);
    int[] firstTerms = new int[count + 1];
    firstTerms[count] = terms;
    int firstTerm = 0;
    for (int number = 0; number < count; number++) {
      int code = in.u8();
      if (!TermKey.isCode(code)) throw in.corrupt("a key has code " + code);
      keys.put(new TermKey(code, in.text()), number);
      firstTerm += in.count(terms - firstTerm);
      firstTerms[number] = firstTerm;
    }
    return new Directory(
        rows, traces, lastStart, firstStarts, maxDurations, traceBlocks, keys, firstTerms);
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

  long zoneFirstStart(int zone) {
    return zoneFirstStarts[zone];
  }

  int zones() {
    return zoneFirstStarts.length;
  }

  long zoneMaxDuration(int zone) {
    return zoneMaxDurations[zone];
  }

  /** The number of a key, or {@link #ABSENT}. */
  int key(TermKey key) {
    return keys.getOrDefault(key, ABSENT);
  }

  Set<TermKey> keys() {
    return keys.keySet();
  }

  /** How many terms a key has, by its number. */
  int terms(int key) {
    return firstTerms[key + 1] - firstTerms[key];
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
    return (zoneFirstStarts.length * 2 + traceBlocks.length) * 8 + keys.size() * 124 + 128;
  }

  /** Collects the parts of a directory while a segment is sealed. */
  static final class Builder {
    private final int rows;
    private final int traces;
    private long lastStart;
    private long previousStart;
    private final ByteWriter zones = new ByteWriter(1 << 12);
    private final ByteWriter traceBlocks = new ByteWriter(1 << 12);
    private int traceBlockCount;
    private final ByteWriter keys = new ByteWriter(1 << 12);
    private int keyCount;
    private int lastFirstTerm;
    private int terms;

    Builder(int rows, int traces) {
      this.rows = rows;
      this.traces = traces;
    }

    void setLastStart(long startNanos) {
      lastStart = startNanos;
    }

    void addZone(long firstStart, long maxDuration) {
      zones.varint(firstStart - previousStart).varint(maxDuration);
      previousStart = firstStart;
    }

    /** Returns the number of the block. */
    int addTraceBlock(TraceId first) {
      traceBlocks.u64(Long.reverseBytes(first.high())).u64(Long.reverseBytes(first.low()));
      return traceBlockCount++;
    }

    /** Returns the number of the key. */
    int addKey(TermKey key, int firstTerm) {
      keys.u8(key.code()).text(key.name()).varint(firstTerm - lastFirstTerm);
      lastFirstTerm = firstTerm;
      return keyCount++;
    }

    void setTerms(int count) {
      terms = count;
    }

    byte[] toBytes() {
      ByteWriter out = new ByteWriter(1 << 14);
      out.varint(rows).varint(traces).u64(lastStart).append(zones);
      out.varint(traceBlockCount).append(traceBlocks);
      out.varint(terms).varint(keyCount).append(keys);
      return out.toArray();
    }
  }
}
