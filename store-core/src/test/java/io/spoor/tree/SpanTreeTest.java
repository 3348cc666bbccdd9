package io.spoor.tree;

import static io.spoor.tree.TestSpans.ROOT;
import static io.spoor.tree.TestSpans.TRACE;
import static io.spoor.tree.TestSpans.id;
import static io.spoor.tree.TestSpans.ids;
import static io.spoor.tree.TestSpans.node;
import static io.spoor.tree.TestSpans.span;
import static io.spoor.tree.TestSpans.tree;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import io.spoor.codec.SpanFingerprint;
import io.spoor.span.Resource;
import io.spoor.span.Span;
import io.spoor.span.SpanKind;
import io.spoor.span.SpanLink;
import io.spoor.span.Status;
import io.spoor.span.TraceId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SpanTreeTest {

  /**
   *
   *
   * <pre>
   * 1 web   0 ─────────────────── 100
   * ├─ 2 web    10 ───── 40
   * │  └─ 4 db     20 ─ 30
   * └─ 3 cart              50 ──── 90
   *    ├─ 5 cart            50 ─ 60
   *    └─ 6 db                 60 ── 95
   * </pre>
   */
  private static SpanTree shop() {
    return tree(
        span(6, 3, "db", 60, 95),
        span(4, 2, "db", 20, 30),
        span(1, ROOT, "web", 0, 100),
        span(3, 1, "cart", 50, 90),
        span(5, 3, "cart", 50, 60),
        span(2, 1, "web", 10, 40));
  }

  @Test
  void of_spansInAnyOrder_isTheSameTree() {
    Random random = new Random(7);
    List<Span> spans = new ArrayList<>();
    for (SpanNode node : shop().nodes()) {
      spans.add(node.span());
    }
    for (int i = 0; i < 50; i++) {
      Collections.shuffle(spans, random);
      SpanTree tree = SpanTree.of(spans);
      assertThat(ids(tree.nodes())).containsExactly(1L, 2L, 4L, 3L, 5L, 6L);
      assertThat(ids(tree.depthFirst())).containsExactly(1L, 2L, 4L, 3L, 5L, 6L);
    }
  }

  @Test
  void nodes_spansOfOneStartAndId_areInOrderOfTheirContent() {
    List<Span> spans = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      spans.add(span(1, ROOT, "a", 5, 6 + i).build());
    }
    spans.sort((a, b) -> Integer.compareUnsigned(SpanFingerprint.of(a), SpanFingerprint.of(b)));
    List<Span> shuffled = new ArrayList<>(spans);
    Collections.shuffle(shuffled, new Random(3));

    assertThat(SpanTree.of(shuffled).nodes().stream().map(SpanNode::span))
        .containsExactlyElementsOf(spans);
  }

  @Test
  void of_noSpans_isRefused() {
    assertThatThrownBy(() -> SpanTree.of(List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a tree of 0 spans, expected at least 1");
  }

  @Test
  void of_spansOfTwoTraces_isRefusedNamingBoth() {
    TraceId other = TraceId.parse("ab");
    assertThatThrownBy(
            () ->
                tree(
                    span(1, ROOT, "a", 0, 1),
                    span(2, ROOT, "a", 0, 1),
                    span(3, ROOT, "a", 0, 1).traceId(other)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "a tree of spans of several traces: 4bf92f3577b34da6a3ce929d0e0e4736 at index 0,"
                + " 000000000000000000000000000000ab at index 2; expected one trace");
  }

  @Test
  void tree_shop_knowsItsMeasures() {
    SpanTree tree = shop();
    assertThat(tree.traceId()).isEqualTo(TRACE);
    assertThat(tree.size()).isEqualTo(6);
    assertThat(tree.depth()).isEqualTo(2);
    assertThat(tree.startNanos()).isZero();
    assertThat(tree.endNanos()).isEqualTo(100);
    assertThat(tree.durationNanos()).isEqualTo(100);
    assertThat(tree.services()).containsExactly(entry("cart", 2), entry("db", 2), entry("web", 2));
    assertThat(tree.problems()).isEmpty();
  }

  @Test
  void node_ofTheShop_knowsItsPlace() {
    SpanTree tree = shop();
    SpanNode cart = node(tree, 3);
    assertThat(ids(cart.children())).containsExactly(5L, 6L);
    assertThat(cart.fanOut()).isEqualTo(2);
    assertThat(cart.depth()).isEqualTo(1);
    assertThat(cart.parent()).contains(tree.root());
    assertThat(cart.attachment()).isEqualTo(Attachment.CHILD);
    assertThat(cart.isRoot()).isFalse();
    assertThat(ids(cart.subtree())).containsExactly(3L, 5L, 6L);
    assertThat(ids(node(tree, 6).path())).containsExactly(1L, 3L, 6L);
    assertThat(node(tree, 6).children()).isEmpty();
    assertThat(tree.root().parent()).isEmpty();
    assertThat(tree.root().isRoot()).isTrue();
    assertThat(ids(tree.root().subtree())).hasSize(6);
    assertThat(cart).hasToString("0000000000000003 cart op3");
  }

  @Test
  void selfTime_isDurationLessWhatChildrenCover() {
    SpanTree tree = shop();
    assertThat(tree.root().selfTimeNanos()).isEqualTo(100 - 30 - 40);
    assertThat(node(tree, 2).selfTimeNanos()).isEqualTo(30 - 10);
    assertThat(node(tree, 3).selfTimeNanos()).as("child 6 is clipped to 60..90").isZero();
    assertThat(node(tree, 6).selfTimeNanos()).isEqualTo(35);
  }

  @Test
  void selfTime_overlappingNestedAndOutlyingChildren_countsEachMomentOnce() {
    // parent      10 ──────────────── 50
    // 2        5 ──── 15                     covers 10..15
    // 3             12 ───── 30              and on to 30
    // 4               20 ─ 25                within 3
    // 5                          40 ───── 70 covers 40..50
    // 6                               60 ─ 80  outside
    SpanTree tree =
        tree(
            span(1, ROOT, "a", 10, 50),
            span(2, 1, "a", 5, 15),
            span(3, 1, "a", 12, 30),
            span(4, 1, "a", 20, 25),
            span(5, 1, "a", 40, 70),
            span(6, 1, "a", 60, 80));
    assertThat(tree.root().selfTimeNanos()).isEqualTo(40 - 5 - 15 - 10);
  }

  @Test
  void selfTime_timesBeyondTheSignedRange_areUnsigned() {
    long max = Long.MAX_VALUE;
    SpanTree tree =
        tree(span(1, ROOT, "a", max - 10, max + 30), span(2, 1, "a", max - 5, max + 15));
    assertThat(tree.root().selfTimeNanos()).isEqualTo(20);
    assertThat(tree.durationNanos()).isEqualTo(40);
    assertThat(tree.root()).isEqualTo(node(tree, 1));
  }

  @Test
  void selfTime_negativeDurations_countAsZero() {
    SpanTree tree =
        tree(span(1, ROOT, "a", 10, 50), span(2, 1, "a", 30, 20), span(3, 2, "a", 31, 35));
    assertThat(tree.root().selfTimeNanos()).isEqualTo(40);
    assertThat(node(tree, 2).selfTimeNanos()).isZero();
  }

  @Test
  void roots_ofEveryKind_trueOnesFirstThenOrphansThenCycles() {
    SpanTree tree =
        tree(
            span(1, 2, "a", 0, 1), // 1 and 2 are a cycle
            span(2, 1, "a", 1, 2),
            span(3, 99, "a", 2, 3), // an orphan with a child
            span(4, 3, "a", 3, 4),
            span(5, ROOT, "a", 4, 5),
            span(6, ROOT, "a", 5, 6));
    assertThat(ids(tree.roots())).containsExactly(5L, 6L, 3L, 1L);
    assertThat(tree.roots().stream().map(SpanNode::attachment))
        .containsExactly(Attachment.ROOT, Attachment.ROOT, Attachment.ORPHAN, Attachment.CYCLE);
    assertThat(tree.root()).isEqualTo(node(tree, 5));
    assertThat(ids(tree.depthFirst())).containsExactly(5L, 6L, 3L, 4L, 1L, 2L);
    assertThat(node(tree, 3).isOrphan()).isTrue();
  }

  @Test
  void nodes_sharedId_givesEachByStart() {
    SpanTree tree = tree(span(1, ROOT, "a", 0, 9), span(2, 1, "b", 2, 8), span(2, 1, "a", 1, 9));
    assertThat(tree.nodes(id(2)).stream().map(n -> n.span().service())).containsExactly("a", "b");
    assertThat(tree.nodes(id(7))).isEmpty();
  }

  @Test
  void errors_someSpans_areThoseWithAnErrorStatus() {
    SpanTree tree =
        tree(
            span(1, ROOT, "a", 0, 9).status(Status.OK),
            span(2, 1, "a", 1, 2).status(Status.error("no")),
            span(3, 1, "a", 2, 3));
    assertThat(ids(tree.errors())).containsExactly(2L);
  }

  @Test
  void links_withinTheTrace_areFollowedBothWays() {
    SpanTree tree =
        tree(
            span(1, ROOT, "a", 0, 9),
            span(2, 1, "a", 1, 2)
                .links(
                    List.of(
                        SpanLink.to(TRACE, id(4)),
                        SpanLink.to(TraceId.parse("99"), id(1)), // another trace
                        SpanLink.to(TRACE, id(77)), // not here
                        SpanLink.to(TRACE, id(1)),
                        SpanLink.to(TRACE, id(4)))), // twice
            span(3, 1, "a", 2, 3).links(List.of(SpanLink.to(TRACE, id(4)))),
            span(4, 1, "a", 3, 4).links(List.of(SpanLink.to(TRACE, id(4)))));
    assertThat(ids(node(tree, 2).linkedTo())).containsExactly(4L, 1L, 4L);
    assertThat(ids(node(tree, 4).linkedFrom())).containsExactly(2L, 3L, 4L);
    assertThat(ids(node(tree, 1).linkedFrom())).containsExactly(2L);
    assertThat(node(tree, 1).linkedTo()).isEmpty();
    assertThat(node(tree, 3).linkedFrom()).isEmpty();
  }

  @Test
  void links_toASharedId_leadToItsEarliest() {
    SpanTree tree =
        tree(
            span(1, ROOT, "a", 0, 9),
            span(2, 1, "b", 2, 8),
            span(2, 1, "c", 1, 9),
            span(3, 1, "a", 5, 6).links(List.of(SpanLink.to(TRACE, id(2)))));
    assertThat(node(tree, 3).linkedTo()).containsExactly(tree.nodes(id(2)).get(0));
    assertThat(tree.nodes(id(2)).get(0).span().service()).isEqualTo("c");
  }

  @Test
  void serviceCallChain_callsWithinAService_areCollapsed() {
    SpanTree tree = shop();
    assertThat(tree.serviceCallChain(node(tree, 4))).containsExactly("web", "db");
    assertThat(tree.serviceCallChain(node(tree, 6).span())).containsExactly("web", "cart", "db");
    assertThat(tree.serviceCallChain(tree.root())).containsExactly("web");
  }

  @Test
  void serviceCallChain_backIntoAService_namesItAgain() {
    SpanTree tree = tree(span(1, ROOT, "a", 0, 9), span(2, 1, "b", 1, 8), span(3, 2, "a", 2, 7));
    assertThat(tree.serviceCallChain(node(tree, 3))).containsExactly("a", "b", "a");
  }

  @Test
  void serviceCallChain_zipkinHalves_leadsThroughBothServices() {
    SpanTree tree =
        tree(
            span(1, ROOT, "frontend", 0, 350).kind(SpanKind.SERVER),
            span(2, 1, "frontend", 50, 250).kind(SpanKind.CLIENT),
            span(2, 1, "backend", 100, 250).kind(SpanKind.SERVER),
            span(3, 2, "backend", 150, 200).kind(SpanKind.CLIENT));
    assertThat(tree.serviceCallChain(node(tree, 3))).containsExactly("frontend", "backend");
    assertThat(node(tree, 3).depth()).isEqualTo(3);
  }

  @Test
  void serviceCallChain_spanWithoutService_isTheEmptyName() {
    SpanTree tree = tree(span(1, ROOT, "a", 0, 9), span(2, 1, "", 1, 8));
    assertThat(tree.serviceCallChain(node(tree, 2))).containsExactly("a", "");
  }

  @Test
  void serviceCallChain_nodeOfAnotherTree_isRefused() {
    SpanNode stranger = tree(span(9, ROOT, "x", 0, 1).traceId(TraceId.parse("cd"))).root();
    assertThatThrownBy(() -> shop().serviceCallChain(stranger))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "span 0000000000000009 is a node of another tree, of trace"
                + " 000000000000000000000000000000cd; expected one of this tree of trace"
                + " 4bf92f3577b34da6a3ce929d0e0e4736");
  }

  @Test
  void serviceCallChain_spanThatIsNotThere_isRefused() {
    Span stranger = span(6, 3, "other", 0, 1).traceId(TraceId.parse("cd")).build();
    assertThatThrownBy(() -> shop().serviceCallChain(stranger))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "span 0000000000000006 of trace 000000000000000000000000000000cd is not in this tree"
                + " of trace 4bf92f3577b34da6a3ce929d0e0e4736 with 6 spans");
  }

  @Test
  void serviceCallChains_ofAllLeaves_areDistinctAndInOrder() {
    // a ─┬─ a ── b
    //    ├─ c ─┬─ b
    //    │     └─ b
    //    └─ b           the same chain as the first
    SpanTree tree =
        tree(
            span(1, ROOT, "a", 0, 9),
            span(2, 1, "a", 1, 2),
            span(3, 2, "b", 2, 3),
            span(4, 1, "c", 3, 4),
            span(5, 4, "b", 4, 5),
            span(6, 4, "b", 5, 6),
            span(7, 1, "b", 6, 7));
    assertThat(tree.serviceCallChains()).containsExactly(List.of("a", "b"), List.of("a", "c", "b"));
  }

  @Test
  void serviceCallChains_onlyLeavesEndOne() {
    SpanTree tree = tree(span(1, ROOT, "a", 0, 9), span(2, 1, "b", 1, 8), span(3, ROOT, "c", 2, 7));
    assertThat(tree.serviceCallChains()).containsExactly(List.of("a", "b"), List.of("c"));
  }

  @Test
  void tree_chainOfAMillion_isBuiltAndWalked() {
    int n = 1_000_000;
    List<Span> spans = new ArrayList<>(n);
    Resource even = Resource.ofService("even");
    Resource odd = Resource.ofService("odd");
    for (int i = 0; i < n; i++) {
      spans.add(
          Span.builder(TRACE, id(i))
              .parentSpanId(i == 0 ? null : id(i - 1))
              .resource(i % 2 == 0 ? even : odd)
              .startNanos(i)
              .endNanos(2L * n - i)
              .build());
    }

    SpanTree tree = SpanTree.of(spans);

    SpanNode leaf = node(tree, n - 1);
    assertThat(tree.depth()).isEqualTo(n - 1);
    assertThat(leaf.path()).hasSize(n);
    assertThat(tree.root().subtree()).hasSize(n);
    assertThat(tree.root().selfTimeNanos()).isEqualTo(2);
    assertThat(tree.serviceCallChain(leaf)).hasSize(n).endsWith("even", "odd");
    assertThat(tree.serviceCallChains()).hasSize(1);
    assertThat(tree.serviceCallChains().get(0)).hasSize(n).startsWith("even", "odd");
    assertThat(tree.problems()).isEmpty();
    assertThat(leaf.linkedFrom()).isEmpty();
    assertThat(tree.toString()).hasLineCount(202).endsWith("… 999,800 more spans\n");
  }

  @Test
  void tree_aHundredThousandChildrenOfOneParent_isBuiltAndWalked() {
    int n = 100_000;
    List<Span> spans = new ArrayList<>(n + 1);
    spans.add(span(n + 1, ROOT, "a", 0, 10L * n).build());
    for (int i = 1; i <= n; i++) {
      spans.add(span(i, n + 1, "b", 10L * i, 10L * i + 5).build());
    }
    Collections.shuffle(spans, new Random(11));

    SpanTree tree = SpanTree.of(spans);

    assertThat(tree.root().fanOut()).isEqualTo(n);
    assertThat(tree.root().selfTimeNanos()).as("the last child is outside").isEqualTo(5L * n + 5);
    assertThat(tree.root().children().get(n - 1)).isEqualTo(node(tree, n));
    assertThat(tree.serviceCallChains()).containsExactly(List.of("a", "b"));
    assertThat(tree.problems()).isEmpty();
  }

  @Test
  void serviceCallChains_combOfALongChain_takeNoMoreMemoryThanTheTree() {
    // 1 a ─┬─ b ─┬─ a ─┬─ ...   written out, its chains hold 5,000,000,000 names
    //      └─ x  └─ x  └─ x
    int n = 100_000;
    List<Span> spans = new ArrayList<>(2 * n);
    for (int i = 1; i <= n; i++) {
      spans.add(span(i, i == 1 ? ROOT : i - 1, i % 2 == 1 ? "a" : "b", i, i + 1).build());
      spans.add(span(n + i, i, "x", i + 1, i + 2).build());
    }
    List<List<String>> chains = SpanTree.of(spans).serviceCallChains();

    assertThat(chains.size()).isEqualTo(n);
    assertThat(chains.get(0)).hasSize(n + 1).endsWith("b", "x");
    assertThat(chains.get(n - 2)).containsExactly("a", "b", "x");
    assertThat(chains.get(n - 1)).containsExactly("a", "x");
  }
}
