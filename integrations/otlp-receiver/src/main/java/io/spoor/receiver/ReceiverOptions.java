package io.spoor.receiver;

import static java.util.Objects.requireNonNull;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;

/**
 * Where a receiver listens, and how much it takes at once.
 *
 * @param address default: port 4318 of the loopback address; port 0 takes a free one
 * @param maxBodyBytes most bytes of one request, before and after decompression; at least 1,
 *     default 64 MiB as OTLP recommends
 * @param maxBytesInFlight most bytes of requests, decompressed, that are being read or written at
 *     one time; at least {@code maxBodyBytes}, default 128 MiB. Their spans take several times as
 *     much memory
 * @param retryAfter when a client is to try again whose request finds no room; a whole number of
 *     seconds, at least 1, default 1
 */
public record ReceiverOptions(
    InetSocketAddress address, long maxBodyBytes, long maxBytesInFlight, Duration retryAfter) {

  /** The port of OTLP over HTTP. */
  public static final int DEFAULT_PORT = 4318;

  private static final long MIB = 1L << 20;
  private static final ReceiverOptions DEFAULTS =
      new ReceiverOptions(
          new InetSocketAddress(InetAddress.getLoopbackAddress(), DEFAULT_PORT),
          64 * MIB,
          128 * MIB,
          Duration.ofSeconds(1));

  public ReceiverOptions {
    requireNonNull(address, "address");
    if (maxBodyBytes < 1) {
      throw new IllegalArgumentException(
          "maxBodyBytes is %,d, expected at least 1".formatted(maxBodyBytes));
    }
    if (maxBytesInFlight < maxBodyBytes) {
      throw new IllegalArgumentException(
          "maxBytesInFlight is %,d, expected at least maxBodyBytes, which is %,d"
              .formatted(maxBytesInFlight, maxBodyBytes));
    }
    if (retryAfter.toSeconds() < 1 || retryAfter.toNanosPart() != 0) {
      throw new IllegalArgumentException(
          "retryAfter is %s, expected a whole number of seconds, at least 1".formatted(retryAfter));
    }
  }

  public static ReceiverOptions defaults() {
    return DEFAULTS;
  }

  /** On this port of the same address; 0 takes a free one. */
  public ReceiverOptions withPort(int port) {
    return withAddress(new InetSocketAddress(address.getAddress(), port));
  }

  /** At this address; others than loopback let anybody in who can reach it. */
  public ReceiverOptions withAddress(InetSocketAddress address) {
    return new ReceiverOptions(address, maxBodyBytes, maxBytesInFlight, retryAfter);
  }

  public ReceiverOptions withMaxBodyBytes(long maxBodyBytes) {
    return new ReceiverOptions(address, maxBodyBytes, maxBytesInFlight, retryAfter);
  }

  public ReceiverOptions withMaxBytesInFlight(long maxBytesInFlight) {
    return new ReceiverOptions(address, maxBodyBytes, maxBytesInFlight, retryAfter);
  }

  public ReceiverOptions withRetryAfter(Duration retryAfter) {
    return new ReceiverOptions(address, maxBodyBytes, maxBytesInFlight, retryAfter);
  }

  /** What senders take as {@code OTEL_EXPORTER_OTLP_ENDPOINT} to reach the address. */
  public URI endpoint() {
    InetAddress host = address.getAddress();
    String name =
        host.isAnyLocalAddress() || host.isLoopbackAddress() ? "localhost" : host.getHostAddress();
    return URI.create(
        "http://%s:%d".formatted(name.contains(":") ? "[" + name + "]" : name, address.getPort()));
  }
}
