package io.spoor.store;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.function.BooleanSupplier;

/** A clock that stands still, and fails when it is told to: so fails what asks it. */
final class FailingClock extends Clock {
  private final IllegalStateException failure = new IllegalStateException("the clock is broken");

  private volatile BooleanSupplier isBroken = () -> false;

  /** What it fails with. */
  IllegalStateException failure() {
    return failure;
  }

  void fail() {
    isBroken = () -> true;
  }

  /** Fails on this thread only. */
  void failOnThread(Thread failing) {
    isBroken = () -> Thread.currentThread() == failing;
  }

  /** Fails on all threads but this one. */
  void failOffThread(Thread spared) {
    isBroken = () -> Thread.currentThread() != spared;
  }

  void heal() {
    isBroken = () -> false;
  }

  @Override
  public Instant instant() {
    if (isBroken.getAsBoolean()) throw failure;
    return Instant.EPOCH;
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return this;
  }
}
