package io.spoor.junit;

import io.spoor.Trace;
import io.spoor.assertj.TraceAssertionError;
import io.spoor.page.TracePage;
import io.spoor.span.Span;
import io.spoor.span.SpanId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.opentest4j.AssertionFailedError;

/** The pages of a failed test's traces, and what keeps others from being written. */
record FailureReport(List<Path> pages, List<Exception> problems) {

  /** The property that names the folder; by default it is {@code spoor} in Maven's or Gradle's. */
  static final String FOLDER = "spoor.report";

  private static final int MOST_PAGES = 10;
  private static final String MARK = "named by the failure";

  static FailureReport of(ExtensionContext context, RunningTest test, Throwable failure) {
    List<Path> pages = new ArrayList<>();
    List<Exception> problems = new ArrayList<>();
    try {
      List<Trace> traces = CollectedTraces.startedBy(test).all();
      Path folder = folder().resolve(context.getRequiredTestClass().getName());
      for (Trace trace : traces.subList(0, Math.min(traces.size(), MOST_PAGES))) {
        Files.createDirectories(folder);
        Path page = folder.resolve(FileNames.page(context, trace.id()));
        page(trace, failure).writeTo(page);
        pages.add(page.toAbsolutePath().normalize());
      }
    } catch (IOException | RuntimeException e) {
      problems.add(e);
    }
    return new FailureReport(pages, problems);
  }

  /** With what the failure says, and the spans that it names. */
  private static TracePage page(Trace trace, Throwable failure) {
    TracePage page = TracePage.of(trace);
    if (failure.getMessage() != null) page = page.withMessage(failure.getMessage().strip());
    if (failure instanceof TraceAssertionError error && error.trace().equals(trace)) {
      Set<SpanId> offending =
          error.offending().stream().map(Span::spanId).collect(Collectors.toSet());
      page = page.marking(offending, MARK);
    }
    return page;
  }

  private static Path folder() {
    String named = System.getProperty(FOLDER);
    if (named != null) return Path.of(named);
    boolean isGradle =
        Files.exists(Path.of("build.gradle")) || Files.exists(Path.of("build.gradle.kts"));
    return isGradle ? Path.of("build", "reports", "spoor") : Path.of("target", "spoor");
  }

  /** The failure, saying where the pages are. */
  Throwable addedTo(Throwable failure) {
    problems.forEach(failure::addSuppressed);
    if (pages.isEmpty()) return failure;
    return failure instanceof AssertionError ? inMessage(failure) : suppressed(failure);
  }

  private Throwable inMessage(Throwable failure) {
    String message = "%s%n%s".formatted(failure.getMessage(), this);
    AssertionFailedError told =
        failure instanceof AssertionFailedError f && f.isExpectedDefined() && f.isActualDefined()
            ? new AssertionFailedError(message, f.getExpected(), f.getActual(), failure)
            : new AssertionFailedError(message, failure);
    told.setStackTrace(failure.getStackTrace());
    return told;
  }

  private Throwable suppressed(Throwable failure) {
    failure.addSuppressed(new TracesWritten(toString()));
    return failure;
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("traces of this test:");
    pages.forEach(page -> text.append("\n  ").append(page.toUri()));
    return text.toString();
  }

  /** Tells where the pages are, beside an exception whose message cannot. */
  private static final class TracesWritten extends Exception {
    private static final long serialVersionUID = 1;

    TracesWritten(String message) {
      super(message, null, false, false);
    }
  }
}
