package io.spoor.storage;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.spoor.CorruptStoreException;
import io.spoor.rocks.Family;
import io.spoor.span.TraceId;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * The keys of every family, made and read back; pure functions on bytes.
 *
 * <p>Integers are big-endian, so that the order of the bytes is the order of the numbers.
 */
public final class Rows {
  private static final int SEGMENT_BYTES = 4;

  /** How many bytes of a key of {@link Family#SPANS} name the segment and the trace. */
  public static final int SPAN_PREFIX_BYTES = SEGMENT_BYTES + 16;

  private static final int SPAN_KEY_BYTES = SPAN_PREFIX_BYTES + 8;
  private static final int INDEX_KEY_BYTES = SEGMENT_BYTES + 1 + 4;
  private static final int ENTRY_KEY_BYTES = 1 + SEGMENT_BYTES;

  private static final byte ENTRY = 'S';
  private static final String OPTIONS = "options";
  private static final String NEXT_SEGMENT = "next segment";
  private static final String SEGMENTS = "segments";

  private Rows() {}

  /**
   * The key of one value of spans.
   *
   * @param firstRow the arrival row number, within the segment, of the value's first span
   */
  public record SpanKey(int segment, TraceId traceId, long firstRow) {}

  /**
   * The key of one value of a segment's index.
   *
   * @param part which part of the index; 0 to 255
   * @param number which value of that part, unsigned
   */
  public record IndexKey(int segment, int part, int number) {}

  public static byte[] spanKey(int segment, TraceId traceId, long firstRow) {
    return putSpanPrefix(SPAN_KEY_BYTES, segment, traceId).putLong(firstRow).array();
  }

  /** What the keys of all values of one trace in one segment begin with. */
  public static byte[] spanPrefix(int segment, TraceId traceId) {
    return putSpanPrefix(SPAN_PREFIX_BYTES, segment, traceId).array();
  }

  private static ByteBuffer putSpanPrefix(int bytes, int segment, TraceId traceId) {
    return ByteBuffer.allocate(bytes)
        .putInt(segment)
        .putLong(traceId.high())
        .putLong(traceId.low());
  }

  /**
   * @throws CorruptStoreException if no key of spans has this length
   */
  public static SpanKey parseSpanKey(byte[] key) {
    ByteBuffer in = checkLength("spans", key, SPAN_KEY_BYTES);
    return new SpanKey(in.getInt(), new TraceId(in.getLong(), in.getLong()), in.getLong());
  }

  public static byte[] indexKey(int segment, int part, int number) {
    assert part >= 0 && part <= 0xff;
    return ByteBuffer.allocate(INDEX_KEY_BYTES)
        .putInt(segment)
        .put((byte) part)
        .putInt(number)
        .array();
  }

  /**
   * @throws CorruptStoreException if no key of the index has this length
   */
  public static IndexKey parseIndexKey(byte[] key) {
    ByteBuffer in = checkLength("index", key, INDEX_KEY_BYTES);
    return new IndexKey(in.getInt(), Byte.toUnsignedInt(in.get()), in.getInt());
  }

  /** Where the keys of a segment begin in {@link Family#SPANS} and {@link Family#INDEX}. */
  public static byte[] segmentStart(int segment) {
    return ByteBuffer.allocate(SEGMENT_BYTES).putInt(segment).array();
  }

  /** Where they end, excluded. */
  public static byte[] segmentEnd(int segment) {
    return segmentStart(segment + 1);
  }

  /** The segment that a key of {@link Family#SPANS} or {@link Family#INDEX} belongs to. */
  public static int segmentOf(byte[] key) {
    return ByteBuffer.wrap(key).getInt();
  }

  /** The key of a segment's entry in the catalogue, in {@link Family#META}. */
  public static byte[] entryKey(int segment) {
    return ByteBuffer.allocate(ENTRY_KEY_BYTES).put(ENTRY).putInt(segment).array();
  }

  /** The segment whose entry has this key. */
  public static int parseEntryKey(byte[] key) {
    return checkLength("catalogue", key, ENTRY_KEY_BYTES).getInt(1);
  }

  /** Where the entries of the catalogue begin in {@link Family#META}. */
  public static byte[] entriesStart() {
    return new byte[] {ENTRY};
  }

  /** Where they end, excluded. */
  public static byte[] entriesEnd() {
    return new byte[] {ENTRY + 1};
  }

  /** Behind all keys of {@link Family#META}. */
  public static byte[] metaEnd() {
    return new byte[] {(byte) 0xff};
  }

  /** The key of what the store was created with, in {@link Family#META}. */
  public static byte[] optionsKey() {
    return OPTIONS.getBytes(US_ASCII);
  }

  /** The key of the number that the next segment takes, in {@link Family#META}. */
  public static byte[] nextSegmentKey() {
    return NEXT_SEGMENT.getBytes(US_ASCII);
  }

  /** The key of how many segments there are, in {@link Family#META}. */
  public static byte[] segmentsKey() {
    return SEGMENTS.getBytes(US_ASCII);
  }

  /** The value of a row that holds a number. */
  public static byte[] number(int number) {
    return ByteBuffer.allocate(SEGMENT_BYTES).putInt(number).array();
  }

  /**
   * @param value null if there is no such row: then the segments of the catalogue tell
   */
  public static int parseNextSegment(byte @Nullable [] value) {
    return value == null ? 1 : parseNumber(NEXT_SEGMENT, value);
  }

  /**
   * @param value null if there is no such row: then there never was a segment
   */
  public static int parseSegments(byte @Nullable [] value) {
    return value == null ? 0 : parseNumber(SEGMENTS, value);
  }

  private static int parseNumber(String row, byte[] value) {
    if (value.length != Integer.BYTES) {
      throw new CorruptStoreException(
          "meta row [%s] has %d bytes, expected %d".formatted(row, value.length, Integer.BYTES));
    }
    return ByteBuffer.wrap(value).getInt();
  }

  /** A row in words, for messages. Takes beginnings of keys too, and keys that are damaged. */
  public static String describe(Family family, byte[] key) {
    return switch (family) {
      case META -> "meta row " + describeMeta(key);
      case SPANS -> "spans row " + describeSpan(key);
      case INDEX -> "index row " + describeIndex(key);
    };
  }

  private static String describeMeta(byte[] key) {
    if (key.length == ENTRY_KEY_BYTES && key[0] == ENTRY) {
      return "[catalogue, " + segment(parseEntryKey(key)) + "]";
    }
    String text = new String(key, US_ASCII);
    boolean isName = text.equals(OPTIONS) || text.equals(NEXT_SEGMENT) || text.equals(SEGMENTS);
    return isName ? "[" + text + "]" : hex(key);
  }

  private static String describeSpan(byte[] key) {
    return switch (key.length) {
      case SEGMENT_BYTES -> "[" + segment(ByteBuffer.wrap(key).getInt()) + "]";
      case SPAN_PREFIX_BYTES -> "[" + segmentAndTrace(key) + "]";
      case SPAN_KEY_BYTES ->
          "[%s, first row %d]".formatted(segmentAndTrace(key), parseSpanKey(key).firstRow());
      default -> hex(key);
    };
  }

  private static String segmentAndTrace(byte[] key) {
    ByteBuffer in = ByteBuffer.wrap(key);
    return segment(in.getInt()) + ", trace " + new TraceId(in.getLong(), in.getLong());
  }

  private static String describeIndex(byte[] key) {
    if (key.length == SEGMENT_BYTES) return "[" + segment(ByteBuffer.wrap(key).getInt()) + "]";
    if (key.length != INDEX_KEY_BYTES) return hex(key);
    IndexKey parsed = parseIndexKey(key);
    return "[%s, part %d, number %s]"
        .formatted(
            segment(parsed.segment()), parsed.part(), Integer.toUnsignedString(parsed.number()));
  }

  private static String segment(int segment) {
    return "segment " + Integer.toUnsignedString(segment);
  }

  private static String hex(byte[] key) {
    return "[key " + HexFormat.of().formatHex(key) + "]";
  }

  private static ByteBuffer checkLength(String what, byte[] key, int expected) {
    if (key.length != expected) {
      throw new CorruptStoreException(
          "%s row %s has a key of %d bytes, expected %d"
              .formatted(what, hex(key), key.length, expected));
    }
    return ByteBuffer.wrap(key);
  }
}
