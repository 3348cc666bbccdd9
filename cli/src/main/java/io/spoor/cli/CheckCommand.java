package io.spoor.cli;

import io.spoor.TraceStore;
import io.spoor.Verification;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Reads all of a store and tells what is damaged. */
@Command(
    name = "check",
    description = "Read all of the store and tell what is damaged.",
    footer = {
      "",
      "Reads every file and row, and makes every index anew to compare it with the stored one.",
      "Changes nothing. No process should be writing to the store.",
    })
final class CheckCommand implements Callable<Integer> {
  @Mixin private final Streams streams = new Streams();
  @Mixin private final StoreDirectory store = new StoreDirectory();

  @Override
  public Integer call() {
    Verification found = TraceStore.verify(store.directory());
    streams
        .out()
        .printf(
            "read %s in %s, and %s of indexes%n",
            CountText.of(found.spans(), "span"),
            CountText.of(found.segments(), "segment"),
            CountText.of(found.indexRows(), "row"));
    if (found.isIntact()) {
      streams.out().println("nothing is damaged");
      return ExitCodes.OK;
    }
    DamageText.print(streams.err(), found.damages(), found.damageCount());
    streams
        .err()
        .printf(
            "\"spoor salvage --store %s --to DIR\" copies what can be read%n", store.directory());
    return ExitCodes.FAILED;
  }
}
