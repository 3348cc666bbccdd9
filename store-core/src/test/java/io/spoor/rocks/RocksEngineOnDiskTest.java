package io.spoor.rocks;

import static org.assertj.core.api.Assertions.assertThat;

import io.spoor.Durability;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RocksEngineOnDiskTest extends RocksEngineContract {
  @TempDir Path directory;

  @Override
  RocksEngine open() {
    return RocksEngine.open(directory, SETTINGS);
  }

  @Test
  void reopen_afterWritesOfEachKind_hasTheirRows() {
    put(Family.META, "a", "process crash");
    EngineBatch synced = new EngineBatch();
    synced.put(Family.SPANS, bytes(key(1)), bytes("power loss"));
    engine.write(synced, Durability.POWER_LOSS);
    put(Family.INDEX, "i", "flushed");
    engine.flush(Family.INDEX);

    engine.close();
    engine = open();

    assertThat(text(engine.get(Family.META, bytes("a")))).isEqualTo("process crash");
    assertThat(scanPrefixes(key(1))).containsExactly(key(1) + "=power loss");
    assertThat(text(engine.get(Family.INDEX, bytes("i")))).isEqualTo("flushed");
  }

  @Test
  void close_longLog_isFlushedSoThatOpeningReadsNone() {
    EngineBatch batch = new EngineBatch();
    for (int i = 0; i < 600; i++) batch.put(Family.INDEX, bytes(key(i)), new byte[10_000]);
    engine.write(batch, Durability.PROCESS_CRASH);
    engine.close();

    assertThat(DirectoryFiles.of(directory, ".log").bytes()).isLessThan(1_000);

    engine = open();
    assertThat(scan(Family.INDEX, key(0), key(600))).hasSize(600);
  }

  @Test
  void reopen_manyTimes_leavesFewLogs() {
    put(Family.META, "a", "1");
    for (int i = 0; i < 20; i++) {
      engine.close();
      engine = open();
    }

    assertThat(DirectoryFiles.of(directory, ".log").count()).isLessThan(10);
    assertThat(scan(Family.META, "a", "z")).containsExactly("a=1");
  }

  @Test
  void bytesOnDisk_isTheSizeOfTheFiles() {
    put(Family.META, "a", "1");

    assertThat(engine.bytesOnDisk()).isEqualTo(DirectoryFiles.of(directory, "").bytes());
  }

  @Test
  void writeUnlogged_untilAFlush_isSeenButLostInACrash() {
    EngineBatch flushed = new EngineBatch();
    flushed.put(Family.INDEX, bytes("a"), bytes("flushed"));
    engine.writeUnlogged(flushed);
    engine.flush(Family.INDEX);
    EngineBatch lost = new EngineBatch();
    lost.put(Family.INDEX, bytes("b"), bytes("not flushed"));
    engine.writeUnlogged(lost);
    put(Family.META, "a", "logged after them");
    assertThat(scan(Family.INDEX, "a", "z")).containsExactly("a=flushed", "b=not flushed");

    engine.close(); // Does not flush so little: to the log, that is as a crash.
    engine = open();

    assertThat(scan(Family.INDEX, "a", "z")).containsExactly("a=flushed");
    assertThat(text(engine.get(Family.META, bytes("a")))).isEqualTo("logged after them");
  }
}
