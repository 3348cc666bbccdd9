package io.spoor.index;

/** Rows are in order of start, so the newest are the last, and a window of time is a range. */
final class NewestOfSealed implements NewestRows {
  private final SegmentPlan plan;
  private final int first;
  private int row;

  NewestOfSealed(SealedReader reader, SegmentPlan plan) {
    this.plan = plan.withinWindow();
    if (plan.isEmpty() || !reader.mayHold(plan.window())) {
      first = 0;
      row = -1;
    } else {
      first = reader.startOf(plan.window());
      row = reader.endOf(plan.window()) - 1;
    }
  }

  @Override
  public int next() {
    if (row < first) return END;
    int found = plan.previous(row, first);
    row = found - 1; // Below the first row if nothing was found.
    return found;
  }
}
