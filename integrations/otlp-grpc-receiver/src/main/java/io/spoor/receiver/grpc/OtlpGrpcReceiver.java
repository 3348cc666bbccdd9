package io.spoor.receiver.grpc;

import static java.util.Objects.requireNonNull;

import io.spoor.TraceStore;
import io.spoor.receiver.Fault;
import io.spoor.receiver.Faults;
import io.spoor.receiver.ReceiverFailedException;
import io.spoor.receiver.ReceiverOptions;
import io.spoor.receiver.SpanIntake;
import java.net.InetAddress;
import java.net.URI;
import org.eclipse.jetty.http2.server.HTTP2CServerConnectionFactory;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/**
 * Takes spans as OTLP over gRPC, without TLS, and writes them to a store.
 *
 * <p>{@code TraceService/Export} answers as OTLP's specification demands: {@code OK} when every
 * span is stored, with {@code partial_success} when some cannot be; {@code INVALID_ARGUMENT} for
 * what is not OTLP; {@code RESOURCE_EXHAUSTED} for a message that is too large, also once
 * decompressed; {@code UNAVAILABLE} with {@code RetryInfo} when too much comes at once, or the
 * store fails. What was acknowledged is stored as the store's durability says. Logs and metrics,
 * which senders often send along, are acknowledged and dropped.
 *
 * <p>Thread-safe.
 */
public final class OtlpGrpcReceiver implements AutoCloseable {

  /** The port of OTLP over gRPC. */
  public static final int DEFAULT_PORT = 4317;

  private static final int THREADS = 32;
  private static final int MILLIS_TO_FINISH = 5_000;

  private final Server server;
  private final ServerConnector connector;
  private final SpanIntake intake;
  private final ReceiverOptions options;
  private final Faults faults = new Faults();

  private OtlpGrpcReceiver(SpanIntake intake, ReceiverOptions options) {
    this.intake = intake;
    this.options = options;
    QueuedThreadPool threads = new QueuedThreadPool(THREADS);
    threads.setDaemon(true);
    threads.setName("spoor-otlp-grpc");
    this.server = new Server(threads);
    HttpConfiguration http = new HttpConfiguration();
    http.setSendServerVersion(false);
    this.connector =
        new ServerConnector(
            server, new HttpConnectionFactory(http), new HTTP2CServerConnectionFactory(http));
    InetAddress host = options.address().getAddress();
    connector.setHost(host == null ? options.address().getHostString() : host.getHostAddress());
    connector.setPort(options.address().getPort());
    server.addConnector(connector);
    server.setHandler(new CallHandler(intake, options, faults));
    server.setStopTimeout(MILLIS_TO_FINISH);
  }

  /** Those of {@link ReceiverOptions#defaults}, on port {@value #DEFAULT_PORT}. */
  public static ReceiverOptions defaults() {
    return ReceiverOptions.defaults().withPort(DEFAULT_PORT);
  }

  /**
   * Listens from now on.
   *
   * @param store stays open when the receiver is closed
   * @throws ReceiverFailedException if the address is in use or cannot be had
   */
  public static OtlpGrpcReceiver start(TraceStore store, ReceiverOptions options) {
    requireNonNull(store, "store");
    return start(new SpanIntake(store, options.maxBytesInFlight()), options);
  }

  /** The same with an intake that receivers share. */
  public static OtlpGrpcReceiver start(SpanIntake intake, ReceiverOptions options) {
    requireNonNull(intake, "intake");
    OtlpGrpcReceiver receiver = new OtlpGrpcReceiver(intake, options);
    try {
      receiver.server.start();
      return receiver;
    } catch (Exception e) {
      receiver.close();
      throw new ReceiverFailedException(
          "cannot receive OTLP over gRPC at %s: %s".formatted(options.address(), e.getMessage()),
          e);
    }
  }

  /**
   * What senders take as {@code OTEL_EXPORTER_OTLP_ENDPOINT}, with the port that is listened at.
   */
  public URI endpoint() {
    return options.withPort(connector.getLocalPort()).endpoint();
  }

  /** What became of the spans received. */
  public SpanIntake intake() {
    return intake;
  }

  /**
   * Does this to the next so many calls, after those that were asked for before: for tests of what
   * a sender does then. A status of HTTP is told as the one of gRPC that OTLP has for it.
   */
  public void answerNext(int calls, Fault fault) {
    faults.add(calls, fault);
  }

  /** Takes no more calls, and returns once those under way are answered. */
  @Override
  public void close() {
    try {
      server.stop();
    } catch (Exception e) {
      throw new IllegalStateException("the server of " + endpoint() + " does not stop", e);
    }
  }
}
