package io.spoor.rocks;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.spoor.CorruptStoreException;
import io.spoor.Durability;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A log that changed while nobody had the database open. */
class ClosingNoteTest {
  @TempDir private Path directory;
  private Path log;

  @BeforeEach
  void writeAndClose() throws IOException {
    try (RocksEngine engine = open()) {
      EngineBatch batch = new EngineBatch();
      batch.put(Family.META, "key".getBytes(US_ASCII), new byte[100]);
      engine.write(batch, Durability.PROCESS_CRASH);
    }
    try (var files = Files.newDirectoryStream(directory, "*.log")) {
      log = files.iterator().next();
    }
  }

  @Test
  void open_logCutOff_saysWhichAndWhatWasExpected() throws IOException {
    long size = Files.size(log);
    Files.write(log, Arrays.copyOf(Files.readAllBytes(log), 50));

    String reason =
        "cannot open %s: since it was closed, %s was changed: it has 50 bytes, expected %d"
            .formatted(directory, log.getFileName(), size);
    assertThatThrownBy(this::open).isInstanceOf(CorruptStoreException.class).hasMessage(reason);
    assertThatThrownBy(this::open).hasMessage(reason);
    assertThatThrownBy(() -> RocksFollower.open(directory, RocksEngineContract.SETTINGS))
        .hasMessage(reason);
  }

  @Test
  void open_byteOfTheLogChanged_isCorrupt() throws IOException {
    byte[] bytes = Files.readAllBytes(log);
    bytes[bytes.length / 2] ^= 1;
    Files.write(log, bytes);

    assertThatThrownBy(this::open)
        .isInstanceOf(CorruptStoreException.class)
        .hasMessageEndingWith("%1$d bytes, expected %1$d of another checksum", bytes.length);
  }

  @Test
  void open_logDeleted_isCorrupt() throws IOException {
    Files.delete(log);

    assertThatThrownBy(this::open)
        .isInstanceOf(CorruptStoreException.class)
        .hasMessageEndingWith("since it was closed, %s was deleted", log.getFileName());
  }

  @Test
  void open_fileAdded_isCorrupt() throws IOException {
    Files.writeString(directory.resolve("000099.log"), "");

    assertThatThrownBy(this::open)
        .hasMessageEndingWith("since it was closed, a file was added: 000099.log 0 00000000");
  }

  @Test
  void open_noteDamagedItself_comparesNothing() throws IOException {
    Files.writeString(directory.resolve(ClosingNote.FILE), "CURRENT 1 00000000\n00000000\n");

    open().close();
  }

  @Test
  void open_database_removesTheNoteUntilItIsClosed() {
    Path note = directory.resolve(ClosingNote.FILE);
    assertThat(note).exists();

    RocksEngine engine = open();
    assertThat(note).doesNotExist();

    engine.close();
    assertThat(note).exists();
  }

  private RocksEngine open() {
    return RocksEngine.open(directory, RocksEngineContract.SETTINGS);
  }
}
