package io.spoor.tree;

import static io.spoor.tree.TestSpans.ROOT;
import static io.spoor.tree.TestSpans.span;
import static org.assertj.core.api.Assertions.assertThat;

import io.spoor.span.Span;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Small random trees against definitions read literally, in whatever time they take. */
class SpanTreeRandomTest {
  private static final int END_OF_TIME = 24;

  @Test
  void tree_ofRandomSpans_isAsItsParentsSay() {
    for (long seed = 0; seed < 3_000; seed++) {
      SpanTree tree = SpanTree.of(randomSpans(new Random(seed)));
      List<SpanNode> expected = new ArrayList<>();
      tree.roots().forEach(root -> addDepthFirst(tree, root, expected));

      assertThat(tree.depthFirst()).as("depth first, seed %d", seed).isEqualTo(expected);
      assertThat(tree.serviceCallChains()).as("chains, seed %d", seed).isEqualTo(chains(tree));
      for (SpanNode node : tree.nodes()) {
        assertThat(node.selfTimeNanos())
            .as("self time of %s, seed %d", node, seed)
            .isEqualTo(momentsAlone(node));
        assertThat(node.path().get(node.depth())).isEqualTo(node);
        assertThat(node.path().get(0).isRoot()).isTrue();
        assertThat(node.subtree())
            .as("subtree of %s, seed %d", node, seed)
            .isEqualTo(below(tree, node));
      }
    }
  }

  /** Distinct ids in order of start, so that no tie is left to the content. */
  private static List<Span> randomSpans(Random random) {
    int count = 1 + random.nextInt(12);
    List<Span> spans = new ArrayList<>();
    for (int id = 1; id <= count; id++) {
      long parent = random.nextInt(5) == 0 ? ROOT : random.nextInt(count + 2);
      int start = random.nextInt(END_OF_TIME - 1);
      int end = random.nextInt(END_OF_TIME);
      String service = "abc".substring(random.nextInt(3)).substring(0, 1);
      spans.add(span(id, parent, service, start, end).build());
    }
    return spans;
  }

  private static void addDepthFirst(SpanTree tree, SpanNode node, List<SpanNode> out) {
    out.add(node);
    for (SpanNode child : tree.nodes()) {
      if (child.parent().filter(node::equals).isPresent()) addDepthFirst(tree, child, out);
    }
  }

  private static List<SpanNode> below(SpanTree tree, SpanNode node) {
    List<SpanNode> below = new ArrayList<>();
    addDepthFirst(tree, node, below);
    return below;
  }

  private static long momentsAlone(SpanNode node) {
    long moments = 0;
    for (int moment = 0; moment < END_OF_TIME; moment++) {
      if (!runsAt(node, moment)) continue;
      boolean alone = true;
      for (SpanNode child : node.children()) {
        alone &= !runsAt(child, moment);
      }
      if (alone) moments++;
    }
    return moments;
  }

  private static boolean runsAt(SpanNode node, int moment) {
    return node.span().startNanos() <= moment && moment < node.span().endNanos();
  }

  private static List<List<String>> chains(SpanTree tree) {
    Set<List<String>> chains = new LinkedHashSet<>();
    for (SpanNode node : tree.depthFirst()) {
      if (node.fanOut() == 0) chains.add(tree.serviceCallChain(node));
    }
    return List.copyOf(chains);
  }
}
