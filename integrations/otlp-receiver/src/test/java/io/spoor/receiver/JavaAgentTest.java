package io.spoor.receiver;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.spoor.TraceStore;
import io.spoor.span.Span;
import io.spoor.span.SpanKind;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A program that knows nothing of tracing, started with OpenTelemetry's Java agent. */
@Timeout(300)
final class JavaAgentTest {
  private static final Path AGENT = Path.of("target/agent/opentelemetry-javaagent.jar");

  /** Serves itself a page. */
  static final class Program {
    private Program() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.createContext("/cart", exchange -> exchange.sendResponseHeaders(204, -1));
      server.start();
      URI page = URI.create("http://localhost:%d/cart".formatted(server.getAddress().getPort()));
      HttpClient.newHttpClient()
          .send(HttpRequest.newBuilder(page).build(), BodyHandlers.discarding());
      server.stop(1);
    }
  }

  @Test
  void program_withTheAgentAsItComes_sendsItsSpans(@TempDir Path directory) throws Exception {
    try (TraceStore store = TraceStore.inMemory();
        OtlpReceiver receiver = OtlpReceiver.start(store, ReceiverOptions.defaults().withPort(0))) {
      Path printed = directory.resolve("printed");
      ProcessBuilder command =
          new ProcessBuilder(
              Path.of(System.getProperty("java.home"), "bin", "java").toString(),
              "-javaagent:" + AGENT,
              "-cp",
              "target/test-classes",
              Program.class.getName());
      command.environment().put("OTEL_EXPORTER_OTLP_ENDPOINT", receiver.endpoint().toString());
      command.environment().put("OTEL_SERVICE_NAME", "shop");
      Process program = command.redirectErrorStream(true).redirectOutput(printed.toFile()).start();
      assertThat(program.waitFor(4, TimeUnit.MINUTES)).isTrue();
      assertThat(program.exitValue()).as(Files.readString(printed)).isZero();

      List<Span> spans = store.stream().toList();
      assertThat(spans).extracting(Span::service).containsOnly("shop");
      Span client = only(spans, SpanKind.CLIENT);
      Span server = only(spans, SpanKind.SERVER);
      assertThat(server.traceId()).isEqualTo(client.traceId());
      assertThat(server.parentSpanId()).isEqualTo(client.spanId());
    }
  }

  private static Span only(List<Span> spans, SpanKind kind) {
    List<Span> found = spans.stream().filter(span -> span.kind() == kind).toList();
    assertThat(found).as("%s of %s", kind, spans).hasSize(1);
    return found.get(0);
  }
}
