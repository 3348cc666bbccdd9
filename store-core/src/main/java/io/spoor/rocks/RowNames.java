package io.spoor.rocks;

/** Says in words which row a key stands for, so that a message about it can be read. */
@FunctionalInterface
public interface RowNames {
  String nameOf(Family family, byte[] key);
}
