package io.spoor.page;

import static java.util.Objects.requireNonNull;

import io.spoor.Trace;
import io.spoor.span.SpanId;
import io.spoor.tree.SpanTree;
import io.spoor.tree.TreeText;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One trace as a page of HTML: a waterfall of its spans, with search, details and collapsing.
 *
 * <p>The page is one file that asks for nothing else, and works from a disk, in light and dark.
 * Without JavaScript it shows the trace as text. Whatever the spans contain is shown as text.
 *
 * <p>Immutable.
 */
public final class TracePage {
  private static final Pattern PLACE = Pattern.compile("\\{\\{(\\w+)}}");
  private static final int TEXT_WIDTH = 120;

  private final Trace trace;
  private final Map<SpanId, String> marks;
  private final String message;

  private TracePage(Trace trace, Map<SpanId, String> marks, String message) {
    this.trace = trace;
    this.marks = marks;
    this.message = message;
  }

  public static TracePage of(Trace trace) {
    return new TracePage(requireNonNull(trace, "trace"), Map.of(), "");
  }

  /** The same with a message above the spans, such as that of a failed assertion. */
  public TracePage withMessage(String message) {
    return new TracePage(trace, marks, requireNonNull(message, "message"));
  }

  /** The same with these spans marked, and why. */
  public TracePage marking(Set<SpanId> spans, String reason) {
    requireNonNull(reason, "reason");
    Map<SpanId, String> more = new TreeMap<>(marks);
    for (SpanId span : spans) more.put(span, reason);
    return new TracePage(trace, more, message);
  }

  /** The page, to be stored as UTF-8. */
  public String toHtml() {
    SpanTree tree = trace.tree();
    Map<String, String> parts =
        Map.of(
            "title", escaped(title(tree)),
            "style", resource("page.css"),
            "script", resource("page.js"),
            "text", escaped(TreeText.ofWidth(TEXT_WIDTH).print(tree)),
            "data", new TraceData(tree, marks, message).json());
    Matcher places = PLACE.matcher(resource("page.html"));
    return places.replaceAll(
        place -> Matcher.quoteReplacement(requireNonNull(parts.get(place.group(1)))));
  }

  /** Writes the page, over what is there. */
  public void writeTo(Path file) throws IOException {
    Files.write(file, toHtml().getBytes(StandardCharsets.UTF_8));
  }

  private static String title(SpanTree tree) {
    String service = tree.root().span().service();
    String name = tree.root().span().name();
    return service.isEmpty() ? name : service + ": " + name;
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  private static String resource(String name) {
    try (InputStream in = TracePage.class.getResourceAsStream(name)) {
      return new String(requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
