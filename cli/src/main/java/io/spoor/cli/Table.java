package io.spoor.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/**
 * Rows of text in columns, each as wide as its widest cell.
 *
 * <p>Spans may say anything, so control characters are printed as escapes: nothing in a trace can
 * move the cursor or change the colours of a terminal.
 */
final class Table {

  /** On which side of its column a cell stands. */
  enum Align {
    LEFT,
    RIGHT
  }

  /** The head of a column. */
  record Column(String name, Align align) {
    static Column left(String name) {
      return new Column(name, Align.LEFT);
    }

    static Column right(String name) {
      return new Column(name, Align.RIGHT);
    }
  }

  private static final String GAP = "  ";

  private final List<Column> columns;
  private final List<List<String>> rows = new ArrayList<>();

  Table(Column... columns) {
    this.columns = List.of(columns);
    rows.add(this.columns.stream().map(Column::name).toList());
  }

  void row(Object... cells) {
    if (cells.length != columns.size()) {
      throw new IllegalArgumentException(
          "a row has %d cells, expected %d".formatted(cells.length, columns.size()));
    }
    List<String> row = new ArrayList<>(cells.length);
    for (Object cell : cells) row.add(PlainText.of(cell.toString()));
    rows.add(row);
  }

  void print(PrintWriter out) {
    int[] widths = new int[columns.size()];
    for (List<String> row : rows) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], PlainText.width(row.get(i)));
      }
    }
    for (List<String> row : rows) out.println(line(row, widths));
  }

  private String line(List<String> row, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      String cell = row.get(i);
      String padding = " ".repeat(widths[i] - PlainText.width(cell));
      if (i > 0) line.append(GAP);
      if (columns.get(i).align() == Align.RIGHT) {
        line.append(padding).append(cell);
      } else {
        line.append(cell).append(padding);
      }
    }
    return line.toString().stripTrailing();
  }
}
