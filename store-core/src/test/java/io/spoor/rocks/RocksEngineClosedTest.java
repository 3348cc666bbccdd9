package io.spoor.rocks;

import static io.spoor.rocks.RocksEngineContract.SETTINGS;
import static io.spoor.rocks.RocksEngineContract.bytes;
import static io.spoor.rocks.RocksEngineContract.key;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.spoor.Durability;
import io.spoor.StoreClosedException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** No order of calls and closes, on any threads, does more than throw. */
final class RocksEngineClosedTest {
  @TempDir Path directory;

  /** Every call of an engine. */
  enum Call {
    GET("read") {
      @Override
      void on(RocksEngine engine) {
        engine.get(Family.META, bytes("a"));
      }
    },
    SCAN("scan") {
      @Override
      void on(RocksEngine engine) {
        engine.scan(Family.SPANS, bytes("0"), bytes("9"), (k, v) -> RowVisitor.Step.CONTINUE);
      }
    },
    SCAN_PREFIXES("scan") {
      @Override
      void on(RocksEngine engine) {
        engine.scanPrefixes(
            Family.SPANS, List.of(bytes(key(3))), (k, v) -> RowVisitor.Step.CONTINUE);
      }
    },
    WRITE("write") {
      @Override
      void on(RocksEngine engine) {
        engine.write(batch(), Durability.PROCESS_CRASH);
      }
    },
    FLUSH("flush") {
      @Override
      void on(RocksEngine engine) {
        engine.flush(Family.SPANS);
      }
    },
    DROP_RANGE("drop rows") {
      @Override
      void on(RocksEngine engine) {
        engine.dropRange(Family.SPANS, bytes(key(1)), bytes(key(2)));
      }
    },
    BYTES_ON_DISK("measure") {
      @Override
      void on(RocksEngine engine) {
        engine.bytesOnDisk();
      }
    };

    private final String attempt;

    Call(String attempt) {
      this.attempt = attempt;
    }

    abstract void on(RocksEngine engine);

    private static EngineBatch batch() {
      EngineBatch batch = new EngineBatch();
      for (int i = 0; i < 20; i++) batch.put(Family.SPANS, bytes(key(i)), new byte[300]);
      return batch;
    }
  }

  @ParameterizedTest
  @EnumSource
  void call_closedEngine_saysSo(Call call) {
    RocksEngine engine = RocksEngine.open(directory, SETTINGS);
    engine.close();

    assertThatThrownBy(() -> call.on(engine))
        .isInstanceOf(StoreClosedException.class)
        .hasMessage(call.attempt + " called on a closed store (" + directory + ")");
  }

  @Test
  void close_twice_doesNothing() {
    RocksEngine engine = RocksEngine.inMemory(SETTINGS);
    engine.close();

    engine.close();

    assertThatThrownBy(() -> Call.GET.on(engine))
        .hasMessage("read called on a closed store (an in-memory store)");
    assertThat(RocksEngine.liveHandles()).isZero();
  }

  @Test
  void close_byAVisitor_isRefusedAndTheScanGoesOn() {
    try (RocksEngine engine = RocksEngine.open(directory, SETTINGS)) {
      Call.WRITE.on(engine);
      List<byte[]> seen = new ArrayList<>();

      engine.scan(
          Family.SPANS,
          bytes(key(0)),
          bytes(key(5)),
          (key, value) -> {
            assertThatThrownBy(engine::close)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(directory + " cannot be closed by a call that is reading from it");
            seen.add(key);
            return RowVisitor.Step.CONTINUE;
          });

      assertThat(seen).hasSize(5);
    }
  }

  @Test
  void close_whileAScanRuns_waitsForItAndItsCalls() throws Exception {
    RocksEngine engine = RocksEngine.open(directory, SETTINGS);
    Call.WRITE.on(engine);
    CountDownLatch scanning = new CountDownLatch(1);
    Thread closer = new Thread(engine::close);
    ExecutorService scanner = Executors.newSingleThreadExecutor();

    Future<List<byte[]>> scan =
        scanner.submit(
            () -> {
              List<byte[]> seen = new ArrayList<>();
              engine.scan(
                  Family.SPANS,
                  bytes(key(0)),
                  bytes(key(20)),
                  (key, value) -> {
                    scanning.countDown();
                    awaitWaiting(closer);
                    seen.add(engine.get(Family.SPANS, key));
                    return RowVisitor.Step.CONTINUE;
                  });
              return seen;
            });
    scanning.await();
    closer.start();

    assertThat(scan.get(1, TimeUnit.MINUTES)).hasSize(20).doesNotContainNull();
    closer.join();
    scanner.shutdown();
    assertThat(RocksEngine.liveHandles()).isZero();
  }

  private static void awaitWaiting(Thread thread) {
    while (thread.getState() != Thread.State.WAITING) Thread.onSpinWait();
  }

  @Test
  void close_underCallsOfEveryKindOnSeveralThreads_endsThemAll() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(Call.values().length);
    for (int round = 0; round < 5; round++) {
      RocksEngine engine = RocksEngine.open(directory.resolve("round" + round), SETTINGS);
      CountDownLatch calling = new CountDownLatch(Call.values().length);
      List<Future<?>> callers = new ArrayList<>();
      for (Call call : Call.values()) {
        callers.add(threads.submit(() -> callUntilClosed(call, engine, calling)));
      }
      calling.await();

      engine.close();

      for (Future<?> caller : callers) caller.get(1, TimeUnit.MINUTES);
      assertThat(RocksEngine.liveHandles()).isZero();
    }
    threads.shutdown();
  }

  private static void callUntilClosed(Call call, RocksEngine engine, CountDownLatch calling) {
    try {
      while (true) {
        call.on(engine);
        calling.countDown();
      }
    } catch (StoreClosedException e) {
      assertThat(e).hasMessageStartingWith(call.attempt + " called on a closed store");
    }
  }
}
