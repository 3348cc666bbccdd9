package io.spoor.rocks;

import static io.spoor.rocks.RocksEngineContract.SETTINGS;
import static io.spoor.rocks.RocksEngineContract.bytes;
import static io.spoor.rocks.RocksEngineContract.key;
import static io.spoor.rocks.RocksEngineContract.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.spoor.CorruptStoreException;
import io.spoor.Durability;
import io.spoor.StoreClosedException;
import io.spoor.StoreNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;

/** What a follower sees of an engine's rows, and what it leaves alone. */
final class RocksFollowerTest {
  @TempDir Path directory;

  @AfterEach
  void everyTest_leavesNothingOpen() {
    assertThat(RocksEngine.liveHandles()).isZero();
  }

  @Test
  void catchUp_afterWritesOfEachKind_seesThem() {
    try (RocksEngine engine = RocksEngine.open(directory, SETTINGS);
        RocksFollower follower = RocksFollower.open(directory, SETTINGS)) {
      put(engine, "logged", Durability.PROCESS_CRASH);
      put(engine, "synced", Durability.POWER_LOSS);
      put(engine, "flushed", Durability.PROCESS_CRASH);
      engine.flush(Family.META);
      put(engine, "after the flush", Durability.PROCESS_CRASH);
      assertThat(follower.get(Family.META, bytes("logged"))).isNull();

      follower.catchUp();

      for (String key : List.of("logged", "synced", "flushed", "after the flush")) {
        assertThat(follower.get(Family.META, bytes(key))).as(key).isEqualTo(bytes("value"));
      }
    }
  }

  @Test
  void catchUp_rowsChangedInALogThatIsFlushedThen_seesTheChanges() {
    try (RocksEngine engine = RocksEngine.open(directory, SETTINGS);
        RocksFollower follower = RocksFollower.open(directory, SETTINGS)) {
      put(engine, "changed", Durability.PROCESS_CRASH);
      put(engine, "deleted", Durability.PROCESS_CRASH);
      follower.catchUp();
      EngineBatch changes = new EngineBatch();
      changes.put(Family.META, bytes("changed"), bytes("another value"));
      changes.delete(Family.META, bytes("deleted"));
      engine.write(changes, Durability.PROCESS_CRASH);
      engine.flush(Family.META);

      follower.catchUp();

      assertThat(follower.get(Family.META, bytes("changed"))).isEqualTo(bytes("another value"));
      assertThat(follower.get(Family.META, bytes("deleted"))).isNull();
    }
  }

  @Test
  void catchUp_countsTheChanges() {
    try (RocksEngine engine = RocksEngine.open(directory, SETTINGS);
        RocksFollower follower = RocksFollower.open(directory, SETTINGS)) {
      put(engine, "a", Durability.PROCESS_CRASH);
      long one = follower.catchUp();
      engine.flush(Family.META);

      assertThat(follower.catchUp()).isEqualTo(one);
      put(engine, "b", Durability.PROCESS_CRASH);
      assertThat(follower.catchUp()).isGreaterThan(one);
    }
  }

  @Test
  void catchUp_ownerClosedAndOpenedAgain_goesOn() {
    RocksEngine.open(directory, SETTINGS).close();
    try (RocksFollower follower = RocksFollower.open(directory, SETTINGS)) {
      for (String key : List.of("a", "b", "c")) {
        try (RocksEngine engine = RocksEngine.open(directory, SETTINGS)) {
          put(engine, key, Durability.PROCESS_CRASH);
          follower.catchUp();
          assertThat(follower.get(Family.META, bytes(key))).isNotNull();
          if (key.equals("b")) engine.flush(Family.META);
        }
        follower.catchUp();
        assertThat(follower.get(Family.META, bytes(key))).isNotNull();
      }
    }
  }

  @Test
  void catchUp_whileRowsAreFlushedAndDropped_missesNoneThatWereAcknowledged() throws Exception {
    int batches = 600;
    AtomicInteger written = new AtomicInteger(-1);
    ExecutorService threads = Executors.newSingleThreadExecutor();
    try (RocksEngine engine = RocksEngine.open(directory, SETTINGS);
        RocksFollower follower = RocksFollower.open(directory, SETTINGS)) {
      Future<?> owner = threads.submit(() -> writeFlushAndDrop(engine, batches, written));
      int seen = -1;
      while (seen < batches - 1) {
        if (owner.isDone()) owner.get();
        int acknowledged = written.get();
        follower.catchUp();
        for (int i = Math.max(0, seen - 20); i <= acknowledged; i++) {
          assertThat(follower.get(Family.META, bytes(key(i)))).as("META row %d", i).isNotNull();
          assertThat(follower.get(Family.INDEX, bytes(key(i)))).as("INDEX row %d", i).isNotNull();
        }
        seen = acknowledged;
      }
      owner.get();
    } finally {
      threads.shutdownNow();
    }
  }

  /** Spans come and go; the rows of the other families stay. */
  private static void writeFlushAndDrop(RocksEngine engine, int batches, AtomicInteger written) {
    for (int i = 0; i < batches; i++) {
      EngineBatch batch = new EngineBatch();
      batch.put(Family.META, bytes(key(i)), new byte[100]);
      batch.put(Family.SPANS, bytes(key(i) + "span"), new byte[1_000]);
      batch.put(Family.INDEX, bytes(key(i)), new byte[500]);
      engine.write(batch, Durability.PROCESS_CRASH);
      written.set(i);
      if (i % 7 == 0) engine.flush(Family.SPANS, Family.INDEX, Family.META);
      if (i % 30 == 29) engine.dropRange(Family.SPANS, bytes(key(i - 29)), bytes(key(i)));
    }
  }

  /** Whether or not the follower saw what was flushed, merged or dropped between its looks. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void catchUp_afterRandomChanges_seesTheOwnersRows(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    try (RocksEngine engine = RocksEngine.open(directory, SETTINGS);
        RocksFollower follower = RocksFollower.open(directory, SETTINGS)) {
      for (int step = 0; step < 300; step++) {
        change(engine, random);
        if (random.nextInt(4) > 0) continue;
        follower.catchUp();
        for (Family family : Family.values()) {
          assertThat(rows(follower, family))
              .as("seed %d, step %d, family %s", seed, step, family)
              .isEqualTo(rows(engine, family));
        }
        for (int i = 0; i < 60; i++) {
          assertThat(follower.get(Family.SPANS, bytes(key(i))))
              .as("seed %d, step %d, key %d", seed, step, i)
              .isEqualTo(engine.get(Family.SPANS, bytes(key(i))));
        }
      }
    }
  }

  private static void change(RocksEngine engine, SplittableRandom random) {
    switch (random.nextInt(12)) {
      case 0 -> engine.flush(Family.SPANS);
      case 1 -> engine.flush(Family.INDEX, Family.META);
      case 2 -> engine.flush(Family.values());
      case 3 -> {
        int from = random.nextInt(40);
        engine.dropRange(Family.SPANS, bytes(key(from)), bytes(key(from + random.nextInt(20))));
      }
      default -> engine.write(changes(random), Durability.PROCESS_CRASH);
    }
  }

  private static EngineBatch changes(SplittableRandom random) {
    EngineBatch batch = new EngineBatch();
    for (int i = random.nextInt(1, 6); i > 0; i--) {
      Family family = Family.values()[random.nextInt(Family.values().length)];
      byte[] key = bytes(key(random.nextInt(60)));
      if (random.nextInt(3) == 0) batch.delete(family, key);
      else batch.put(family, key, bytes("value " + random.nextInt()));
    }
    return batch;
  }

  private static Map<String, String> rows(RocksReader reader, Family family) {
    Map<String, String> rows = new TreeMap<>();
    reader.scan(
        family,
        bytes(""),
        bytes("~"),
        key -> true,
        (key, value) -> {
          rows.put(text(key), text(value));
          return RowVisitor.Step.CONTINUE;
        });
    return rows;
  }

  @Test
  void scan_wantedKeysOnly_readsNoOtherValues() throws Exception {
    RocksEngine.open(directory, SETTINGS).close();
    try (RocksDB raw = RawDatabase.open(directory)) {
      raw.put(bytes("damaged"), new byte[] {1});
    }
    try (RocksEngine engine = RocksEngine.open(directory, SETTINGS)) {
      put(engine, "sound", Durability.PROCESS_CRASH);
    }

    try (RocksFollower follower = RocksFollower.open(directory, SETTINGS)) {
      List<String> seen = new ArrayList<>();
      follower.scan(
          Family.META,
          bytes("a"),
          bytes("z"),
          key -> text(key).equals("sound"),
          (key, value) -> {
            seen.add(text(key) + "=" + text(value));
            return RowVisitor.Step.CONTINUE;
          });

      assertThat(seen).containsExactly("sound=value");
      assertThatThrownBy(() -> follower.get(Family.META, bytes("damaged")))
          .isInstanceOf(CorruptStoreException.class)
          .hasMessageStartingWith("META row damaged of " + directory + " is damaged: ");
    }
  }

  @Test
  void openReadAndCatchUp_changeNoFile() throws IOException {
    try (RocksEngine engine = RocksEngine.open(directory, SETTINGS)) {
      put(engine, "a", Durability.PROCESS_CRASH);
      engine.flush(Family.META);
      put(engine, "b", Durability.PROCESS_CRASH);
    }
    Map<String, String> before = files();

    try (RocksFollower first = RocksFollower.open(directory, SETTINGS);
        RocksFollower second = RocksFollower.open(directory, SETTINGS)) {
      first.catchUp();
      assertThat(second.get(Family.META, bytes("b"))).isEqualTo(bytes("value"));
      assertThat(files()).isEqualTo(before);
    }

    assertThat(files()).isEqualTo(before);
  }

  /** Names, times and contents. */
  private Map<String, String> files() throws IOException {
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> all = Files.list(directory)) {
      for (Path file : all.toList()) {
        files.put(
            file.getFileName() + " of " + Files.getLastModifiedTime(file),
            HexFormat.of().formatHex(Files.readAllBytes(file)));
      }
    }
    return files;
  }

  @Test
  void close_deletesItsTemporaryDirectory() throws IOException {
    RocksEngine.open(directory, SETTINGS).close();
    OwnDirectory own = OwnDirectory.create();

    RocksFollower follower = RocksFollower.open(directory, own, SETTINGS);
    assertThat(own.path()).isNotEmptyDirectory();
    follower.close();
    follower.close();

    assertThat(own.path()).doesNotExist();
  }

  @Test
  void anyCall_closedFollower_saysSo() {
    RocksEngine.open(directory, SETTINGS).close();
    RocksFollower follower = RocksFollower.open(directory, SETTINGS);
    follower.close();

    assertThatThrownBy(() -> follower.get(Family.META, bytes("a")))
        .isInstanceOf(StoreClosedException.class)
        .hasMessage("read called on a closed store (" + directory + ")");
    assertThatThrownBy(follower::catchUp)
        .isInstanceOf(StoreClosedException.class)
        .hasMessage("catch up called on a closed store (" + directory + ")");
  }

  @Test
  void open_familiesNotAllThere_saysThatItIsBeingCreated() throws Exception {
    NativeLibrary.load();
    try (Options options = new Options().setCreateIfMissing(true)) {
      RocksDB.open(options, directory.toString()).close();
    }

    assertThatThrownBy(() -> RocksFollower.open(directory, SETTINGS))
        .isInstanceOf(StoreNotFoundException.class)
        .hasMessageStartingWith(
            "cannot open %s for reading: it is only being created: ".formatted(directory));
  }

  @Test
  void open_manifestDamaged_isCorruptAndLeavesNothing() throws IOException {
    RocksEngine.open(directory, SETTINGS).close();
    Files.delete(directory.resolve(ClosingNote.FILE));
    Files.writeString(directory.resolve("CURRENT"), "no manifest");
    OwnDirectory own = OwnDirectory.create();

    assertThatThrownBy(() -> RocksFollower.open(directory, own, SETTINGS))
        .isInstanceOf(CorruptStoreException.class)
        .hasMessageStartingWith("cannot open " + directory + " for reading: ");
    assertThat(own.path()).doesNotExist();
  }

  private static void put(RocksEngine engine, String key, Durability durability) {
    EngineBatch batch = new EngineBatch();
    batch.put(Family.META, bytes(key), bytes("value"));
    engine.write(batch, durability);
  }
}
