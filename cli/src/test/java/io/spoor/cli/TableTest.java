package io.spoor.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

final class TableTest {

  @Test
  void print_cellsOfSeveralWidths_standInColumns() {
    Table table = table();
    table.row("a", 12345);
    table.row("\u4f60\u597d", 1);
    table.row("e\u0301", 22);

    assertThat(print(table))
        .isEqualTo(
            "NAME  COUNT%na     12345%n\u4f60\u597d      1%ne\u0301        22%n".formatted());
  }

  @Test
  void print_controlCharacters_areEscaped() {
    Table table = table();
    table.row("\u001b[31mred\n\u202e", 1);

    assertThat(print(table)).contains("\\u001b[31mred\\u000a\\u202e").doesNotContain("\u001b");
  }

  @Test
  void row_ofAnotherLength_saysBoth() {
    assertThatThrownBy(() -> table().row("a")).hasMessage("a row has 1 cells, expected 2");
  }

  private static Table table() {
    return new Table(Table.Column.left("NAME"), Table.Column.right("COUNT"));
  }

  private static String print(Table table) {
    StringWriter out = new StringWriter();
    table.print(new PrintWriter(out, true));
    return out.toString();
  }
}
