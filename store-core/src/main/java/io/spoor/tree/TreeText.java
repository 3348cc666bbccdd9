package io.spoor.tree;

import io.spoor.span.Span;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A picture of a tree in plain text: a heading, then a line for each span with its place in the
 * tree, its service and operation, its duration, a bar that shows when it ran, and its marks.
 *
 * <pre>
 * trace 4bf92f3577b34da6a3ce929d0e0e4736  2026-08-22T10:00:00Z  120 ms  3 spans  2 services  1 error
 * shop  GET /cart                   120 ms  ████████████████████
 * └─ shop  GET                      100 ms  ·█████████████████··
 *    └─ stock  GET /items          60.0 ms  ····██████████······  ✗ error: sold out
 * </pre>
 *
 * Lines are no wider than asked for, given a font in which every character is one column wide.
 * Control characters in names are replaced. Branches stop moving to the right at a depth that
 * depends on the width; below it a number says how many levels deeper a span lies. Costs are bound
 * by the number of lines, but for the counts in the heading.
 *
 * <p>Immutable.
 */
public final class TreeText {

  /** How many spans are shown unless asked otherwise. */
  public static final int DEFAULT_MAX_SPANS = 200;

  private static final int MIN_WIDTH = 40;
  private static final int MAX_WIDTH = 1_000;
  private static final int DURATION_WIDTH = 9;
  private static final String GAP = "  ";

  private final int width;
  private final int maxSpans;

  private TreeText(int width, int maxSpans) {
    this.width = width;
    this.maxSpans = maxSpans;
  }

  /**
   * Pictures with lines of at most {@code width} columns, which may be {@value #MIN_WIDTH} to
   * {@value #MAX_WIDTH}. Only the heading may be longer.
   */
  public static TreeText ofWidth(int width) {
    if (width < MIN_WIDTH || width > MAX_WIDTH) {
      throw new IllegalArgumentException(
          "a tree in %,d columns, expected %,d to %,d".formatted(width, MIN_WIDTH, MAX_WIDTH));
    }
    return new TreeText(width, DEFAULT_MAX_SPANS);
  }

  /** The same, but showing up to {@code maxSpans} spans, at least 1, and then how many follow. */
  public TreeText withMaxSpans(int maxSpans) {
    if (maxSpans < 1) {
      throw new IllegalArgumentException(
          "a tree of at most %,d spans, expected at least 1".formatted(maxSpans));
    }
    return new TreeText(width, maxSpans);
  }

  /** The picture, each line ending in a newline. */
  public String print(SpanTree tree) {
    StringBuilder out = new StringBuilder(heading(tree)).append('\n');
    List<Line> lines = lines(tree);
    int barWidth = barWidth();
    int markWidth = 0;
    int labelWidth = 0;
    for (Line line : lines) {
      markWidth = Math.max(markWidth, length(line.marks));
      labelWidth = Math.max(labelWidth, length(line.label));
    }
    int free = width - GAP.length() - DURATION_WIDTH - GAP.length() - barWidth;
    if (markWidth > 0) {
      free -= GAP.length();
      markWidth = Math.min(markWidth, Math.max(width / 4, free - labelWidth));
    }
    labelWidth = Math.min(labelWidth, free - markWidth);
    TimeBar bar = new TimeBar(tree.startNanos(), tree.durationNanos(), barWidth);
    for (Line line : lines) {
      appendPadded(out, line.label, labelWidth);
      out.append(GAP);
      String duration = DurationText.of(line.span.durationNanos());
      out.append(" ".repeat(Math.max(0, DURATION_WIDTH - length(duration)))).append(duration);
      out.append(GAP);
      bar.append(out, line.span);
      if (!line.marks.isEmpty()) out.append(GAP).append(cut(line.marks, markWidth));
      out.append('\n');
    }
    int left = tree.size() - lines.size();
    if (left > 0) out.append("… ").append(counted(left, "more span")).append('\n');
    return out.toString();
  }

  private static String heading(SpanTree tree) {
    long start = tree.startNanos();
    Instant moment =
        Instant.ofEpochSecond(
            Long.divideUnsigned(start, 1_000_000_000L),
            Long.remainderUnsigned(start, 1_000_000_000L));
    int errors = tree.errors().size();
    return String.join(
        GAP,
        "trace " + tree.traceId(),
        moment.truncatedTo(ChronoUnit.MILLIS).toString(),
        DurationText.of(tree.durationNanos()),
        counted(tree.size(), "span"),
        counted(tree.services().size(), "service"),
        errors == 0 ? "no error" : counted(errors, "error"));
  }

  private static String counted(int count, String noun) {
    return String.format(Locale.ROOT, "%,d %s%s", count, noun, count == 1 ? "" : "s");
  }

  private record Line(String label, Span span, String marks) {}

  private List<Line> lines(SpanTree tree) {
    List<Line> lines = new ArrayList<>();
    Branches branches = new Branches(Math.max(3, width / 10));
    for (SpanNode node : tree.depthFirst()) {
      if (lines.size() == maxSpans) break;
      Span span = node.span();
      String service = clean(SpanTree.shown(span.service()));
      lines.add(
          new Line(branches.to(node) + service + GAP + clean(span.name()), span, marks(node)));
    }
    return lines;
  }

  private String marks(SpanNode node) {
    List<String> marks = new ArrayList<>();
    if (node.attachment() == Attachment.ORPHAN) marks.add("orphan");
    if (node.attachment() == Attachment.CYCLE) marks.add("cycle");
    if (node.span().hasNegativeDuration()) marks.add("ends before it starts");
    if (node.isError()) {
      String message = clean(node.span().status().message());
      marks.add(message.isEmpty() ? "✗ error" : "✗ error: " + message);
    }
    return String.join(", ", marks);
  }

  private int barWidth() {
    return Math.max(10, Math.min(40, width / 4));
  }

  /**
   * Replaces what a terminal would act upon; of text longer than a line only a beginning counts.
   */
  private String clean(String text) {
    StringBuilder clean = new StringBuilder();
    int i = 0;
    for (int columns = 0; i < text.length() && columns < width; columns++) {
      int c = text.codePointAt(i);
      clean.appendCodePoint(isPrintable(c) ? c : '\uFFFD');
      i += Character.charCount(c);
    }
    return clean.toString();
  }

  private static boolean isPrintable(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }

  private static void appendPadded(StringBuilder out, String text, int columns) {
    out.append(cut(text, columns)).append(" ".repeat(Math.max(0, columns - length(text))));
  }

  private static String cut(String text, int columns) {
    if (length(text) <= columns) return text;
    return text.substring(0, text.offsetByCodePoints(0, columns - 1)) + "…";
  }

  private static int length(String text) {
    return text.codePointCount(0, text.length());
  }
}
