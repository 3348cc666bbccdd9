package io.spoor.soak;

import io.spoor.rocks.Family;
import io.spoor.rocks.RawRows;
import io.spoor.storage.Rows;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;
import org.rocksdb.RocksDBException;

/** The ways in which a file or a row is damaged. */
final class Damaging {
  private static final List<String> KINDS =
      List.of(
          "*.sst",
          "*.sst",
          "*.sst",
          "*.log",
          "*.log",
          "MANIFEST-*",
          "MANIFEST-*",
          "CURRENT",
          "OPTIONS-*",
          "LOG",
          "IDENTITY",
          "SPOOR",
          "CLOSED");

  private enum Way {
    FLIP,
    ZERO_512,
    ZERO_4096,
    HALVE,
    CUT_LAST,
    EMPTY,
    DELETE,
    SWAP,
    APPEND
  }

  private Damaging() {}

  /** Damages something in a store's directory and says what. */
  static String damage(Path directory, RandomGenerator random) throws IOException {
    return random.nextInt(3) == 0 ? damageRow(directory, random) : damageFile(directory, random);
  }

  private static String damageFile(Path directory, RandomGenerator random) throws IOException {
    List<Path> files = List.of();
    while (files.isEmpty()) files = files(directory, oneOf(KINDS, random));
    Path file = oneOf(files, random);
    Way way = oneOf(List.of(Way.values()), random);
    String what = way + " of " + file.getFileName();
    switch (way) {
      case DELETE -> Files.delete(file);
      case SWAP -> {
        Path other = oneOf(files(directory, "*"), random);
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, Files.readAllBytes(other));
        Files.write(other, bytes);
        what += " and " + other.getFileName();
      }
      default -> Files.write(file, damaged(Files.readAllBytes(file), way, random));
    }
    return what;
  }

  private static String damageRow(Path directory, RandomGenerator random) throws IOException {
    try (RawRows rows = new RawRows(directory)) {
      Family family = oneOf(List.of(Family.values()), random);
      List<byte[]> keys = rows.keys(family);
      byte[] key = oneOf(keys, random);
      Way way = oneOf(List.of(Way.values()), random);
      String what = way + " of " + Rows.describe(family, key);
      switch (way) {
        case DELETE -> rows.delete(family, key);
        case SWAP -> {
          byte[] other = oneOf(keys, random);
          byte[] value = rows.get(family, key);
          rows.put(family, key, rows.get(family, other));
          rows.put(family, other, value);
          what += " and " + Rows.describe(family, other);
        }
        default -> rows.put(family, key, damaged(rows.get(family, key), way, random));
      }
      return what;
    } catch (RocksDBException e) {
      throw new IOException(e);
    }
  }

  private static byte[] damaged(byte[] bytes, Way way, RandomGenerator random) {
    return switch (way) {
      case FLIP -> {
        if (bytes.length > 0)
          bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
        yield bytes;
      }
      case ZERO_512 -> zeroed(bytes, 512, random);
      case ZERO_4096 -> zeroed(bytes, 4_096, random);
      case HALVE -> Arrays.copyOf(bytes, bytes.length / 2);
      case CUT_LAST -> Arrays.copyOf(bytes, Math.max(0, bytes.length - 1));
      case EMPTY -> new byte[0];
      case APPEND -> {
        byte[] longer = Arrays.copyOf(bytes, bytes.length + 1 + random.nextInt(200));
        for (int i = bytes.length; i < longer.length; i++) longer[i] = (byte) random.nextInt();
        yield longer;
      }
      default -> throw new IllegalArgumentException(way.toString());
    };
  }

  private static byte[] zeroed(byte[] bytes, int length, RandomGenerator random) {
    int from = bytes.length <= length ? 0 : random.nextInt(bytes.length - length);
    Arrays.fill(bytes, from, Math.min(bytes.length, from + length), (byte) 0);
    return bytes;
  }

  private static List<Path> files(Path directory, String pattern) throws IOException {
    List<Path> found = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, pattern)) {
      files.forEach(found::add);
    }
    Collections.sort(found);
    return found;
  }

  private static <T> T oneOf(List<T> choices, RandomGenerator random) {
    return choices.get(random.nextInt(choices.size()));
  }
}
