package io.spoor.receiver;

import static java.util.Objects.requireNonNull;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.spoor.TraceStore;
import java.io.IOException;
import java.net.URI;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

/**
 * Takes spans as OTLP over HTTP, in protobuf and JSON, and writes them to a store.
 *
 * <pre>{@code
 * try (OtlpReceiver receiver = OtlpReceiver.start(store, ReceiverOptions.defaults())) {
 *   System.out.println("OTEL_EXPORTER_OTLP_ENDPOINT=" + receiver.endpoint());
 *   ...
 * }
 * }</pre>
 *
 * <p>{@code POST /v1/traces} answers as OTLP's specification demands: 200 when every span is
 * stored, with {@code partial_success} when some cannot be; 400 for what is not OTLP; 413 for a
 * body that is too large, also once decompressed; 503 with {@code Retry-After} when too much comes
 * at once, or the store fails. What was acknowledged is stored as the store's durability says. Logs
 * and metrics, which senders often send along, are acknowledged and dropped.
 *
 * <p>Thread-safe.
 */
public final class OtlpReceiver implements AutoCloseable {
  private static final int THREADS = 16;
  private static final int SECONDS_TO_FINISH = 5;

  private final HttpServer server;
  private final SpanIntake intake;
  private final ReceiverOptions options;
  private final Faults faults;
  private final ExecutorService threads;

  private OtlpReceiver(HttpServer server, SpanIntake intake, ReceiverOptions options) {
    this.server = server;
    this.intake = intake;
    this.options = options;
    this.faults = new Faults();
    this.threads = Executors.newFixedThreadPool(THREADS, daemons("spoor-otlp"));
    server.setExecutor(threads);
    server.createContext("/", exchange -> dropBodyAndSend(exchange, 404));
    server.createContext("/v1/traces", new TracesHandler(intake, options, faults, threads));
    server.createContext("/v1/logs", new DroppingHandler());
    server.createContext("/v1/metrics", new DroppingHandler());
  }

  private static void dropBodyAndSend(HttpExchange exchange, int status) throws IOException {
    try (exchange) {
      Reply.plain(status, "expected /v1/traces, found " + exchange.getRequestURI().getPath())
          .send(exchange);
    }
  }

  private static ThreadFactory daemons(String name) {
    return task -> {
      Thread thread = new Thread(task, name);
      thread.setDaemon(true);
      return thread;
    };
  }

  /**
   * Listens from now on.
   *
   * @param store stays open when the receiver is closed
   * @throws ReceiverFailedException if the address is in use or cannot be had
   */
  public static OtlpReceiver start(TraceStore store, ReceiverOptions options) {
    requireNonNull(store, "store");
    return start(new SpanIntake(store, options.maxBytesInFlight()), options);
  }

  /** The same with an intake that receivers share. */
  public static OtlpReceiver start(SpanIntake intake, ReceiverOptions options) {
    requireNonNull(intake, "intake");
    HttpServer server;
    try {
      server = HttpServer.create(options.address(), 0);
    } catch (IOException e) {
      throw new ReceiverFailedException(
          "cannot receive OTLP at %s: %s".formatted(options.address(), e.getMessage()), e);
    }
    OtlpReceiver receiver = new OtlpReceiver(server, intake, options);
    server.start();
    return receiver;
  }

  /**
   * What senders take as {@code OTEL_EXPORTER_OTLP_ENDPOINT}, with the port that is listened at.
   */
  public URI endpoint() {
    return options.withAddress(server.getAddress()).endpoint();
  }

  /** What became of the spans received. */
  public SpanIntake intake() {
    return intake;
  }

  /**
   * Does this to the next so many requests, after those that were asked for before: for tests of
   * what a sender does then.
   */
  public void answerNext(int requests, Fault fault) {
    faults.add(requests, fault);
  }

  /** Takes no more requests, and returns once those under way are answered. */
  @Override
  public void close() {
    server.stop(0);
    threads.shutdown();
    try {
      threads.awaitTermination(SECONDS_TO_FINISH, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
