package io.spoor.input;

import io.spoor.dialect.Dialect;
import io.spoor.dialect.ReadResult;
import io.spoor.dialect.Rejection;
import io.spoor.dialect.Warning;
import io.spoor.span.Span;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * What reading an input has yielded so far: spans, passed on at once, what was left out, and what
 * was changed.
 */
public final class ReadLog {
  private final String file;
  private final Consumer<? super Span> consumer;
  private final int listed;
  private final Map<Dialect, Long> spans = new EnumMap<>(Dialect.class);
  private final List<Rejection> rejected = new ArrayList<>();
  private final List<Warning> warnings = new ArrayList<>();
  private long skipped;
  private long rejectedCount;
  private long warningCount;

  public ReadLog(String file, Consumer<? super Span> consumer, InputLimits limits) {
    this.file = file;
    this.consumer = consumer;
    this.listed = limits.rejections();
  }

  public void deliver(Dialect dialect, Span span) {
    consumer.accept(span);
    spans.merge(dialect, 1L, Long::sum);
  }

  /** What was told as one dialect turns out to be another. */
  public void retell(Dialect as, Dialect is) {
    Long count = spans.remove(as);
    if (count != null) spans.merge(is, count, Long::sum);
  }

  /** Passes over an object of another signal. */
  public void skip() {
    skipped++;
  }

  public void rejectLine(long line, String reason) {
    reject(new Rejection(file, Rejection.Unit.LINE, line, reason));
  }

  public void rejectByte(long offset, String reason) {
    reject(new Rejection(file, Rejection.Unit.BYTE, offset, reason));
  }

  private void reject(Rejection rejection) {
    rejectedCount++;
    if (rejected.size() < listed) rejected.add(rejection);
  }

  /**
   * @param line zero where the input has no lines
   */
  public void warn(long line, String text) {
    warningCount++;
    if (warnings.size() < listed) warnings.add(new Warning(file, line, text));
  }

  public ReadResult result() {
    return new ReadResult(file, spans, skipped, rejectedCount, rejected, warningCount, warnings);
  }
}
