package io.spoor.storage;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.spoor.TraceStoreOptions;

/**
 * What a store was created with, as lines of {@code name=value}: for people who look at a store
 * later. Nothing reads it back; every opening brings options of its own.
 */
public final class OptionsText {
  private OptionsText() {}

  /** The value of the row whose key is {@link Rows#optionsKey}. */
  public static byte[] encode(TraceStoreOptions options) {
    StringBuilder text = new StringBuilder();
    line(text, "durability", options.durability());
    line(text, "maxBatchSpans", options.maxBatchSpans());
    line(text, "maxBatchBytes", options.maxBatchBytes());
    line(text, "maxSpanBytes", options.maxSpanBytes());
    line(text, "segmentSpans", options.segmentSpans());
    line(text, "segmentBytes", options.segmentBytes());
    line(text, "segmentIndexBytes", options.segmentIndexBytes());
    line(text, "cacheBytes", options.cacheBytes());
    line(text, "blockCacheBytes", options.blockCacheBytes());
    line(text, "memtableBytes", options.memtableBytes());
    return text.toString().getBytes(UTF_8);
  }

  private static void line(StringBuilder text, String name, Object value) {
    text.append(name).append('=').append(value).append('\n');
  }
}
