package io.spoor.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.spoor.TraceStore;
import io.spoor.dialect.Dialect;
import io.spoor.dialect.SpanWriter;
import io.spoor.file.TraceFile;
import io.spoor.span.Span;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code spoor serve} in a process of its own. */
final class ServeCommandTest {
  @TempDir private Path directory;

  private Process serve(String... options) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            Spoor.class.getName(),
            "serve",
            "--store",
            directory.toString(),
            "--port",
            "0");
    builder.command().addAll(List.of(options));
    return builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
  }

  private static int post(URI endpoint, List<Span> spans) throws Exception {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    try (SpanWriter writer = TraceFile.writer(Dialect.OTLP_PROTOBUF, body)) {
      for (Span span : spans) writer.write(span);
    }
    HttpRequest request =
        HttpRequest.newBuilder(endpoint.resolve("/v1/traces"))
            .header("Content-Type", "application/x-protobuf")
            .POST(BodyPublishers.ofByteArray(body.toByteArray()))
            .build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.discarding()).statusCode();
  }

  @Test
  void serve_untilItIsToldToEnd_storesWhatItReceives() throws Exception {
    Process process = serve("--max-spans", "1000000");
    try (BufferedReader out = process.inputReader(UTF_8)) {
      String line = out.readLine();
      assertThat(line)
          .startsWith("receiving OTLP at http://localhost:")
          .endsWith(" into " + directory);
      URI endpoint = URI.create(line.split(" ")[3]);

      assertThat(post(endpoint, Shop.SPANS)).isEqualTo(200);

      SpoorRun meanwhile =
          SpoorRun.of(new DirectoryStores(), "services", "--store", directory.toString());
      assertThat(meanwhile.out()).contains("shop");
      process.toHandle().destroy();
      process.waitFor();
    } finally {
      process.destroyForcibly();
    }
    try (TraceStore store = TraceStore.open(directory)) {
      assertThat(store.stream()).containsExactlyInAnyOrderElementsOf(Shop.SPANS);
    }
  }

  @Test
  void serve_portInUse_fails() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      SpoorRun run =
          SpoorRun.of(
              new DirectoryStores(),
              "serve",
              "--store",
              directory.toString(),
              "--port",
              Integer.toString(taken.getLocalPort()));

      assertThat(run.exitCode()).isEqualTo(1);
      assertThat(run.err()).startsWith("spoor: cannot receive OTLP at ").hasLineCount(1);
    }
    TraceStore.open(directory).close();
  }

  @Test
  void serve_optionsOutOfBounds_areRefused() {
    for (List<String> options : List.of(List.of("--port", "70000"), List.of("--max-spans", "-1"))) {
      SpoorRun run =
          SpoorRun.of(
              new DirectoryStores(),
              "serve",
              "--store",
              directory.toString(),
              options.get(0),
              options.get(1));
      assertThat(run.exitCode()).isEqualTo(2);
    }
  }
}
