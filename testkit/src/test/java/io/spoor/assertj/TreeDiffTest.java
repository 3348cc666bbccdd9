package io.spoor.assertj;

import static org.assertj.core.api.Assertions.assertThat;

import io.spoor.span.Span;
import io.spoor.span.SpanId;
import io.spoor.testkit.SpanGenerator;
import io.spoor.tree.SpanNode;
import io.spoor.tree.SpanTree;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Differences of generated trees: each span of both stands in them once. */
final class TreeDiffTest {
  private static final Pattern COLLAPSED = Pattern.compile("\\(and ([\\d,]+) spans? below");
  private static final long SEED = 11;

  @ParameterizedTest
  @EnumSource(SiblingOrder.class)
  void diff_ofChangedTraces_hasALineForEachSpanOfBoth(SiblingOrder order) {
    Random random = new Random(SEED);
    Iterator<List<Span>> traces = new SpanGenerator(SEED).traces();
    for (int i = 0; i < 150; i++) {
      List<Span> spans = traces.next();
      List<ShapeNode> expected = shapes(spans);
      List<ShapeNode> actual = shapes(changed(spans, random));

      TreeDiff diff = TreeDiff.of(expected, actual, order);

      int same = lines(diff, ' ') + lines(diff, '~');
      assertThat(same + lines(diff, '-'))
          .as("expected spans of trace %d of seed %d", i, SEED)
          .isEqualTo(size(expected));
      assertThat(same + lines(diff, '+'))
          .as("actual spans of trace %d of seed %d", i, SEED)
          .isEqualTo(size(actual));
      assertThat(diff.text().lines().allMatch(line -> line.startsWith(" ")))
          .as("no difference in trace %d of seed %d", i, SEED)
          .isEqualTo(new ShapeMatch(order).matches(expected, actual));
    }
  }

  private static int lines(TreeDiff diff, char sign) {
    int count = 0;
    for (String line : diff.text().lines().toList()) {
      if (line.charAt(0) != sign) continue;
      Matcher collapsed = COLLAPSED.matcher(line);
      count += 1 + (collapsed.find() ? Integer.parseInt(collapsed.group(1).replace(",", "")) : 0);
    }
    return count;
  }

  private static int size(List<ShapeNode> nodes) {
    return nodes.stream().mapToInt(ShapeNode::size).sum();
  }

  private static List<Span> changed(List<Span> spans, Random random) {
    List<Span> changed = new ArrayList<>(spans);
    for (int changes = random.nextInt(4); changes > 0; changes--) {
      int place = random.nextInt(changed.size());
      Span span = changed.get(place);
      switch (random.nextInt(4)) {
        case 0 -> changed.set(place, span.toBuilder().name("other").build());
        case 1 -> changed.add(span.toBuilder().spanId(new SpanId(random.nextLong())).build());
        case 2 -> changed.set(place, span.toBuilder().parentSpanId(new SpanId(1)).build());
        default -> {
          if (changed.size() > 1) changed.remove(place);
        }
      }
    }
    return changed;
  }

  private static List<ShapeNode> shapes(List<Span> spans) {
    return SpanTree.of(spans).roots().stream().map(TreeDiffTest::shape).toList();
  }

  private static ShapeNode shape(SpanNode node) {
    List<ShapeNode> children = node.children().stream().map(TreeDiffTest::shape).toList();
    Span span = node.span();
    return new ShapeNode(span.service(), span.name(), List.of(), children, node);
  }
}
