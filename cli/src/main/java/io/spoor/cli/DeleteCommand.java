package io.spoor.cli;

import io.spoor.TraceStore;
import io.spoor.span.TraceId;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Deletes one trace. */
@Command(
    name = "delete",
    description = "Delete one trace.",
    footer = {
      "",
      "No process may have the store open. Text of the deleted spans can stay in files until all",
      "that was stored at about the same time is removed.",
    })
final class DeleteCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Mixin private final Streams streams = new Streams();
  @Mixin private final StoreDirectory store = new StoreDirectory();

  @Parameters(paramLabel = "ID", description = "The trace id: 1 to 32 hex digits.")
  private TraceId id;

  DeleteCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    long spans;
    try (TraceStore opened = store.openExisting(surroundings.stores())) {
      spans = opened.delete(id);
    }
    if (spans == 0) {
      throw new CommandFailedException(
          "there is no trace %s in %s".formatted(id, store.directory()));
    }
    streams.out().printf("deleted trace %s of %s%n", id, CountText.of(spans, "span"));
    return ExitCodes.OK;
  }
}
