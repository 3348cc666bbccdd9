package io.spoor.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.spoor.dialect.Dialect;
import io.spoor.dialect.ReadResult;
import io.spoor.span.Span;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Files that other projects publish, where they lie beside the checkout: what becomes of each is
 * the table in DIALECTS.md, and what was read of it comes back equal through every dialect of OTLP.
 *
 * <p>{@code -Dspoor.dialects=write} writes the table anew.
 */
final class RealFilesTest {
  private static final Path SHARED = Path.of("..", "..", "shared", "data");
  private static final Path PAGE = Path.of("DIALECTS.md");
  private static final String BEGIN = "<!-- real files: written by RealFilesTest -->\n";
  private static final String END = "<!-- end of real files -->";
  private static final int SHOWN_CHARS = 90;

  @Test
  void read_realFiles_isAsThePageSays() throws IOException {
    if (!Files.isDirectory(SHARED)) return; // Nothing to compare the page with.
    String page = Files.readString(PAGE);
    int begin = page.indexOf(BEGIN) + BEGIN.length();
    int end = page.indexOf(END);
    String table = table();
    if ("write".equals(System.getProperty("spoor.dialects"))) {
      Files.writeString(PAGE, page.substring(0, begin) + table + page.substring(end));
    }

    assertThat(Files.readString(PAGE)).contains(BEGIN + table + END);
  }

  private static String table() throws IOException {
    StringBuilder table = new StringBuilder();
    table.append("| file | dialect | spans | traces | warnings | rejected |\n");
    table.append("|---|---|--:|--:|--:|---|\n");
    for (Path file : files()) table.append(row(file)).append('\n');
    return table.toString();
  }

  private static String row(Path file) throws IOException {
    List<Span> spans = new ArrayList<>();
    ReadResult result = read(Files.newInputStream(file), spans);
    String dialects =
        result.spansByDialect().keySet().stream()
            .map(Dialect::id)
            .collect(Collectors.joining(", "));
    String rejected =
        result.rejected().isEmpty()
            ? ""
            : "%d: line %d: %s"
                .formatted(
                    result.rejectedCount(),
                    result.rejected().get(0).position(),
                    shortened(result.rejected().get(0).reason()));
    return String.format(
        Locale.ROOT,
        "| %s | %s | %d | %d | %s | %s |",
        SHARED.relativize(file).toString().replace('\\', '/'),
        dialects,
        spans.size(),
        spans.stream().map(Span::traceId).distinct().count(),
        result.warningCount() == 0 ? "" : Long.toString(result.warningCount()),
        rejected);
  }

  private static String shortened(String reason) {
    String line = reason.replace("|", "\\|").replace('\n', ' ').replace("<", "&lt;");
    return line.length() <= SHOWN_CHARS ? line : line.substring(0, SHOWN_CHARS) + "...";
  }

  @TestFactory
  Stream<DynamicTest> write_whatWasReadOfARealFile_readsBackEqual() throws IOException {
    return files().stream()
        .map(file -> DynamicTest.dynamicTest(file.toString(), () -> comesBack(file)));
  }

  private static void comesBack(Path file) throws IOException {
    List<Span> spans = new ArrayList<>();
    read(Files.newInputStream(file), spans);
    for (Dialect dialect :
        List.of(Dialect.OTLP_JSON, Dialect.OTLP_JSON_LINES, Dialect.OTLP_PROTOBUF)) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      try (var writer = TraceFile.writer(dialect, out)) {
        for (Span span : spans) writer.write(span);
      }
      List<Span> again = new ArrayList<>();
      if (!spans.isEmpty()) read(new ByteArrayInputStream(out.toByteArray()), again);

      assertThat(again).as("%s", dialect).isEqualTo(spans);
    }
  }

  private static ReadResult read(InputStream in, List<Span> spans) throws IOException {
    try (in) {
      return TraceFile.read("file", in, spans::add);
    }
  }

  private static List<Path> files() throws IOException {
    if (!Files.isDirectory(SHARED)) return List.of();
    try (Stream<Path> files = Files.walk(SHARED)) {
      return files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
    }
  }
}
