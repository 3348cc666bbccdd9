package io.spoor.query;

import static java.util.Objects.requireNonNull;

import io.spoor.span.TraceId;
import org.jspecify.annotations.Nullable;

/**
 * The place in the order of found traces after which a page begins.
 *
 * @param sortKey that of the last trace seen; see {@link FoundTrace#sortKey}
 * @param traceId that trace
 */
public record Cursor(long sortKey, TraceId traceId) {

  public Cursor {
    requireNonNull(traceId, "traceId");
  }

  /**
   * Reads what {@link #toString()} wrote.
   *
   * @throws IllegalArgumentException if {@code text} is anything else
   */
  public static Cursor parse(String text) {
    int dash = text.indexOf('-');
    try {
      if (dash == 16 && text.length() == 49) {
        return new Cursor(
            Long.parseUnsignedLong(text, 0, dash, 16), TraceId.parse(text.substring(dash + 1)));
      }
    } catch (IllegalArgumentException e) {
      throw malformed(text, e);
    }
    throw malformed(text, null);
  }

  private static IllegalArgumentException malformed(String text, @Nullable Throwable cause) {
    return new IllegalArgumentException(
        "cursor \"%s\" is not 16 hex digits, a dash and 32 hex digits, as a page gives them"
            .formatted(text),
        cause);
  }

  /** 16 hex digits of the sort key, a dash, 32 hex digits of the trace id. */
  @Override
  public String toString() {
    return "%016x-%s".formatted(sortKey, traceId);
  }
}
