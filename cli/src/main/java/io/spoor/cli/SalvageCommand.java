package io.spoor.cli;

import io.spoor.Salvage;
import io.spoor.TraceStore;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Copies what can be read of a damaged store. */
@Command(
    name = "salvage",
    description = "Copy the spans that can be read of a damaged store into a new one.",
    footer = {
      "",
      "The indexes of the new store are made anew. The damaged one stays as it is; no process may",
      "be writing to it.",
    })
final class SalvageCommand implements Callable<Integer> {
  @Mixin private final Streams streams = new Streams();
  @Mixin private final StoreDirectory store = new StoreDirectory();

  @Option(
      names = "--to",
      required = true,
      paramLabel = "DIR",
      description = "The directory of the new store: empty, or not there yet.")
  private Path to;

  @Override
  public Integer call() {
    Salvage salvage = TraceStore.salvage(store.directory(), to);
    DamageText.print(streams.err(), salvage.damages(), salvage.damageCount());
    streams.out().printf("copied %s to %s%n", CountText.of(salvage.spans(), "span"), to);
    if (salvage.damageCount() == 0) return ExitCodes.OK;
    String lost = CountText.of(salvage.lostSpans(), "span");
    streams.out().printf("%s or more could not be read%n", lost);
    return ExitCodes.FAILED;
  }
}
