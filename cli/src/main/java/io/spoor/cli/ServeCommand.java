package io.spoor.cli;

import io.spoor.Retention;
import io.spoor.TraceStore;
import io.spoor.receiver.OtlpReceiver;
import io.spoor.receiver.ReceiverFailedException;
import io.spoor.receiver.ReceiverOptions;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Receives spans until it is interrupted. */
@Command(
    name = "serve",
    description = "Receive OTLP over HTTP, and store it.",
    footer = {
      "",
      "Programs send there with OTEL_EXPORTER_OTLP_ENDPOINT set to what is printed, and",
      "OTEL_EXPORTER_OTLP_PROTOCOL=http/protobuf, which is the Java agent's default. Other commands",
      "read the store meanwhile. Ends when it is interrupted (Ctrl-C) or told to end (SIGTERM); what",
      "was acknowledged is stored.",
      "",
      "D is a number with a unit: ns, us, ms, s, m, h or d. SIZE is one with B, kB, MB, GB, TB,",
      "KiB, MiB, GiB or TiB. Spans go in segments, as with \"spoor retain\".",
    })
final class ServeCommand implements Callable<Integer> {
  private static final Duration BETWEEN_RETENTIONS = Duration.ofMinutes(1);

  private final Surroundings surroundings;

  @Mixin private final Streams streams = new Streams();
  @Mixin private final StoreDirectory store = new StoreDirectory();

  @Option(
      names = "--host",
      paramLabel = "HOST",
      description = "The address to listen at; others than localhost let anybody in.")
  private InetAddress host = InetAddress.getLoopbackAddress();

  @Option(
      names = "--port",
      paramLabel = "PORT",
      description = "The port to listen at, 0 for a free one; 4318 by default.")
  private int port = ReceiverOptions.DEFAULT_PORT;

  @Mixin private final RetentionBounds bounds = new RetentionBounds();

  ServeCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    Retention retention;
    ReceiverOptions options;
    try {
      retention = bounds.retention();
      options = ReceiverOptions.defaults().withAddress(new InetSocketAddress(host, port));
    } catch (IllegalArgumentException e) {
      throw streams.usage(e);
    }
    CountDownLatch closed = new CountDownLatch(1);
    Thread atEnd = endingThisThread(closed);
    Runtime.getRuntime().addShutdownHook(atEnd);
    try {
      serve(retention, options);
      return ExitCodes.OK;
    } finally {
      closed.countDown();
      removeHook(atEnd);
    }
  }

  /** Runs when the process is told to end, and lets it end once the store is closed. */
  private static Thread endingThisThread(CountDownLatch closed) {
    Thread serving = Thread.currentThread();
    return new Thread(
        () -> {
          serving.interrupt();
          try {
            closed.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
  }

  private static void removeHook(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      return; // The process is ending, and this is why.
    }
  }

  private void serve(Retention retention, ReceiverOptions options) {
    try (TraceStore opened = store.openOrCreate(surroundings.stores(), retention);
        OtlpReceiver receiver = OtlpReceiver.start(opened, options)) {
      PrintWriter out = streams.out();
      out.println("receiving OTLP at %s into %s".formatted(receiver.endpoint(), store.directory()));
      out.flush();
      while (!isInterruptedWithin(BETWEEN_RETENTIONS)) opened.retain(retention);
    } catch (ReceiverFailedException e) {
      throw new CommandFailedException(String.valueOf(e.getMessage()));
    }
  }

  private static boolean isInterruptedWithin(Duration time) {
    try {
      new CountDownLatch(1).await(time.toMillis(), TimeUnit.MILLISECONDS);
      return false;
    } catch (InterruptedException e) {
      return true;
    }
  }
}
