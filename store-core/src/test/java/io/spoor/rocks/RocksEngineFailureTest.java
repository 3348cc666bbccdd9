package io.spoor.rocks;

import static io.spoor.rocks.RocksEngineContract.SETTINGS;
import static io.spoor.rocks.RocksEngineContract.bytes;
import static io.spoor.rocks.RocksEngineContract.key;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.spoor.CorruptStoreException;
import io.spoor.Durability;
import io.spoor.StorageFailedException;
import io.spoor.StoreLockedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;

/** What goes wrong below an engine comes out in the store's terms, and leaves nothing open. */
final class RocksEngineFailureTest {
  @TempDir Path directory;

  @AfterEach
  void everyTest_leavesNoNativeObject() {
    assertThat(RocksEngine.liveHandles()).isZero();
  }

  @Test
  void open_directoryOpenInThisProcess_isLocked() {
    RocksEngine first = RocksEngine.open(directory, SETTINGS);
    long handles = RocksEngine.liveHandles();

    assertLocked();

    assertThat(RocksEngine.liveHandles()).isEqualTo(handles);
    first.close();
    RocksEngine.open(directory, SETTINGS).close();
  }

  @Test
  void open_directoryOpenInAnotherProcess_isLocked() throws Exception {
    Process other = HoldOpen.start(directory);
    try {
      HoldOpen.awaitOpen(other);

      assertLocked();
    } finally {
      other.destroyForcibly().waitFor();
    }

    RocksEngine.open(directory, SETTINGS).close();
  }

  private void assertLocked() {
    assertThatThrownBy(() -> RocksEngine.open(directory, SETTINGS))
        .isInstanceOf(StoreLockedException.class)
        .hasCauseInstanceOf(RocksDBException.class)
        .hasMessage(
            "cannot open "
                + directory
                + ": another store, in this process or another, has it open");
  }

  @Test
  void open_fileInThePlaceOfTheDirectory_fails() throws IOException {
    Path file = Files.writeString(directory.resolve("file"), "content");

    assertThatThrownBy(() -> RocksEngine.open(file, SETTINGS))
        .isInstanceOf(StorageFailedException.class)
        .hasCauseInstanceOf(RocksDBException.class)
        .hasMessageStartingWith("cannot open " + file + ": ");
  }

  @Test
  void open_manifestDamaged_isCorrupt() throws IOException {
    RocksEngine.open(directory, SETTINGS).close();
    Files.delete(directory.resolve(ClosingNote.FILE));
    Files.writeString(directory.resolve("CURRENT"), "no manifest");

    assertThatThrownBy(() -> RocksEngine.open(directory, SETTINGS))
        .isInstanceOf(CorruptStoreException.class)
        .hasCauseInstanceOf(RocksDBException.class)
        .hasMessageStartingWith("cannot open " + directory + ": ");
  }

  @Test
  void open_failingAfterEachNativeObject_closesThoseBefore() {
    int created = countNativeObjects();

    for (int last = 1; last <= created; last++) {
      FailingHandles handles = new FailingHandles(last);
      assertThatThrownBy(() -> RocksEngine.open(directory, SETTINGS, handles))
          .hasMessage("native object " + last);
      assertThat(RocksEngine.liveHandles()).as("after native object %d", last).isZero();
    }

    RocksEngine.open(directory, SETTINGS).close();
  }

  private int countNativeObjects() {
    FailingHandles counting = new FailingHandles(Integer.MAX_VALUE);
    RocksEngine.open(directory, SETTINGS, counting).close();
    return counting.created;
  }

  private static final class FailingHandles extends NativeHandles {
    private final int last;
    private int created;

    FailingHandles(int last) {
      this.last = last;
    }

    @Override
    <T extends AutoCloseable> T own(T handle) {
      super.own(handle);
      if (++created == last) throw new IllegalStateException("native object " + last);
      return handle;
    }
  }

  @Test
  void read_rowWithAWrongChecksum_saysWhichRowAndWhy() throws RocksDBException {
    RocksEngine.open(directory, SETTINGS).close();
    putRaw("a", new byte[] {1, 2, 3, 4, 5, 6});
    putRaw("b", new byte[] {1, 2, 3});

    try (RocksEngine engine = RocksEngine.open(directory, SETTINGS)) {
      assertThatThrownBy(() -> engine.get(Family.META, bytes("a")))
          .isInstanceOf(CorruptStoreException.class)
          .hasMessage(
              "META row a of %s is damaged: its 6 bytes end in checksum 0x03040506, expected 0x%08x"
                  .formatted(directory, crcOf("a", 1, 2)));
      assertThatThrownBy(() -> engine.get(Family.META, bytes("b")))
          .isInstanceOf(CorruptStoreException.class)
          .hasMessage(
              "META row b of %s is damaged: it has 3 bytes, expected at least 4"
                  .formatted(directory));
      assertThatThrownBy(
              () ->
                  engine.scan(
                      Family.META, bytes("a"), bytes("z"), (k, v) -> RowVisitor.Step.CONTINUE))
          .isInstanceOf(CorruptStoreException.class)
          .hasMessageStartingWith("META row a of " + directory + " is damaged: ");
    }
  }

  @Test
  void read_valueOfAnotherKey_isCorrupt() throws RocksDBException {
    try (RocksEngine engine = RocksEngine.open(directory, SETTINGS)) {
      EngineBatch batch = new EngineBatch();
      batch.put(Family.META, bytes("a"), bytes("value"));
      engine.write(batch, Durability.PROCESS_CRASH);
    }
    copyRaw("a", "b");

    try (RocksEngine engine = RocksEngine.open(directory, SETTINGS)) {
      assertThat(engine.get(Family.META, bytes("a"))).isEqualTo(bytes("value"));
      assertThatThrownBy(() -> engine.get(Family.META, bytes("b")))
          .isInstanceOf(CorruptStoreException.class);
    }
  }

  @Test
  void read_fileDamaged_saysWhatWasRead() throws IOException {
    try (RocksEngine engine = RocksEngine.open(directory, SETTINGS)) {
      EngineBatch batch = new EngineBatch();
      Random random = new Random(3);
      for (int i = 0; i < 100; i++) {
        byte[] value = new byte[5_000];
        random.nextBytes(value);
        batch.put(Family.SPANS, bytes(key(i)), value);
      }
      engine.write(batch, Durability.PROCESS_CRASH);
      engine.flush(Family.SPANS);
    }
    damageTableFile();

    try (RocksEngine engine = RocksEngine.open(directory, SETTINGS)) {
      assertThatThrownBy(() -> engine.get(Family.SPANS, bytes(key(1))))
          .isInstanceOf(CorruptStoreException.class)
          .hasCauseInstanceOf(RocksDBException.class)
          .hasMessageStartingWith("cannot read SPANS row %s of %s: ".formatted(key(1), directory));
      assertThatThrownBy(
              () ->
                  engine.scan(
                      Family.SPANS,
                      bytes(key(0)),
                      bytes(key(100)),
                      (k, v) -> RowVisitor.Step.CONTINUE))
          .isInstanceOf(CorruptStoreException.class)
          .hasMessageStartingWith(
              "cannot scan rows from SPANS row %s of %s: ".formatted(key(0), directory));
      assertThatThrownBy(
              () -> engine.scanPrefixes(Family.SPANS, keys(2), (k, v) -> RowVisitor.Step.CONTINUE))
          .isInstanceOf(CorruptStoreException.class)
          .hasMessageStartingWith(
              "cannot scan rows from SPANS row %s of %s: ".formatted(key(2), directory));
    }
  }

  @Test
  void write_refusedByTheDatabase_saysHowManyRowsWhere() throws IOException {
    EngineBatch batch = new EngineBatch();
    batch.put(Family.META, bytes("a"), bytes("1"));
    batch.put(Family.META, bytes("b"), bytes("2"));

    try (RocksEngine engine = RocksEngine.open(directory, SETTINGS)) {
      engine.write(batch, Durability.PROCESS_CRASH);
      failToFlush(engine);

      assertThatThrownBy(() -> engine.write(batch, Durability.PROCESS_CRASH))
          .isInstanceOf(StorageFailedException.class)
          .hasCauseInstanceOf(RocksDBException.class)
          .hasMessageStartingWith("cannot write 2 rows to " + directory + ": ");
    }
  }

  /** After which the database takes nothing more. */
  private void failToFlush(RocksEngine engine) throws IOException {
    Path elsewhere = Files.move(directory, directory.resolveSibling("elsewhere"));
    assertThatThrownBy(() -> engine.flush(Family.META))
        .isInstanceOf(StorageFailedException.class)
        .hasMessageStartingWith("cannot flush [META] to " + directory + ": ");
    Files.move(elsewhere, directory);
  }

  @Test
  void load_libraryMissing_saysForWhichSystem() {
    UnsatisfiedLinkError cause = new UnsatisfiedLinkError("no rocksdbjni");

    assertThatThrownBy(
            () ->
                NativeLibrary.load(
                    () -> {
                      throw cause;
                    }))
        .isInstanceOf(StorageFailedException.class)
        .hasCause(cause)
        .hasMessageStartingWith(
            "cannot load RocksDB's native library for " + System.getProperty("os.name"))
        .hasMessageContaining(System.getProperty("os.arch"))
        .hasMessageEndingWith(": no rocksdbjni");
  }

  private void damageTableFile() throws IOException {
    List<Path> tables = new ArrayList<>();
    try (var files = Files.newDirectoryStream(directory, "*.sst")) {
      files.forEach(tables::add);
    }
    assertThat(tables).hasSize(1);
    byte[] content = Files.readAllBytes(tables.get(0));
    for (int i = 100; i < 400_000; i += 1_000) content[i] ^= 0x55;
    Files.write(tables.get(0), content);
  }

  private void putRaw(String key, byte[] stored) throws RocksDBException {
    try (RocksDB db = RawDatabase.open(directory)) {
      db.put(bytes(key), stored);
    }
  }

  private void copyRaw(String from, String to) throws RocksDBException {
    try (RocksDB db = RawDatabase.open(directory)) {
      db.put(bytes(to), db.get(bytes(from)));
    }
  }

  private static int crcOf(String key, int... value) {
    CRC32C crc = new CRC32C();
    crc.update(bytes(key));
    for (int b : value) crc.update(b);
    return (int) crc.getValue();
  }

  private static List<byte[]> keys(int... numbers) {
    List<byte[]> keys = new ArrayList<>();
    for (int number : numbers) keys.add(bytes(key(number)));
    return keys;
  }
}
