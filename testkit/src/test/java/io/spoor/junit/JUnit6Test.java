package io.spoor.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/** The extension, compiled against JUnit 5, in a process that has JUnit 6. */
final class JUnit6Test {
  private static final Path JARS = Path.of("target", "junit-6");
  private static final Pattern OF_JUNIT_5 =
      Pattern.compile("junit-(jupiter|platform)(-[a-z]+)?-[0-9.]+\\.jar");

  /** Runs tests of the extension, and says which JUnit did, and how many passed. */
  static final class Runner {
    private Runner() {}

    public static void main(String[] arguments) {
      LauncherDiscoveryRequest request =
          LauncherDiscoveryRequestBuilder.request()
              .selectors(
                  selectClass(SpoorExtensionTest.class), selectClass(CollectedTracesTest.class))
              .configurationParameter("junit.jupiter.execution.parallel.enabled", "true")
              .build();
      SummaryGeneratingListener listener = new SummaryGeneratingListener();
      LauncherFactory.create().execute(request, listener);
      TestExecutionSummary summary = listener.getSummary();
      summary.printFailuresTo(new PrintWriter(System.out, true, StandardCharsets.UTF_8));
      String junit = new File(jar(Test.class)).getName();
      System.out.println(
          "%s: %d of %d passed"
              .formatted(junit, summary.getTestsSucceededCount(), summary.getTestsFoundCount()));
    }

    private static String jar(Class<?> type) {
      return type.getProtectionDomain().getCodeSource().getLocation().getPath();
    }
  }

  @Test
  void testsOfTheExtension_withJUnit6_pass() throws Exception {
    List<String> lines = run(classPath());

    assertThat(lines.get(lines.size() - 1))
        .as(String.join("\n", lines))
        .matches("junit-jupiter-api-6\\..*\\.jar: (\\d+) of \\1 passed");
  }

  private static String classPath() throws IOException {
    List<String> path = new ArrayList<>();
    try (Stream<Path> jars = Files.list(JARS)) {
      jars.forEach(jar -> path.add(jar.toString()));
    }
    Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(entry -> !OF_JUNIT_5.matcher(new File(entry).getName()).matches())
        .forEach(path::add);
    return path.stream().collect(Collectors.joining(File.pathSeparator));
  }

  private static List<String> run(String classPath) throws IOException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                classPath,
                Runner.class.getName())
            .redirectErrorStream(true)
            .start();
    try (var out = process.inputReader(StandardCharsets.UTF_8)) {
      return out.lines().toList();
    } finally {
      process.destroyForcibly();
    }
  }
}
