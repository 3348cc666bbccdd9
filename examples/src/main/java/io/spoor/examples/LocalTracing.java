package io.spoor.examples;

import io.spoor.Retention;
import io.spoor.TraceStore;
import io.spoor.TraceStoreOptions;
import io.spoor.receiver.OtlpReceiver;
import io.spoor.receiver.ReceiverOptions;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Takes the spans of programs on this machine, and keeps those of a week in a directory: the first
 * argument, or {@code traces}. While it runs, {@code spoor find --store traces} and any program
 * with {@link TraceStore#openReadOnly} read them.
 */
public final class LocalTracing implements AutoCloseable {
  private static final Retention A_WEEK =
      Retention.EVERYTHING.withMaxAge(Duration.ofDays(7)).withMaxBytes(1L << 30);

  private final TraceStore store;
  private final OtlpReceiver receiver;
  private final CountDownLatch closing = new CountDownLatch(1);

  private LocalTracing(TraceStore store, OtlpReceiver receiver) {
    this.store = store;
    this.receiver = receiver;
  }

  /** Runs until the process is told to end. */
  public static void main(String[] arguments) throws InterruptedException {
    Path directory = Path.of(arguments.length == 0 ? "traces" : arguments[0]);
    LocalTracing tracing = start(directory, ReceiverOptions.DEFAULT_PORT);
    Runtime.getRuntime().addShutdownHook(new Thread(tracing::close));
    System.out.println("OTEL_EXPORTER_OTLP_ENDPOINT=" + tracing.endpoint());
    tracing.retainUntilClosed();
  }

  static LocalTracing start(Path directory, int port) {
    TraceStore store =
        TraceStore.open(directory, TraceStoreOptions.defaults().withRetention(A_WEEK));
    try {
      return new LocalTracing(
          store, OtlpReceiver.start(store, ReceiverOptions.defaults().withPort(port)));
    } catch (RuntimeException e) {
      store.close();
      throw e;
    }
  }

  private void retainUntilClosed() throws InterruptedException {
    while (!closing.await(1, TimeUnit.MINUTES)) store.retain(A_WEEK);
  }

  URI endpoint() {
    return receiver.endpoint();
  }

  /** First the door, then what is behind it. */
  @Override
  public void close() {
    receiver.close();
    closing.countDown();
    store.close();
  }
}
