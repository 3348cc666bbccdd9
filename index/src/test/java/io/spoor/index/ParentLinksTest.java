package io.spoor.index;

import static io.spoor.index.ParentLinks.CYCLE;
import static io.spoor.index.ParentLinks.MISSING;
import static io.spoor.index.ParentLinks.NONE;
import static io.spoor.span.SpanKind.CLIENT;
import static io.spoor.span.SpanKind.CONSUMER;
import static io.spoor.span.SpanKind.INTERNAL;
import static io.spoor.span.SpanKind.PRODUCER;
import static io.spoor.span.SpanKind.SERVER;
import static org.assertj.core.api.Assertions.assertThat;

import io.spoor.span.SpanKind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParentLinksTest {

  private static final int NO_PARENT = -1;

  private record Row(long id, long parent, SpanKind kind) {}

  private static Row row(long id, long parent) {
    return new Row(id, parent, INTERNAL);
  }

  private static Row row(long id, long parent, SpanKind kind) {
    return new Row(id, parent, kind);
  }

  private static int[] parents(Row... rows) {
    long[] ids = new long[rows.length];
    long[] parentIds = new long[rows.length];
    boolean[] hasParent = new boolean[rows.length];
    byte[] kinds = new byte[rows.length];
    for (int i = 0; i < rows.length; i++) {
      ids[i] = rows[i].id;
      parentIds[i] = rows[i].parent == NO_PARENT ? 0 : rows[i].parent;
      hasParent[i] = rows[i].parent != NO_PARENT;
      kinds[i] = (byte) rows[i].kind.ordinal();
    }
    return ParentLinks.of(rows.length, ids, parentIds, hasParent, kinds);
  }

  @Test
  void of_noSpans_isEmpty() {
    assertThat(parents()).isEmpty();
  }

  @Test
  void of_tree_linksEachToItsParent() {
    // 10 ─┬─ 20 ─── 40
    //     └─ 30
    assertThat(parents(row(10, NO_PARENT), row(20, 10), row(30, 10), row(40, 20)))
        .containsExactly(NONE, 0, 0, 1);
  }

  @Test
  void of_childBeforeParent_linksForward() {
    assertThat(parents(row(20, 10), row(10, NO_PARENT))).containsExactly(1, NONE);
  }

  @Test
  void of_parentNotThere_isMissing() {
    assertThat(parents(row(10, NO_PARENT), row(20, 99), row(30, 20)))
        .containsExactly(NONE, MISSING, 1);
  }

  @Test
  void of_zeroIds_areIdsLikeOthers() {
    assertThat(parents(row(0, NO_PARENT), row(5, 0))).containsExactly(NONE, 0);
  }

  @Test
  void of_fewerThanTheArraysHold_readsTheFirstOnly() {
    assertThat(
            ParentLinks.of(
                2,
                new long[] {1, 2, 3},
                new long[] {3, 1, 0},
                new boolean[] {true, true, false},
                new byte[3]))
        .containsExactly(MISSING, 0);
  }

  @Test
  void of_zipkinHalves_pathLeadsThroughClientAndServer() {
    // 1 SERVER ─ 2 CLIENT ─ 2 SERVER ─ 3 CLIENT
    assertThat(
            parents(
                row(1, NO_PARENT, SERVER), row(2, 1, CLIENT), row(2, 1, SERVER), row(3, 2, CLIENT)))
        .containsExactly(NONE, 0, 1, 2);
  }

  @Test
  void of_serverHalfBeforeItsClient_stillHangsUnderIt() {
    assertThat(parents(row(2, 1, SERVER), row(1, NO_PARENT), row(2, 1, CLIENT), row(3, 2)))
        .containsExactly(2, NONE, 1, 0);
  }

  @Test
  void of_serverHalfWithoutParentId_hangsUnderItsClient() {
    assertThat(parents(row(2, NO_PARENT, CLIENT), row(2, NO_PARENT, SERVER)))
        .containsExactly(NONE, 0);
  }

  @Test
  void of_twoServersOfOneClient_hangBothUnderItAndChildrenUnderTheEarlier() {
    assertThat(
            parents(
                row(2, NO_PARENT, CLIENT),
                row(2, NO_PARENT, SERVER),
                row(2, NO_PARENT, SERVER),
                row(3, 2)))
        .containsExactly(NONE, 0, 0, 1);
  }

  @Test
  void of_consumerAndProducerOfOneId_hangAsServerAndClientDo() {
    assertThat(parents(row(1, NO_PARENT), row(2, 1, PRODUCER), row(2, 1, CONSUMER), row(3, 2)))
        .containsExactly(NONE, 0, 1, 2);
  }

  @Test
  void of_serverAndProducerOfOneId_areNoHalves() {
    assertThat(parents(row(1, NO_PARENT), row(2, 1, PRODUCER), row(2, 1, SERVER), row(3, 2)))
        .containsExactly(NONE, 0, 0, 2);
  }

  @Test
  void of_fragmentsOfOneId_keepTheirParentsAndTheEarliestHasTheChildren() {
    assertThat(parents(row(1, NO_PARENT), row(2, 1), row(2, 7), row(2, NO_PARENT), row(3, 2)))
        .containsExactly(NONE, 0, MISSING, NONE, 1);
  }

  @Test
  void of_ownIdAsParent_isACycleOfOne() {
    assertThat(parents(row(5, 5), row(6, 5))).containsExactly(CYCLE, 0);
  }

  @Test
  void of_ownIdAsParentAmongFragments_isACycleOfOne() {
    assertThat(parents(row(5, NO_PARENT), row(5, 5))).containsExactly(NONE, CYCLE);
  }

  @Test
  void of_serverHalfNamingItsOwnId_hangsUnderItsClient() {
    assertThat(parents(row(5, 5, CLIENT), row(5, 5, SERVER))).containsExactly(CYCLE, 0);
  }

  @Test
  void of_cycle_standsOnItsEarliestSpanAndKeepsWhatHangsOff() {
    // 1 → 3 → 2 → 1 and 4 → 2, 5 → 4
    assertThat(parents(row(5, 4), row(1, 3), row(2, 1), row(3, 2), row(4, 2)))
        .containsExactly(4, CYCLE, 1, 2, 2);
  }

  @Test
  void of_twoCycles_breaksEach() {
    assertThat(parents(row(1, 2), row(2, 1), row(3, 4), row(4, 3), row(9, NO_PARENT)))
        .containsExactly(CYCLE, 0, CYCLE, 2, NONE);
  }

  @Test
  void of_cycleThroughHalves_isBroken() {
    // The client names a child of its server as its parent.
    assertThat(parents(row(3, 2), row(2, 3, CLIENT), row(2, 3, SERVER)))
        .containsExactly(CYCLE, 0, 1);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 1L << 32, 0x9E3779B97F4A7C15L})
  void of_chainOfAMillion_linksEachToTheOneBefore(long step) {
    int n = 1_000_000;
    long[] ids = new long[n];
    long[] parentIds = new long[n];
    boolean[] hasParent = new boolean[n];
    for (int i = 0; i < n; i++) {
      ids[i] = (i + 1) * step;
      parentIds[i] = i * step;
      hasParent[i] = i > 0;
    }

    int[] parents = ParentLinks.of(n, ids, parentIds, hasParent, new byte[n]);

    for (int i = 0; i < n; i++) {
      if (parents[i] != i - 1) assertThat(parents[i]).as("parent of %d", i).isEqualTo(i - 1);
    }
  }

  @Test
  void of_chainOfAMillionBackwardsAndClosed_isOneCycle() {
    int n = 1_000_000;
    long[] ids = new long[n];
    long[] parentIds = new long[n];
    boolean[] hasParent = new boolean[n];
    for (int i = 0; i < n; i++) {
      ids[i] = i;
      parentIds[i] = (i + 1L) % n;
      hasParent[i] = true;
    }

    int[] parents = ParentLinks.of(n, ids, parentIds, hasParent, new byte[n]);

    assertThat(parents[0]).isEqualTo(CYCLE);
    for (int i = 1; i < n; i++) {
      if (parents[i] != (i + 1) % n) assertThat(parents[i]).isEqualTo((i + 1) % n);
    }
  }

  @Test
  void of_randomSpans_agreesWithTheRulesReadLiterally() {
    for (long seed = 0; seed < 20_000; seed++) {
      Row[] rows = randomRows(new Random(seed));
      assertThat(parents(rows))
          .as("seed %d: %s", seed, List.of(rows))
          .isEqualTo(LiteralRules.parents(rows));
    }
  }

  private static Row[] randomRows(Random random) {
    Row[] rows = new Row[1 + random.nextInt(9)];
    int ids = 1 + random.nextInt(9);
    SpanKind[] kinds = SpanKind.values();
    for (int i = 0; i < rows.length; i++) {
      long parent = random.nextInt(4) == 0 ? NO_PARENT : random.nextInt(ids + 1);
      rows[i] = row(random.nextInt(ids), parent, kinds[random.nextInt(kinds.length)]);
    }
    return rows;
  }

  /** The rules as sentences, in quadratic time. */
  private static final class LiteralRules {

    static int[] parents(Row[] rows) {
      int[] parents = new int[rows.length];
      for (int i = 0; i < rows.length; i++) {
        parents[i] = parent(rows, i);
      }
      List<Integer> cycleRoots = new ArrayList<>();
      for (int i = 0; i < rows.length; i++) {
        if (isEarliestOfItsCycle(parents, i)) cycleRoots.add(i);
      }
      cycleRoots.forEach(i -> parents[i] = CYCLE);
      return parents;
    }

    private static int parent(Row[] rows, int i) {
      int half =
          switch (rows[i].kind) {
            case SERVER -> earliest(rows, rows[i].id, CLIENT);
            case CONSUMER -> earliest(rows, rows[i].id, PRODUCER);
            default -> MISSING;
          };
      if (half != MISSING) return half;
      if (rows[i].parent == NO_PARENT) return NONE;
      if (rows[i].parent == rows[i].id) return i;
      int server = earliest(rows, rows[i].parent, SERVER);
      if (server != MISSING) return server;
      int consumer = earliest(rows, rows[i].parent, CONSUMER);
      return consumer != MISSING ? consumer : earliest(rows, rows[i].parent, SpanKind.values());
    }

    private static int earliest(Row[] rows, long id, SpanKind... kinds) {
      for (int i = 0; i < rows.length; i++) {
        if (rows[i].id == id && Set.of(kinds).contains(rows[i].kind)) return i;
      }
      return MISSING;
    }

    private static boolean isEarliestOfItsCycle(int[] parents, int start) {
      Set<Integer> seen = new HashSet<>();
      for (int span = parents[start]; span >= start; span = parents[span]) {
        if (span == start) return true;
        if (!seen.add(span)) return false;
      }
      return false;
    }
  }
}
