package io.spoor.receiver.grpc;

import io.spoor.dialect.Dialect;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;

/** Another request, for which all room is taken as long as a test wants it. */
final class RequestElsewhere {
  private static final int ALL = 1 << 20;

  private final OtlpGrpcReceiver receiver;

  RequestElsewhere(OtlpGrpcReceiver receiver) {
    this.receiver = receiver;
  }

  /** What is done while there is no room. */
  <T> T during(Supplier<T> call) {
    FutureTask<T> task = new FutureTask<>(call::get);
    try {
      receiver.intake().receive(new Endless(task), Dialect.OTLP_PROTOBUF, ALL);
    } catch (IOException e) {
      // It has more bytes than it may have, when the task is done.
    }
    try {
      return task.get();
    } catch (InterruptedException | ExecutionException e) {
      throw new AssertionError(e);
    }
  }

  /**
   * One long field that OTLP does not know, and in its midst the task: once room was taken for all
   * that may be.
   */
  private static final class Endless extends InputStream {
    private static final int STEP = 64 << 10;
    private static final byte[] FIELD = {122, -1, -1, -1, 127};

    private final Runnable task;
    private int read;

    Endless(Runnable task) {
      this.task = task;
    }

    private int nothing() {
      read++;
      return 0;
    }

    @Override
    public int read() {
      if (read > ALL - 2 * STEP) {
        task.run();
        return -1;
      }
      return read < FIELD.length ? FIELD[read++] & 0xff : nothing();
    }

    @Override
    public int read(byte[] buffer, int offset, int length) {
      int next = read();
      if (next < 0) return -1;
      buffer[offset] = (byte) next;
      return 1;
    }
  }
}
