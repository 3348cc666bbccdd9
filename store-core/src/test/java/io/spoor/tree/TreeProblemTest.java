package io.spoor.tree;

import static io.spoor.tree.TestSpans.ROOT;
import static io.spoor.tree.TestSpans.span;
import static io.spoor.tree.TestSpans.tree;
import static org.assertj.core.api.Assertions.assertThat;

import io.spoor.span.Span;
import io.spoor.span.SpanKind;
import java.util.List;
import org.junit.jupiter.api.Test;

class TreeProblemTest {

  private static List<String> problems(Span.Builder... spans) {
    return tree(spans).problems().stream().map(TreeProblem::describe).toList();
  }

  @Test
  void problems_cleanTree_areNone() {
    assertThat(problems(span(1, ROOT, "a", 0, 9), span(2, 1, "b", 0, 12))).isEmpty();
  }

  @Test
  void problems_orphan_namesTheMissingParent() {
    assertThat(problems(span(1, ROOT, "a", 0, 9), span(2, 0xab, "b", 1, 8)))
        .containsExactly(
            "span 0000000000000002 names the parent 00000000000000ab, which is not in the trace");
  }

  @Test
  void problems_cycle_isReportedAtItsRoot() {
    assertThat(problems(span(1, 2, "a", 0, 9), span(2, 1, "b", 1, 8)))
        .containsExactly(
            "span 0000000000000001 is its own ancestor: its parent is 0000000000000002");
  }

  @Test
  void problems_furtherRoot_isReportedForAllButTheFirst() {
    assertThat(problems(span(1, ROOT, "a", 0, 9), span(2, ROOT, "b", 1, 8)))
        .containsExactly("span 0000000000000002 is a further root besides 0000000000000001");
  }

  @Test
  void problems_negativeDuration_saysByHowMuch() {
    assertThat(problems(span(3, ROOT, "a", 5_000, 2_500)))
        .containsExactly("span 0000000000000003 ends 2.50 µs before it starts");
  }

  @Test
  void problems_childThatStartsFirst_saysByHowMuch() {
    assertThat(problems(span(1, ROOT, "a", 40, 90), span(2, 1, "b", 10, 20)))
        .containsExactly("span 0000000000000002 starts 30 ns before its parent 0000000000000001");
  }

  @Test
  void problems_clientAndServerHalf_areNone() {
    assertThat(
            problems(
                span(1, ROOT, "a", 0, 9).kind(SpanKind.CLIENT),
                span(1, ROOT, "b", 1, 8).kind(SpanKind.SERVER)))
        .isEmpty();
  }

  @Test
  void problems_spansBesideThePairOfAnId_shareIt() {
    SpanTree tree =
        tree(
            span(1, ROOT, "i", 0, 9),
            span(1, ROOT, "a", 1, 9).kind(SpanKind.CLIENT),
            span(1, ROOT, "b", 2, 8).kind(SpanKind.SERVER),
            span(1, ROOT, "c", 3, 8).kind(SpanKind.SERVER));
    assertThat(tree.problems().stream().filter(p -> p.kind() == TreeProblem.Kind.SHARED_ID))
        .extracting(problem -> problem.node().span().service())
        .containsExactly("i", "c");
  }

  @Test
  void problems_fragmentsOfOneId_shareItButForTheEarliest() {
    assertThat(problems(span(1, ROOT, "a", 0, 9), span(2, 1, "b", 1, 8), span(2, 1, "b", 3, 8)))
        .containsExactly("span 0000000000000002 shares its id with another span");
  }

  @Test
  void problems_several_areInOrderOfSpansThenKinds() {
    assertThat(
            tree(span(1, 9, "a", 5, 4), span(2, 1, "a", 3, 6)).problems().stream()
                .map(problem -> problem.node().span().spanId().value() + " " + problem.kind()))
        .containsExactly("2 STARTS_BEFORE_PARENT", "1 ORPHAN", "1 NEGATIVE_DURATION");
  }
}
