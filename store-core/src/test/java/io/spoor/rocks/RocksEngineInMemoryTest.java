package io.spoor.rocks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class RocksEngineInMemoryTest extends RocksEngineContract {
  @Override
  RocksEngine open() {
    return RocksEngine.inMemory(SETTINGS);
  }

  @Test
  void inMemory_twoEngines_shareNothing() {
    put(Family.META, "a", "1");

    try (RocksEngine other = open()) {
      assertThat(other.get(Family.META, bytes("a"))).isNull();
    }
  }
}
