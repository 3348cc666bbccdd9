package io.spoor.store;

import io.spoor.Damage;
import io.spoor.Verification;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Damages as they are found: all are counted, the first are kept. Not thread-safe. */
final class Damages implements Consumer<Damage> {
  private final List<Damage> first = new ArrayList<>();
  private long count;

  @Override
  public void accept(Damage damage) {
    count++;
    if (first.size() < Verification.MAX_DAMAGES) first.add(damage);
  }

  void add(String place, String reason) {
    accept(new Damage(place, reason));
  }

  long count() {
    return count;
  }

  List<Damage> first() {
    return first;
  }
}
