package io.spoor.tree;

import static io.spoor.tree.TestSpans.ROOT;
import static io.spoor.tree.TestSpans.span;
import static io.spoor.tree.TestSpans.tree;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.spoor.span.Span;
import io.spoor.span.Status;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class TreeTextTest {
  private static final long MS = 1_000_000;
  private static final long START = 1_700_000_000_000L * MS;

  /** Times in milliseconds since the start of the trace. */
  private static Span.Builder at(long id, long parent, String service, long start, long end) {
    return span(id, parent, service, START + start * MS, START + end * MS);
  }

  @Test
  void print_tree_showsBranchesDurationsBarsAndErrors() {
    SpanTree tree =
        tree(
            at(1, ROOT, "shop", 0, 120).name("GET /cart"),
            at(2, 1, "shop", 6, 106).name("GET"),
            at(3, 2, "stock", 24, 84).name("GET /items").status(Status.error("sold out")),
            at(4, 1, "", 108, 114).name("render"));
    assertThat(TreeText.ofWidth(80).print(tree))
        .isEqualTo(
            """
            trace 4bf92f3577b34da6a3ce929d0e0e4736  2023-11-14T22:13:20Z  120 ms  4 spans  3 services  1 error
            shop  GET /cart                120 ms  ████████████████████
            ├─ shop  GET                   100 ms  ·█████████████████··
            │  └─ stock  GET /items       60.0 ms  ····██████████······  ✗ error: sold out
            └─ unknown_service  render    6.00 ms  ··················█·
            """);
  }

  @Test
  void print_orphanCycleAndNegativeDuration_areMarked() {
    SpanTree tree =
        tree(
            at(1, 99, "a", 0, 40).name("x"),
            at(2, 2, "b", 20, 10).name("y").status(Status.error("")));
    assertThat(TreeText.ofWidth(120).print(tree))
        .isEqualTo(
            """
            trace 4bf92f3577b34da6a3ce929d0e0e4736  2023-11-14T22:13:20Z  40.0 ms  2 spans  2 services  1 error
            a  x    40.0 ms  ██████████████████████████████  orphan
            b  y       0 ns  ···············█··············  cycle, ends before it starts, ✗ error
            """);
  }

  @Test
  void print_noDurationAtAll_stillDrawsABar() {
    assertThat(TreeText.ofWidth(40).print(tree(at(1, ROOT, "a", 5, 5).name("x"))))
        .endsWith("no error\na  x       0 ns  █·········\n");
  }

  @Test
  void print_moreSpansThanAsked_saysHowManyFollow() {
    SpanTree tree =
        tree(at(1, ROOT, "a", 0, 9), at(2, 1, "a", 1, 2), at(3, 1, "a", 2, 3), at(4, 1, "a", 3, 4));
    assertThat(TreeText.ofWidth(80).withMaxSpans(2).print(tree))
        .hasLineCount(4)
        .contains("├─ a  op2")
        .doesNotContain("op3")
        .endsWith("… 2 more spans\n");
    assertThat(TreeText.ofWidth(80).withMaxSpans(3).print(tree)).endsWith("… 1 more span\n");
  }

  @Test
  void print_deepChain_stopsMovingToTheRight() {
    Span.Builder[] chain = new Span.Builder[100];
    for (int i = 0; i < chain.length; i++) {
      chain[i] = at(i + 1, i == 0 ? ROOT : i, "a", i, 200 - i);
    }
    String[] lines = TreeText.ofWidth(80).print(tree(chain)).split("\n");
    assertThat(lines).hasSize(101);
    assertThat(lines[9]).startsWith(" ".repeat(21) + "└─ a  op9 ");
    assertThat(lines[10]).startsWith(" ".repeat(21) + "└─ (+1) a  op10 ");
    assertThat(lines[100]).startsWith(" ".repeat(21) + "└─ (+91) a  op100 ");
  }

  @Test
  void print_longNames_areCutToTheWidth() {
    for (int width : List.of(40, 80, 133)) {
      SpanTree tree =
          tree(
              at(1, ROOT, "s".repeat(5000), 0, 9).name("n".repeat(5000)),
              at(2, 1, "b", 1, 2).status(Status.error("m".repeat(5000))),
              at(3, 1, "😀".repeat(200), 1, 2));
      List<String> lines = Arrays.asList(TreeText.ofWidth(width).print(tree).split("\n"));
      assertThat(lines.subList(1, 4))
          .allMatch(line -> line.codePointCount(0, line.length()) <= width);
      assertThat(lines.get(1)).contains("s…  ");
    }
  }

  @Test
  void print_controlCharactersInNames_areReplaced() {
    SpanTree tree = tree(at(1, ROOT, "a\u001b[31m", 0, 9).name("x\ny\u202ez"));
    assertThat(TreeText.ofWidth(80).print(tree)).contains("a\uFFFD[31m  x\uFFFDy\uFFFDz ");
  }

  @Test
  void ofWidth_outOfRange_isRefused() {
    assertThatThrownBy(() -> TreeText.ofWidth(39))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a tree in 39 columns, expected 40 to 1,000");
    assertThatThrownBy(() -> TreeText.ofWidth(1001))
        .hasMessage("a tree in 1,001 columns, expected 40 to 1,000");
  }

  @Test
  void withMaxSpans_none_isRefused() {
    assertThatThrownBy(() -> TreeText.ofWidth(80).withMaxSpans(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a tree of at most 0 spans, expected at least 1");
  }
}
