package io.spoor.benchmarks.comparison;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** A table of a page: the first column text, the others numbers. */
final class MarkdownTable {
  private final List<String> header;
  private final List<List<String>> rows = new ArrayList<>();

  MarkdownTable(List<String> header) {
    this.header = header;
  }

  MarkdownTable(String... header) {
    this(List.of(header));
  }

  void add(List<String> row) {
    rows.add(row);
  }

  void add(String... row) {
    rows.add(List.of(row));
  }

  boolean isEmpty() {
    return rows.isEmpty();
  }

  String text() {
    StringBuilder text = new StringBuilder();
    line(text, header);
    text.append("|---|").append("--:|".repeat(header.size() - 1)).append('\n');
    for (List<String> row : rows) line(text, row);
    return text.append('\n').toString();
  }

  private static void line(StringBuilder text, List<String> cells) {
    text.append("| ").append(String.join(" | ", cells)).append(" |\n");
  }

  /** A number in three digits or so; nothing where there is none. */
  static String number(OptionalDouble value) {
    return value.isPresent() ? number(value.getAsDouble()) : "";
  }

  static String number(double value) {
    if (value >= 100) return String.format(Locale.ROOT, "%,.0f", value);
    return String.format(Locale.ROOT, value >= 10 ? "%.1f" : "%.2f", value);
  }
}
