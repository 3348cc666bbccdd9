package io.spoor.soak;

import io.spoor.TraceReader;

/** A store, and how far somebody has come with closing it. */
final class MisusedStore {
  private final TraceReader reader;
  private final Class<?> type;
  private volatile boolean isClosing;
  private volatile boolean isClosed;

  /**
   * @param type the public type that callers see
   */
  MisusedStore(TraceReader reader, Class<? extends TraceReader> type) {
    this.reader = reader;
    this.type = type;
  }

  TraceReader reader() {
    return reader;
  }

  Class<?> type() {
    return type;
  }

  /** Whether calls may be refused. */
  boolean isClosing() {
    return isClosing;
  }

  /** Whether calls must be refused. */
  boolean isClosed() {
    return isClosed;
  }

  void close() {
    isClosing = true;
    reader.close();
    isClosed = true;
  }
}
