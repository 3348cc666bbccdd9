package io.spoor.assertj;

import static java.util.Objects.requireNonNull;

import io.spoor.query.Condition;

/** How many spans with a condition there may be, before it is said where; asserts nothing yet. */
public final class CallLimit {
  private final TraceAssert trace;
  private final int most;
  private final Condition condition;

  CallLimit(TraceAssert trace, int most, Condition condition) {
    this.trace = trace;
    this.most = most;
    this.condition = requireNonNull(condition, "condition");
  }

  /** Under each span that meets this, at any depth; see {@link TraceAssert#hasAtMostUnder}. */
  public TraceAssert under(Condition above) {
    return trace.hasAtMostUnder(most, condition, above);
  }

  /** In the whole trace. */
  public TraceAssert inTotal() {
    return trace.hasAtMostInTotal(most, condition);
  }
}
