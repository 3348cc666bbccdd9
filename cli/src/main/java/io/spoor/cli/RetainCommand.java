package io.spoor.cli;

import io.spoor.Removal;
import io.spoor.Retention;
import io.spoor.TraceStore;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Removes the oldest spans of a store, so far as they exceed bounds. */
@Command(
    name = "retain",
    description = "Remove the oldest spans that exceed a bound.",
    footer = {
      "",
      "Spans go in the order in which they arrived, in segments: stretches of up to 262,144 spans.",
      "A segment goes by age when its newest span arrived longer ago than D, whatever times the",
      "spans themselves have; by size and number the oldest segments go until the rest is within",
      "the bound, or only the newest is left. No process may have the store open.",
      "",
      "D is a number with a unit: ns, us, ms, s, m, h or d. SIZE is one with B, kB, MB, GB, TB,",
      "KiB, MiB, GiB or TiB, and bounds the encoded spans before compression; with their indexes",
      "they take about as much on disk.",
    })
final class RetainCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Mixin private final Streams streams = new Streams();
  @Mixin private final StoreDirectory store = new StoreDirectory();

  @Mixin private final RetentionBounds bounds = new RetentionBounds();

  RetainCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    Retention retention = bounds();
    Removal removed;
    try (TraceStore opened = store.openExisting(surroundings.stores())) {
      removed = opened.retain(retention);
    }
    streams.out().println(describe(removed));
    return ExitCodes.OK;
  }

  private Retention bounds() {
    try {
      Retention retention = bounds.retention();
      if (!retention.equals(Retention.EVERYTHING)) return retention;
    } catch (IllegalArgumentException e) {
      throw streams.usage(e);
    }
    throw streams.usage(
        new IllegalArgumentException("expected --max-age, --max-bytes or --max-spans"));
  }

  private static String describe(Removal removed) {
    if (removed.equals(Removal.NONE)) return "removed nothing";
    return "removed %s in %s, %s before compression"
        .formatted(
            CountText.of(removed.spans(), "span"),
            CountText.of(removed.segments(), "segment"),
            CountText.of(removed.bytes(), "byte"));
  }
}
