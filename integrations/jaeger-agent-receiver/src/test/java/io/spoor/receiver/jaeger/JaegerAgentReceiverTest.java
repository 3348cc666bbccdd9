package io.spoor.receiver.jaeger;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jaegertracing.internal.JaegerSpan;
import io.jaegertracing.internal.JaegerTracer;
import io.jaegertracing.internal.reporters.RemoteReporter;
import io.jaegertracing.internal.samplers.ConstSampler;
import io.jaegertracing.thrift.internal.senders.UdpSender;
import io.opentracing.References;
import io.spoor.TraceStore;
import io.spoor.dialect.Dialect;
import io.spoor.dialect.ReadResult;
import io.spoor.file.TraceFile;
import io.spoor.receiver.ReceiverFailedException;
import io.spoor.span.Attributes;
import io.spoor.span.Span;
import io.spoor.span.SpanEvent;
import io.spoor.span.SpanId;
import io.spoor.span.SpanKind;
import io.spoor.span.TraceId;
import io.spoor.span.Value;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.apache.thrift.transport.TTransportException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Packets of Jaeger's own client, and others. */
@Timeout(60)
final class JaegerAgentReceiverTest {
  private static final long START_MICROS = 1_700_000_000_000_000L;
  private static final InetSocketAddress ANY_PORT =
      new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

  private final TraceStore store = TraceStore.inMemory();
  private final JaegerAgentReceiver receiver = JaegerAgentReceiver.start(store, ANY_PORT);

  @AfterEach
  void close() {
    receiver.close();
    store.close();
  }

  /** That of Jaeger, which samples everything and sends to this port. */
  private static JaegerTracer tracer(int port) throws TTransportException {
    RemoteReporter reporter =
        new RemoteReporter.Builder().withSender(new UdpSender("localhost", port, 0)).build();
    return new JaegerTracer.Builder("shop")
        .withSampler(new ConstSampler(true))
        .withReporter(reporter)
        .withTraceId128Bit()
        .withTag("zone", "a")
        .build();
  }

  private JaegerTracer tracer() throws Exception {
    return tracer(receiver.address().getPort());
  }

  private List<Span> stored() {
    receiver.close();
    return store.stream().toList();
  }

  private static TraceId traceId(JaegerSpan span) {
    return new TraceId(span.context().getTraceIdHigh(), span.context().getTraceIdLow());
  }

  private static SpanId spanId(JaegerSpan span) {
    return new SpanId(span.context().getSpanId());
  }

  @Test
  void spans_ofJaegersClient_areStoredWithAllTheyHave() throws Exception {
    JaegerSpan parent;
    JaegerSpan child;
    try (JaegerTracer tracer = tracer()) {
      parent = tracer.buildSpan("GET /cart").withStartTimestamp(START_MICROS).start();
      child =
          tracer
              .buildSpan("SELECT")
              .addReference(References.FOLLOWS_FROM, parent.context())
              .withStartTimestamp(START_MICROS + 10)
              .withTag("span.kind", "client")
              .withTag("db.system", "sqlite")
              .withTag("rows", 7L)
              .withTag("share", 0.25)
              .withTag("cached", true)
              .start();
      child.log(START_MICROS + 12, Map.of("event", "retry"));
      child.finish(START_MICROS + 30);
      parent.finish(START_MICROS + 1_000);
    }

    List<Span> spans = stored();

    assertThat(spans).extracting(Span::name).containsExactlyInAnyOrder("GET /cart", "SELECT");
    Span select = spans.stream().filter(s -> s.name().equals("SELECT")).findFirst().orElseThrow();
    assertThat(select.traceId()).isEqualTo(traceId(child));
    assertThat(select.spanId()).isEqualTo(spanId(child));
    assertThat(select.parentSpanId()).isEqualTo(spanId(parent));
    assertThat(select.kind()).isEqualTo(SpanKind.CLIENT);
    assertThat(select.startNanos()).isEqualTo((START_MICROS + 10) * 1_000);
    assertThat(select.endNanos()).isEqualTo((START_MICROS + 30) * 1_000);
    assertThat(select.service()).isEqualTo("shop");
    assertThat(select.resource().attributes().get("zone")).contains(Value.of("a"));
    assertThat(select.attributes().get("db.system")).contains(Value.of("sqlite"));
    assertThat(select.attributes().get("rows")).contains(Value.of(7));
    assertThat(select.attributes().get("share")).contains(Value.of(0.25));
    assertThat(select.attributes().get("cached")).contains(Value.of(true));
    assertThat(select.events())
        .containsExactly(
            new SpanEvent((START_MICROS + 12) * 1_000, "retry", Attributes.empty(), 0));
    assertThat(receiver.lostPackets()).isZero();
  }

  @Test
  void spans_many_areAllStored() throws Exception {
    try (JaegerTracer tracer = tracer()) {
      for (int i = 0; i < 50; i++) tracer.buildSpan("work " + i).start().finish();
    }

    assertThat(stored()).hasSize(50);
    assertThat(receiver.intake().acceptedSpans()).isEqualTo(50);
  }

  @Test
  void packet_thatIsNone_isCountedAndTheNextIsRead() throws Exception {
    send("no Thrift at all".getBytes(US_ASCII));
    send(new byte[0]);
    try (JaegerTracer tracer = tracer()) {
      tracer.buildSpan("work").start().finish();
    }

    assertThat(stored()).hasSize(1);
    assertThat(receiver.lostPackets()).isEqualTo(1);
    assertThat(receiver.lastLoss())
        .hasValueSatisfying(
            reason -> assertThat(reason).contains("begins with 0x6e, expected 0x82"));
  }

  @Test
  void packet_storeClosed_isCounted() throws Exception {
    byte[] packet = captured();
    store.close();
    send(packet);
    receiver.close();

    assertThat(receiver.lostPackets()).isEqualTo(1);
    assertThat(receiver.lastLoss())
        .hasValueSatisfying(
            reason -> assertThat(reason).startsWith("the spans cannot be stored: "));
  }

  private void send(byte[] bytes) throws IOException {
    try (DatagramSocket socket = new DatagramSocket()) {
      socket.send(new DatagramPacket(bytes, bytes.length, receiver.address()));
    }
  }

  /** A packet as Jaeger's client sends it. */
  private static byte[] captured() throws Exception {
    try (DatagramSocket socket = new DatagramSocket(ANY_PORT)) {
      try (JaegerTracer tracer = tracer(socket.getLocalPort())) {
        JaegerSpan parent = tracer.buildSpan("parent").withTag("n", 1L).start();
        JaegerSpan span = tracer.buildSpan("child").asChildOf(parent).withTag("ok", true).start();
        span.log(Map.of("event", "retry", "after", 0.5));
        span.finish();
        parent.finish();
      }
      DatagramPacket packet = new DatagramPacket(new byte[65_535], 65_535);
      socket.receive(packet);
      return Arrays.copyOf(packet.getData(), packet.getLength());
    }
  }

  private static ReadResult read(byte[] packet) throws IOException {
    return TraceFile.read(
        "packet", new ByteArrayInputStream(packet), Dialect.JAEGER_AGENT, span -> {});
  }

  @Test
  void read_packetWithoutABatch_saysSo() throws Exception {
    byte[] packet = captured();
    byte[] empty = Arrays.copyOf(packet, "emitBatch".length() + 5);
    empty[empty.length - 1] = 0; // No fields.

    assertThat(read(packet).spans()).isPositive();
    assertThat(read(empty).rejected().get(0).reason())
        .isEqualTo("no message to Jaeger's agent: a message has no process");
  }

  @Test
  void read_packetCutAnywhere_yieldsNoSpanAndSaysWhere() throws Exception {
    byte[] packet = captured();

    for (int length = 1; length < packet.length; length++) {
      ReadResult result = read(Arrays.copyOf(packet, length));
      assertThat(result.spans()).as("%d of %d bytes", length, packet.length).isZero();
      assertThat(result.rejected().get(0).reason())
          .startsWith("no message to Jaeger's agent: the input ends within a ");
    }
  }

  @Test
  void read_packetChangedAnywhere_neverThrows() throws Exception {
    byte[] packet = captured();

    for (long seed = 1; seed <= 50_000; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      byte[] changed = packet.clone();
      for (int i = random.nextInt(1, 5); i > 0; i--) {
        changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
      }
      assertThatCode(() -> read(changed)).as("seed %d", seed).doesNotThrowAnyException();
    }
  }

  @Test
  void start_portInUse_saysSo() throws Exception {
    InetSocketAddress taken = receiver.address();

    assertThatThrownBy(() -> JaegerAgentReceiver.start(store, taken))
        .isInstanceOf(ReceiverFailedException.class)
        .hasMessageStartingWith("cannot receive as Jaeger's agent at " + taken + ": ");
  }

  @Test
  void close_twice_isFine() throws Exception {
    receiver.close();
    receiver.close();

    assertThat(JaegerAgentReceiver.DEFAULT_ADDRESS.getPort()).isEqualTo(6831);
    assertThat(JaegerAgentReceiver.DEFAULT_ADDRESS.getAddress().isLoopbackAddress()).isTrue();
  }

  @Test
  void program_receivesWhatAClientSends() throws Exception {
    // BEGIN
    InetSocketAddress anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    try (JaegerAgentReceiver receiver = JaegerAgentReceiver.start(store, anyPort)) {
      startProgram(Map.of("JAEGER_AGENT_PORT", receiver.address().getPort()));
    }
    // END
    assertThat(store.stream()).hasSize(1);
  }

  private static void startProgram(Map<String, Integer> environment) throws Exception {
    try (JaegerTracer tracer = tracer(environment.get("JAEGER_AGENT_PORT"))) {
      tracer.buildSpan("work").start().finish();
    }
  }

  @Test
  void page_program_isTheOneAbove() throws Exception {
    String source =
        Files.readString(
            Path.of("src/test/java/io/spoor/receiver/jaeger/JaegerAgentReceiverTest.java"));
    String program =
        source.substring(source.indexOf("// BEGIN\n") + 9, source.indexOf("    // END\n"));

    assertThat(Files.readString(Path.of("../../docs/legacy.md")))
        .contains("```java\n" + program.stripTrailing().stripIndent() + "\n```\n");
  }
}
