package io.spoor.soak;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/** Inputs made of others: with bytes changed, moved, repeated, put in, or taken from another. */
final class Mutations {
  private static final int MOST_BYTES = 100_000;

  private static final List<byte[]> TOKENS =
      tokens(
          "{",
          "}",
          "[",
          "]",
          "\"",
          ":",
          ",",
          "null",
          "true",
          "0",
          "-1",
          "1e999",
          "\\u0000",
          "\\ud800",
          "\"\"",
          "{}",
          "[]",
          "18446744073709551616",
          "99999999999999999999999",
          "resourceSpans",
          "spans",
          "traceID",
          "traceId",
          "\u0000",
          "\u00ff\u00ff\u00ff\u00ff\u000f",
          "\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u0001",
          "\n",
          "\n{",
          "\u001f\u008b");

  private Mutations() {}

  private static List<byte[]> tokens(String... texts) {
    return Arrays.stream(texts).map(text -> text.getBytes(ISO_8859_1)).toList();
  }

  /** A few changes of one of the inputs. */
  static byte[] mutate(List<byte[]> corpus, RandomGenerator random) {
    byte[] bytes = oneOf(corpus, random).clone();
    for (int i = random.nextInt(6); i >= 0; i--) {
      bytes = mutateOnce(bytes, corpus, random);
      if (bytes.length > MOST_BYTES) bytes = Arrays.copyOf(bytes, MOST_BYTES);
    }
    return bytes;
  }

  private static byte[] mutateOnce(byte[] bytes, List<byte[]> corpus, RandomGenerator random) {
    int from = random.nextInt(bytes.length + 1);
    int to = Math.min(bytes.length, from + 1 + random.nextInt(40));
    return switch (random.nextInt(8)) {
      case 0 -> replaced(bytes, from, to, new byte[0]);
      case 1 -> replaced(bytes, from, from, Arrays.copyOfRange(bytes, from, to));
      case 2 -> replaced(bytes, from, from, oneOf(TOKENS, random));
      case 3 -> replaced(bytes, from, to, oneOf(TOKENS, random));
      case 4 -> replaced(bytes, from, bytes.length, tail(oneOf(corpus, random), random));
      case 5 -> replaced(bytes, from, from, repeated(oneOf(TOKENS, random), random));
      case 6 -> changed(bytes, from, (byte) random.nextInt());
      default -> changed(bytes, from, (byte) (at(bytes, from) ^ (1 << random.nextInt(8))));
    };
  }

  private static byte at(byte[] bytes, int place) {
    return place < bytes.length ? bytes[place] : 0;
  }

  private static byte[] changed(byte[] bytes, int place, byte to) {
    if (place < bytes.length) bytes[place] = to;
    return bytes;
  }

  private static byte[] tail(byte[] bytes, RandomGenerator random) {
    return Arrays.copyOfRange(bytes, random.nextInt(bytes.length + 1), bytes.length);
  }

  private static byte[] repeated(byte[] token, RandomGenerator random) {
    int times = 1 << random.nextInt(12);
    byte[] all = new byte[token.length * times];
    for (int i = 0; i < times; i++) System.arraycopy(token, 0, all, i * token.length, token.length);
    return all;
  }

  private static byte[] replaced(byte[] bytes, int from, int to, byte[] by) {
    byte[] all = new byte[bytes.length - (to - from) + by.length];
    System.arraycopy(bytes, 0, all, 0, from);
    System.arraycopy(by, 0, all, from, by.length);
    System.arraycopy(bytes, to, all, from + by.length, bytes.length - to);
    return all;
  }

  private static byte[] oneOf(List<byte[]> choices, RandomGenerator random) {
    return choices.get(random.nextInt(choices.size()));
  }
}
