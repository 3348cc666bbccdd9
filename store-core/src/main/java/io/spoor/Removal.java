package io.spoor;

/**
 * What a {@linkplain TraceStore#retain retention} removed.
 *
 * @param segments how many segments
 * @param spans the spans in them
 * @param bytes what those took encoded, before compression
 */
public record Removal(int segments, long spans, long bytes) {

  /** Nothing was removed. */
  public static final Removal NONE = new Removal(0, 0, 0);
}
