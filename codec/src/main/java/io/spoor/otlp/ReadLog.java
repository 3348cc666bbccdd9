package io.spoor.otlp;

import io.spoor.span.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** What reading an input has yielded so far: spans, passed on at once, and what was left out. */
final class ReadLog {
  private final String file;
  private final Consumer<? super Span> consumer;
  private final int listed;
  private final List<Rejection> rejected = new ArrayList<>();
  private long spans;
  private long skipped;
  private long rejectedCount;

  ReadLog(String file, Consumer<? super Span> consumer, OtlpLimits limits) {
    this.file = file;
    this.consumer = consumer;
    this.listed = limits.rejections();
  }

  void deliver(Span span) {
    consumer.accept(span);
    spans++;
  }

  void skip() {
    skipped++;
  }

  void rejectLine(long line, String reason) {
    reject(new Rejection(file, Rejection.Unit.LINE, line, reason));
  }

  void rejectByte(long offset, String reason) {
    reject(new Rejection(file, Rejection.Unit.BYTE, offset, reason));
  }

  private void reject(Rejection rejection) {
    rejectedCount++;
    if (rejected.size() < listed) rejected.add(rejection);
  }

  ReadResult result() {
    return new ReadResult(file, spans, skipped, rejectedCount, rejected);
  }
}
