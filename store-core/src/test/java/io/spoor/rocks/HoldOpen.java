package io.spoor.rocks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Path;

/** A process that opens an engine and keeps it open until it is killed. */
final class HoldOpen {
  private static final String OPEN = "open";

  private HoldOpen() {}

  public static void main(String[] args) throws IOException {
    RocksEngine engine = RocksEngine.open(Path.of(args[0]), RocksEngineContract.SETTINGS);
    System.out.println(OPEN);
    System.in.read();
    engine.close();
  }

  static Process start(Path directory) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            HoldOpen.class.getName(),
            directory.toString())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  static void awaitOpen(Process process) throws IOException {
    BufferedReader out = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
    String line = out.readLine();
    if (!OPEN.equals(line)) throw new IOException("the process wrote " + line);
  }
}
