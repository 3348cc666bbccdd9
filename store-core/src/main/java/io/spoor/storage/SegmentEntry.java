package io.spoor.storage;

import static java.util.Objects.requireNonNull;

import io.spoor.CorruptStoreException;
import java.nio.ByteBuffer;

/**
 * What the catalogue says of one segment.
 *
 * <p>The counts and bounds of an open segment are those of its last entry, usually zeros: its rows
 * tell more. A bound is meaningless where there are no spans.
 *
 * @param id counts the segments of a store from 1; never used again
 * @param createdMillis when its first batch arrived, in milliseconds since the epoch
 * @param sealedMillis when it was sealed; 0 while it is open
 * @param spans how many rows its index has: distinct spans, deleted ones included
 * @param traces how many traces have rows in it
 * @param encodedBytes what the values of those spans take before compression
 * @param minStartNanos the earliest start of a row, unsigned
 * @param maxStartNanos the latest start of a row, unsigned
 * @param firstArrivalMillis when the earliest of its spans arrived
 * @param lastArrivalMillis when the latest of its spans arrived
 */
public record SegmentEntry(
    int id,
    State state,
    long createdMillis,
    long sealedMillis,
    long spans,
    long traces,
    long encodedBytes,
    long minStartNanos,
    long maxStartNanos,
    long firstArrivalMillis,
    long lastArrivalMillis) {

  /** Whether a segment has its index. */
  public enum State {
    /** Takes spans, or waits to be sealed; its rows of spans are all there is of it. */
    OPEN(1),
    /** All of its index rows are there. */
    SEALED(2);

    private final int code;

    State(int code) {
      this.code = code;
    }
  }

  private static final int FIELDS = 10;
  private static final int MAX_BYTES = FIELDS * (1 + 10);

  public SegmentEntry {
    requireNonNull(state, "state");
  }

  /** The entry of a segment that is about to take its first batch. */
  public static SegmentEntry open(int id, long createdMillis) {
    return new SegmentEntry(
        id, State.OPEN, createdMillis, 0, 0, 0, 0, 0, 0, createdMillis, createdMillis);
  }

  /** The value of the row whose key is {@link Rows#entryKey}. */
  public byte[] encode() {
    ByteBuffer out = ByteBuffer.allocate(MAX_BYTES);
    put(out, 1, state.code);
    put(out, 2, createdMillis);
    put(out, 3, sealedMillis);
    put(out, 4, spans);
    put(out, 5, traces);
    put(out, 6, encodedBytes);
    put(out, 7, minStartNanos);
    put(out, 8, maxStartNanos);
    put(out, 9, firstArrivalMillis);
    put(out, 10, lastArrivalMillis);
    byte[] value = new byte[out.position()];
    out.flip().get(value);
    return value;
  }

  /** Reads a value of {@link #encode}; fields that this release does not know are passed over. */
  public static SegmentEntry decode(int id, byte[] value) {
    long[] fields = new long[FIELDS + 1];
    ByteBuffer in = ByteBuffer.wrap(value);
    while (in.hasRemaining()) {
      long field = getVarint(id, in);
      long content = getVarint(id, in);
      if (field >= 1 && field <= FIELDS) fields[(int) field] = content;
    }
    return new SegmentEntry(
        id,
        state(id, fields[1]),
        fields[2],
        fields[3],
        fields[4],
        fields[5],
        fields[6],
        fields[7],
        fields[8],
        fields[9],
        fields[10]);
  }

  private static State state(int id, long code) {
    for (State state : State.values()) {
      if (state.code == code) return state;
    }
    throw new CorruptStoreException(
        "catalogue entry of segment %s has state %d, expected 1 (open) or 2 (sealed)"
            .formatted(Integer.toUnsignedString(id), code));
  }

  /** A zero is what an absent field means, so it is left out. */
  private static void put(ByteBuffer out, int field, long content) {
    if (content == 0) return;
    putVarint(out, field);
    putVarint(out, content);
  }

  private static void putVarint(ByteBuffer out, long value) {
    while ((value & ~0x7fL) != 0) {
      out.put((byte) (value | 0x80));
      value >>>= 7;
    }
    out.put((byte) value);
  }

  private static long getVarint(int id, ByteBuffer in) {
    long value = 0;
    for (int shift = 0; shift < 64 && in.hasRemaining(); shift += 7) {
      byte b = in.get();
      value |= (b & 0x7fL) << shift;
      if (b >= 0) return value;
    }
    throw new CorruptStoreException(
        "catalogue entry of segment %s: the number that ends before byte %d of %d is cut off"
            .formatted(Integer.toUnsignedString(id), in.position(), in.limit()));
  }
}
