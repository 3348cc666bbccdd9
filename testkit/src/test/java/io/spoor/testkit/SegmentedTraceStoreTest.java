package io.spoor.testkit;

import io.spoor.TraceStore;
import io.spoor.TraceStoreOptions;
import io.spoor.span.Span;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;

/** The contract on the store itself: in memory and on disk, set up in everyday and awkward ways. */
class SegmentedTraceStoreTest {

  @Nested
  class InMemory extends TraceStoreContract {
    @Override
    protected TraceStore open(TraceStoreOptions options) {
      return TraceStore.inMemory(options);
    }
  }

  @Nested
  class OnDisk extends DurableTraceStoreContract {
    @TempDir private Path directory;

    @Override
    protected TraceStore open(TraceStoreOptions options) {
      return TraceStore.open(directory, options);
    }
  }

  @Nested
  class InMemoryAwkwardly extends TraceStoreContract {
    @Override
    protected TraceStore open(TraceStoreOptions options) {
      return StoreVariant.awkward().inMemory(options);
    }

    @Override
    protected TraceStoreOptions options() {
      return StoreVariant.awkward().options();
    }
  }

  /** Also with batches of one span each. */
  @Nested
  class OnDiskAwkwardly extends DurableTraceStoreContract {
    @TempDir private Path directory;

    @Override
    protected TraceStore open(TraceStoreOptions options) {
      return StoreVariant.awkward().onDisk(directory, options);
    }

    @Override
    protected TraceStoreOptions options() {
      return StoreVariant.awkward().options();
    }

    @Override
    protected void write(TraceStore to, List<Span> spans) {
      for (Span span : spans) to.write(List.of(span));
    }
  }

  /** Read through a second opening. */
  @Nested
  class Followed extends DurableTraceStoreContract {
    @TempDir private Path directory;

    @Override
    protected TraceStore open(TraceStoreOptions options) {
      TraceStore writer = TraceStore.open(directory, options);
      return FollowedTraceStore.of(writer, TraceStore.openReadOnly(directory, options));
    }
  }

  /** Read through a second opening, also with batches of one span each. */
  @Nested
  class FollowedAwkwardly extends DurableTraceStoreContract {
    @TempDir private Path directory;

    @Override
    protected TraceStore open(TraceStoreOptions options) {
      return StoreVariant.awkward().followed(directory, options);
    }

    @Override
    protected TraceStoreOptions options() {
      return StoreVariant.awkward().options();
    }

    @Override
    protected void write(TraceStore to, List<Span> spans) {
      for (Span span : spans) to.write(List.of(span));
    }
  }
}
