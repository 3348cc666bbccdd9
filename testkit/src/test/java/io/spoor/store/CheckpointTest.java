package io.spoor.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.spoor.Backup;
import io.spoor.Backups;
import io.spoor.CorruptStoreException;
import io.spoor.StorageFailedException;
import io.spoor.StoreClosedException;
import io.spoor.StoreNotFoundException;
import io.spoor.TraceStore;
import io.spoor.TraceStoreOptions;
import io.spoor.query.Page;
import io.spoor.query.TraceQuery;
import io.spoor.span.Span;
import io.spoor.testkit.NaiveTraceStore;
import io.spoor.testkit.SpanGenerator;
import io.spoor.testkit.SpanGeneratorSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Copies of stores: checkpoints, and backups that are restored. */
final class CheckpointTest {
  private static final TraceQuery ALL = TraceQuery.builder().limit(TraceQuery.MAX_LIMIT).build();

  private final Iterator<List<Span>> batches =
      new SpanGenerator(SpanGeneratorSettings.awkward(), 3).batches(25);
  private final NaiveTraceStore expected = new NaiveTraceStore();

  @TempDir private Path parent;

  @Test
  void checkpoint_ofStoreOnDisk_isAStoreThatTakesMore() {
    try (TraceStore store = openStore()) {
      write(store, 12);
      store.checkpoint(parent.resolve("copies/one"));
      store.write(batches.next()); // Not in the copy.
    }

    try (TraceStore copy = TraceStore.open(parent.resolve("copies/one"))) {
      assertEqual(copy);
      write(copy, 3);
      assertEqual(copy);
    }
    assertThat(TraceStore.verify(parent.resolve("copies/one")).damages()).isEmpty();
    assertThat(parent.resolve("copies")).isDirectoryContaining(file -> file.endsWith("one"));
    assertThat(parent.resolve("copies").toFile().list()).containsExactly("one");
  }

  @Test
  void checkpoint_ofStoreInMemory_isAStoreOnDisk() {
    try (TraceStore store = TraceStore.inMemory(options())) {
      write(store, 12);
      store.checkpoint(parent.resolve("copy"));
    }

    try (TraceStore copy = TraceStore.open(parent.resolve("copy"))) {
      assertEqual(copy);
    }
    assertThat(TraceStore.verify(parent.resolve("copy")).damages()).isEmpty();
  }

  @Test
  void checkpoint_whileBatchesAreWritten_hasWholeOnes() {
    List<List<Span>> written = new ArrayList<>();
    for (int i = 0; i < 200; i++) written.add(batches.next());
    try (TraceStore store = openStore()) {
      CompletableFuture<Void> writing =
          CompletableFuture.runAsync(() -> written.forEach(store::write));
      for (int i = 0; i < 5; i++) store.checkpoint(parent.resolve("copy" + i));
      writing.join();
    }

    for (int i = 0; i < 5; i++) {
      try (TraceStore copy = TraceStore.open(parent.resolve("copy" + i))) {
        NaiveTraceStore prefix = new NaiveTraceStore();
        for (List<Span> batch : written) {
          if (prefix.statistics().spans() >= copy.statistics().spans()) break;
          prefix.write(batch);
        }
        assertThat(copy.traces(copy.find(ALL).traceIds()))
            .isEqualTo(prefix.traces(prefix.find(ALL).traceIds()));
      }
    }
  }

  @Test
  void checkpoint_whereSomethingIs_failsAndChangesNothing() throws IOException {
    Path file = Files.writeString(parent.resolve("file"), "text");
    try (TraceStore store = openStore()) {
      write(store, 1);

      assertThatThrownBy(() -> store.checkpoint(file))
          .isInstanceOf(StorageFailedException.class)
          .hasMessage("cannot make a store in %s: it exists; expected no directory", file);
      assertThat(file).hasContent("text");
    }
  }

  @Test
  void checkpoint_underAFile_failsAndTheStoreGoesOn() throws IOException {
    Path file = Files.writeString(parent.resolve("file"), "text");
    try (TraceStore store = openStore()) {
      assertThatThrownBy(() -> store.checkpoint(file.resolve("copy")))
          .isInstanceOf(StorageFailedException.class);
      write(store, 2);
      assertEqual(store);
    }
  }

  @Test
  void checkpoint_ofClosedStore_isRefused() {
    TraceStore store = openStore();
    store.close();

    assertThatThrownBy(() -> store.checkpoint(parent.resolve("copy")))
        .isInstanceOf(StoreClosedException.class);
    assertThatThrownBy(() -> store.backUp(parent.resolve("folder")))
        .isInstanceOf(StoreClosedException.class);
  }

  @Test
  void restore_eachBackup_isTheStoreAsItWasThen() {
    Path folder = parent.resolve("backups");
    List<Backup> made = new ArrayList<>();
    List<Long> spans = new ArrayList<>();
    try (TraceStore store = openStore()) {
      for (int i = 0; i < 3; i++) {
        write(store, 6);
        made.add(store.backUp(folder));
        spans.add(store.statistics().spans());
      }
    }
    Backups backups = Backups.in(folder);

    assertThat(backups.list()).isEqualTo(made);
    assertThat(made).extracting(Backup::id).containsExactly(1, 2, 3);
    for (int i = 0; i < 3; i++) {
      Path directory = parent.resolve("restored" + i);
      backups.restore(made.get(i).id(), directory);
      try (TraceStore restored = TraceStore.open(directory)) {
        assertThat(restored.statistics().spans()).isEqualTo(spans.get(i));
        if (i == 2) assertEqual(restored);
      }
      assertThat(TraceStore.verify(directory).damages()).isEmpty();
    }
  }

  @Test
  void backUp_again_copiesOnlyWhatIsNew() throws IOException {
    Path folder = parent.resolve("backups");
    try (TraceStore store = TraceStore.open(parent.resolve("store"))) {
      write(store, 60);
      store.backUp(folder);
      long first = sizeOf(folder);
      write(store, 1);
      store.backUp(folder);

      assertThat(sizeOf(folder) - first).isLessThan(first / 3);
    }
  }

  @Test
  void keepNewest_one_leavesTheNewest() {
    Path folder = parent.resolve("backups");
    try (TraceStore store = openStore()) {
      for (int i = 0; i < 3; i++) {
        write(store, 2);
        store.backUp(folder);
      }
    }
    Backups backups = Backups.in(folder);

    backups.keepNewest(1);

    assertThat(backups.list()).extracting(Backup::id).containsExactly(3);
    backups.restoreNewest(parent.resolve("restored"));
    try (TraceStore restored = TraceStore.open(parent.resolve("restored"))) {
      assertEqual(restored);
    }
  }

  @Test
  void restore_backupOfWhichAFileIsDamaged_isRefusedAndLeavesNothing() throws IOException {
    Path folder = parent.resolve("backups");
    try (TraceStore store = openStore()) {
      write(store, 20);
      store.backUp(folder);
    }
    try (var files = Files.walk(folder)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".sst")).toList()) {
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);
      }
    }

    assertThatThrownBy(() -> Backups.in(folder).restoreNewest(parent.resolve("restored")))
        .isInstanceOf(CorruptStoreException.class);
    assertThat(parent.toFile().list()).containsExactlyInAnyOrder("store", "backups");
  }

  @Test
  void restore_whatIsNotThere_isRefused() {
    Backups none = Backups.in(parent.resolve("none"));
    Path directory = parent.resolve("restored");

    assertThatThrownBy(() -> none.restoreNewest(directory))
        .isInstanceOf(StoreNotFoundException.class);
    assertThatThrownBy(none::list).isInstanceOf(StoreNotFoundException.class);
    assertThatThrownBy(() -> Backups.in(parent).restore(7, directory))
        .isInstanceOf(StoreNotFoundException.class)
        .hasMessage("there is no backup 7 in " + parent);
    assertThatThrownBy(() -> none.keepNewest(0)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void backUp_storeInMemory_isRefusedWithWhatToDo() {
    try (TraceStore store = TraceStore.inMemory()) {
      assertThatThrownBy(() -> store.backUp(parent.resolve("folder")))
          .isInstanceOf(StorageFailedException.class)
          .hasMessageEndingWith("checkpoint copies it to a directory");
    }
  }

  private TraceStore openStore() {
    return TraceStore.open(parent.resolve("store"), options());
  }

  private static TraceStoreOptions options() {
    return TraceStoreOptions.defaults().withSegmentSpans(100).withMemtableBytes(64 << 10);
  }

  private void write(TraceStore store, int count) {
    for (int i = 0; i < count; i++) {
      List<Span> batch = batches.next();
      store.write(batch);
      expected.write(batch);
    }
  }

  private void assertEqual(TraceStore store) {
    Page page = expected.find(ALL);
    assertThat(store.find(ALL)).isEqualTo(page);
    assertThat(store.traces(page.traceIds()).equals(expected.traces(page.traceIds()))).isTrue();
  }

  private static long sizeOf(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      return files.mapToLong(file -> file.toFile().length()).sum();
    }
  }
}
