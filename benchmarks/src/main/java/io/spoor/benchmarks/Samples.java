package io.spoor.benchmarks;

import io.spoor.span.Attributes;
import io.spoor.span.Span;
import io.spoor.span.StatusCode;
import io.spoor.span.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Spans that are stored, to make questions after. The same ones for the same seed. */
final class Samples {
  private static final int OF_A_BATCH = 10;
  private static final double TOP = 0.99;

  private final SplittableRandom random;
  private final List<Span> spans = new ArrayList<>();
  private final List<Span> failed = new ArrayList<>();

  Samples(long seed) {
    this.random = new SplittableRandom(seed);
  }

  void takeOf(List<Span> batch) {
    for (int i = 0; i < OF_A_BATCH; i++) spans.add(any(batch));
    for (Span span : batch) {
      if (span.status().code() == StatusCode.ERROR) {
        failed.add(span);
        return;
      }
    }
  }

  Span any() {
    return any(spans);
  }

  Span anyFailed() {
    return failed.isEmpty() ? any() : any(failed);
  }

  private Span any(List<Span> from) {
    return from.get(random.nextInt(from.size()));
  }

  /** A number from zero to {@code bound}, which it does not reach. */
  long anyBelow(long bound) {
    return random.nextLong(bound);
  }

  /** A duration that about one span in a hundred of the service reaches. */
  long longDurationNanos(String service) {
    long[] ascending =
        spans.stream()
            .filter(span -> span.service().equals(service))
            .mapToLong(Span::durationNanos)
            .sorted()
            .toArray();
    return ascending[(int) (TOP * ascending.length)];
  }

  /** The place of one of the attributes that are text. */
  int anyText(Attributes attributes) {
    int start = random.nextInt(attributes.size());
    for (int i = 0; i < attributes.size(); i++) {
      int place = (start + i) % attributes.size();
      if (attributes.value(place) instanceof Value.Text) return place;
    }
    throw new IllegalStateException("no text among " + attributes);
  }

  /** A span that has this attribute, found by trying. */
  Span anyWith(String key) {
    Span span = any();
    while (span.attributes().get(key).isEmpty()) span = any();
    return span;
  }
}
