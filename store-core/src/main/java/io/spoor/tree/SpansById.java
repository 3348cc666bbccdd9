package io.spoor.tree;

import io.spoor.index.SpanIdTable;
import io.spoor.span.Span;
import io.spoor.span.SpanId;

/** The positions of spans by their ids, which several may share. */
final class SpansById {
  private final SpanIdTable ids;
  private final int[] starts; // Where the members of each id start, by the number of the id.
  private final int[] members; // Positions, ascending within an id.

  SpansById(Span[] spans) {
    ids = new SpanIdTable(spans.length);
    int[] numbers = new int[spans.length];
    for (int i = 0; i < spans.length; i++) {
      numbers[i] = ids.add(spans[i].spanId().value());
    }
    starts = new int[ids.size() + 1];
    for (int number : numbers) {
      starts[number + 1]++;
    }
    for (int i = 0; i < ids.size(); i++) {
      starts[i + 1] += starts[i];
    }
    int[] next = starts.clone();
    members = new int[spans.length];
    for (int i = 0; i < spans.length; i++) {
      members[next[numbers[i]]++] = i;
    }
  }

  /** How many distinct ids there are; they are numbered from 0. */
  int idCount() {
    return ids.size();
  }

  /** The number of this id, or {@link SpanIdTable#ABSENT}. */
  int numberOf(SpanId id) {
    return ids.find(id.value());
  }

  /** How many spans have the id of this number. */
  int count(int number) {
    return starts[number + 1] - starts[number];
  }

  /** The position of a span with the id of this number, the earliest first. */
  int member(int number, int index) {
    return members[starts[number] + index];
  }
}
