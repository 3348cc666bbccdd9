package io.spoor.cli;

import io.spoor.TraceStore;
import io.spoor.span.TraceId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Deletes traces. */
@Command(
    name = "delete",
    description = "Delete traces.",
    footer = {
      "",
      "No process may have the store open. Text of the deleted spans can stay in files until all",
      "that was stored at about the same time is removed.",
    })
final class DeleteCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Mixin private final Streams streams = new Streams();
  @Mixin private final StoreDirectory store = new StoreDirectory();

  @Parameters(
      paramLabel = "ID",
      arity = "1",
      description = "The trace ids: 1 to 32 hex digits each.")
  private List<TraceId> ids;

  DeleteCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    int exitCode = ExitCodes.OK;
    try (TraceStore opened = store.openExisting(surroundings.stores())) {
      for (TraceId id : new LinkedHashSet<>(ids)) {
        if (!delete(opened, id)) exitCode = ExitCodes.FAILED;
      }
    }
    return exitCode;
  }

  private boolean delete(TraceStore opened, TraceId id) {
    long spans = opened.delete(id);
    if (spans == 0) {
      streams.err().printf("spoor: there is no trace %s in %s%n", id, store.directory());
      return false;
    }
    streams.out().printf("deleted trace %s of %s%n", id, CountText.of(spans, "span"));
    return true;
  }
}
