package io.spoor.page;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.spoor.Trace;
import io.spoor.span.Attributes;
import io.spoor.span.Resource;
import io.spoor.span.Span;
import io.spoor.span.SpanId;
import io.spoor.span.Status;
import io.spoor.span.TraceId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Pages in a real browser, which CONTRIBUTING.md says how to run: {@code -Dspoor.browser} names it.
 * Pictures are left in {@code target/pages}, to be looked at.
 */
@Tag("browser")
final class TracePageInChromiumTest {
  private static final String BROWSER = System.getProperty("spoor.browser", "chromium");
  private static final Path PICTURES = Path.of("target/pages");
  private static final long MILLI = 1_000_000;

  @TempDir private Path directory;

  private static TracePage page() {
    List<Span> spans = new ArrayList<>();
    spans.add(span(1, 0, "shop", "GET /cart", 0, 40).build());
    spans.add(span(2, 1, "stock", "GET /items", 2, 30).build());
    for (long i = 3; i < 9; i++) spans.add(span(i, 2, "stock", "SELECT", 4 * i, 3).build());
    spans.add(
        span(9, 1, "bank", "charge", 31, 8)
            .status(Status.error("no money"))
            .attributes(Attributes.builder().put("amount", 7).put("<b>", "</script>").build())
            .build());
    return TracePage.of(Trace.of(spans));
  }

  private static Span.Builder span(
      long id, long parent, String service, String name, long startMillis, long millis) {
    return Span.builder(new TraceId(1, 2), new SpanId(id))
        .parentSpanId(parent == 0 ? null : new SpanId(parent))
        .name(name)
        .resource(Resource.ofService(service))
        .startNanos(startMillis * MILLI)
        .endNanos((startMillis + millis) * MILLI);
  }

  /** What the browser prints. */
  private String run(Path page, String... options) throws IOException, InterruptedException {
    Path printed = directory.resolve("printed");
    List<String> command =
        new ArrayList<>(
            List.of(BROWSER, "--headless", "--no-sandbox", "--disable-gpu", "--timeout=20000"));
    command.add("--user-data-dir=" + directory.resolve("profile"));
    command.add("--window-size=1200,500");
    command.addAll(List.of(options));
    command.add(page.toUri().toString());
    Process browser =
        new ProcessBuilder(command)
            .redirectOutput(printed.toFile())
            .redirectError(directory.resolve("errors").toFile())
            .start();
    assertThat(browser.waitFor(2, TimeUnit.MINUTES)).as("%s ends", BROWSER).isTrue();
    assertThat(browser.exitValue()).isZero();
    return Files.readString(printed, UTF_8);
  }

  private Path written(String html) throws IOException {
    return Files.writeString(directory.resolve("page.html"), html);
  }

  @Test
  void page_opened_showsItsSpans() throws Exception {
    String shown = run(written(page().toHtml()), "--dump-dom");

    assertThat(shown.split("class=\"operation\"", -1)).hasSize(10);
    assertThat(shown).contains("9 spans", "3 services", "1 error");
  }

  /** What is shown when this was done. */
  private String after(String script) throws Exception {
    String html = page().toHtml().replace("</body>", "<script>" + script + "</script></body>");
    return run(written(html), "--dump-dom");
  }

  @Test
  void click_onASpan_showsItsDetails() throws Exception {
    String shown = after("document.querySelectorAll('#rows .row')[8].click()");

    assertThat(shown).contains("class=\"details\"", "amount", "error: no money");
    assertThat(shown).contains("&lt;b&gt;", "&lt;/script&gt;");
  }

  @Test
  void search_andCollapse_doWhatTheySay() throws Exception {
    String found =
        after(
            """
            const search = document.querySelector('#search');
            search.value = 'SELECT';
            search.dispatchEvent(new Event('input', {bubbles: true}));
            """);
    String collapsed = after("document.querySelector('#collapse').click()");

    assertThat(found).contains("6 of 9");
    assertThat(collapsed).contains("aria-expanded=\"false\"");
  }

  @ParameterizedTest
  @CsvSource({"light, 1", "dark, 0"})
  void picture_isTaken(String name, int preferredColorScheme) throws Exception {
    Path picture = Files.createDirectories(PICTURES).resolve(name + ".png");
    Files.deleteIfExists(picture);

    run(
        written(page().toHtml()),
        "--screenshot=" + picture.toAbsolutePath(),
        "--blink-settings=preferredColorScheme=" + preferredColorScheme);

    assertThat(Files.readAllBytes(picture)).startsWith(0x89, 'P', 'N', 'G');
  }
}
