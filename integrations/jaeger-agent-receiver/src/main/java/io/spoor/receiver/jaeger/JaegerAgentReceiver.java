package io.spoor.receiver.jaeger;

import static java.util.Objects.requireNonNull;

import io.spoor.TraceStore;
import io.spoor.TraceStoreException;
import io.spoor.dialect.Dialect;
import io.spoor.receiver.ExportResponse;
import io.spoor.receiver.ReceiverFailedException;
import io.spoor.receiver.SpanIntake;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Takes the packets that clients of Jaeger send to its agent, over UDP in Thrift's compact
 * protocol, and writes their spans to a store.
 *
 * <pre>{@code
 * try (JaegerAgentReceiver receiver =
 *     JaegerAgentReceiver.start(store, JaegerAgentReceiver.DEFAULT_ADDRESS)) {
 *   ...
 * }
 * }</pre>
 *
 * <p>Nothing is answered: a client does not know of a packet that is lost on the way, cannot be
 * read or cannot be stored. {@link #lostPackets} counts those that came here.
 *
 * <p>Thread-safe.
 */
public final class JaegerAgentReceiver implements AutoCloseable {

  /** The port of Jaeger's agent for compact Thrift, at the loopback address. */
  public static final InetSocketAddress DEFAULT_ADDRESS =
      new InetSocketAddress(InetAddress.getLoopbackAddress(), 6831);

  private static final int PACKET_BYTES = 65_535;
  private static final int WAITING_BYTES = 8 << 20;
  private static final int LOOK_UP_MILLIS = 20;
  private static final long MOST_LEFT = 100_000;

  private final DatagramSocket socket;
  private final SpanIntake intake;
  private final Thread thread;
  private final AtomicLong lostPackets = new AtomicLong();
  private final AtomicReference<@Nullable String> lastLoss = new AtomicReference<>();
  private volatile boolean closing;

  private JaegerAgentReceiver(DatagramSocket socket, SpanIntake intake) {
    this.socket = socket;
    this.intake = intake;
    this.thread = new Thread(this::receive, "spoor-jaeger-agent");
    thread.setDaemon(true);
  }

  /**
   * Listens from now on.
   *
   * @param store stays open when the receiver is closed
   * @param address port 0 takes a free one; addresses other than loopback let anybody in who can
   *     reach them
   * @throws ReceiverFailedException if the address is in use or cannot be had
   */
  public static JaegerAgentReceiver start(TraceStore store, InetSocketAddress address) {
    return start(new SpanIntake(requireNonNull(store, "store"), PACKET_BYTES), address);
  }

  /** The same with an intake that receivers share. */
  public static JaegerAgentReceiver start(SpanIntake intake, InetSocketAddress address) {
    requireNonNull(intake, "intake");
    DatagramSocket socket;
    try {
      socket = new DatagramSocket(address);
    } catch (SocketException e) {
      throw failure(address, e);
    }
    try {
      socket.setReceiveBufferSize(WAITING_BYTES);
      socket.setSoTimeout(LOOK_UP_MILLIS);
    } catch (SocketException e) {
      socket.close();
      throw failure(address, e);
    }
    JaegerAgentReceiver receiver = new JaegerAgentReceiver(socket, intake);
    receiver.thread.start();
    return receiver;
  }

  private static ReceiverFailedException failure(InetSocketAddress address, Exception cause) {
    return new ReceiverFailedException(
        "cannot receive as Jaeger's agent at %s: %s".formatted(address, cause.getMessage()), cause);
  }

  /** Until it is to close, and then what had arrived by then. */
  private void receive() {
    byte[] buffer = new byte[PACKET_BYTES];
    long left = MOST_LEFT;
    while (left > 0) {
      DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
      try {
        socket.receive(packet);
        store(packet);
      } catch (SocketTimeoutException e) {
        if (closing) return;
      } catch (IOException | RuntimeException e) {
        if (socket.isClosed()) return;
        lose(String.valueOf(e.getMessage()));
      }
      if (closing) left--;
    }
  }

  private void store(DatagramPacket packet) throws IOException {
    ByteArrayInputStream bytes =
        new ByteArrayInputStream(packet.getData(), packet.getOffset(), packet.getLength());
    try {
      ExportResponse response = intake.receive(bytes, Dialect.JAEGER_AGENT, PACKET_BYTES);
      if (response.rejectedSpans() > 0) lastLoss.set(response.message());
    } catch (TraceStoreException e) {
      lose("the spans cannot be stored: " + e.getMessage());
    }
  }

  private void lose(String reason) {
    lostPackets.incrementAndGet();
    lastLoss.set(reason);
  }

  /** Where clients send to, with the port that is listened at. */
  public InetSocketAddress address() {
    return (InetSocketAddress) socket.getLocalSocketAddress();
  }

  /** What became of the spans received. */
  public SpanIntake intake() {
    return intake;
  }

  /** How many packets came of which no span was stored, as they could not be read or stored. */
  public long lostPackets() {
    return lostPackets.get();
  }

  /** Why a packet or a span of one was not stored, the last time that it happened. */
  public Optional<String> lastLoss() {
    return Optional.ofNullable(lastLoss.get());
  }

  /** Stores what has arrived, and takes no more. */
  @Override
  public void close() {
    closing = true;
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    socket.close();
  }
}
