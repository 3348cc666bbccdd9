package io.spoor.testkit;

import io.spoor.span.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.PriorityQueue;

/** The spans of several traces in turns, some of them late and some of them twice. Endless. */
final class ArrivalSequence implements Iterator<Span> {
  private static final int LONGEST_TURN = 16;
  private static final int LATEST = 5_000; // Spans that come before one that is late.

  private final SpanGeneratorSettings.Arrival settings;
  private final SeededRandom random;
  private final TraceSequence traces;
  private final List<List<Span>> arriving = new ArrayList<>();
  private final PriorityQueue<Late> late = new PriorityQueue<>();
  private List<Span> current = List.of();
  private int turn;
  private long arrived;
  private long postponed;

  ArrivalSequence(SpanGeneratorSettings settings, long seed) {
    this.settings = settings.arrival();
    this.random = new SeededRandom(~seed);
    this.traces = new TraceSequence(settings, seed);
    for (int i = 0; i < this.settings.concurrentTraces(); i++) arriving.add(List.of());
  }

  @Override
  public boolean hasNext() {
    return true;
  }

  @Override
  public Span next() {
    Span span = nextDue();
    arrived++;
    return span;
  }

  private Span nextDue() {
    Late first = late.peek();
    if (first != null && first.due <= arrived) return late.remove().span;
    Span span = nextInTurn();
    while (random.chance(settings.lateShare())) {
      postpone(span);
      span = nextInTurn();
    }
    if (random.chance(settings.duplicateShare())) postpone(span);
    return span;
  }

  private void postpone(Span span) {
    int delay = 1 + random.nextInt(1 + random.nextInt(LATEST)); // Short delays more often.
    late.add(new Late(arrived + delay, postponed++, span));
  }

  /** Children end before their parents, so a trace arrives from its end. */
  private Span nextInTurn() {
    while (turn == 0 || current.isEmpty()) {
      int chosen = random.nextInt(arriving.size());
      if (arriving.get(chosen).isEmpty()) arriving.set(chosen, traces.next());
      current = arriving.get(chosen);
      turn = random.between(1, LONGEST_TURN);
    }
    turn--;
    return current.remove(current.size() - 1);
  }

  /** A span that waits until {@code due} others have arrived; {@code tie} keeps the order total. */
  private record Late(long due, long tie, Span span) implements Comparable<Late> {
    private static final Comparator<Late> ORDER =
        Comparator.comparingLong(Late::due).thenComparingLong(Late::tie);

    @Override
    public int compareTo(Late other) {
      return ORDER.compare(this, other);
    }
  }
}
