package io.spoor.testkit;

import com.google.re2j.Pattern;
import io.spoor.span.Value;

/** A source of what can be asked about a value: the value itself, or what lies beside it. */
final class NearValues {
  private static final double BESIDE = 0.3;
  private static final Integer[] CUTS = {0, 1, 255, 256, 257};
  private static final Double[] INFINITIES = {Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY};
  private static final String[] PATTERNS = {"", ".", "^$", "[0-9]+", "(?i)[A-Z]", "e.*r", "\\s"};

  private final SeededRandom random;

  NearValues(SeededRandom random) {
    this.random = random;
  }

  /** A value of the same type, or a number of the other type of numbers. */
  Value near(Value value) {
    if (value instanceof Value.Text text) return Value.of(text(text.text()));
    if (value instanceof Value.Int number) return number(number.value());
    if (value instanceof Value.Double number) return number(number.value());
    return value;
  }

  /** The same nanoseconds, or one more or less. */
  Value nanos(long nanos) {
    return Value.of(random.chance(BESIDE) ? nanos + random.between(-1, 1) : nanos);
  }

  /** The text, or one that is a little shorter or longer. */
  String text(String text) {
    if (!random.chance(BESIDE)) return text;
    return random.chance(0.5) ? text + "?" : prefix(text);
  }

  /**
   * The beginning of the text, which may end in half a surrogate pair; of a long one also
   * beginnings of about 256 characters.
   */
  String prefix(String text) {
    int length = random.chance(0.5) ? random.oneOf(CUTS) : random.nextInt(text.length() + 1);
    return text.substring(0, Math.min(length, text.length()));
  }

  /** A pattern that is most often found in the text. */
  String pattern(String text) {
    String cut = prefix(text);
    int length = cut.length();
    boolean endsInHalf = length > 0 && Character.isHighSurrogate(cut.charAt(length - 1));
    String start = endsInHalf ? cut.substring(0, length - 1) : cut;
    return switch (random.nextInt(6)) {
      case 0 -> "^" + Pattern.quote(start);
      case 1 -> Pattern.quote(text.substring(start.length())) + "$";
      case 2 -> "^" + Pattern.quote(text) + "$";
      case 3 -> random.oneOf(PATTERNS);
      case 4 -> random.oneOf(PATTERNS) + "|" + Pattern.quote(start);
      default -> Pattern.quote(start);
    };
  }

  private Value number(long number) {
    long near = random.chance(BESIDE) ? number + random.between(-1, 1) : number;
    return random.chance(BESIDE) ? Value.of(beside((double) near)) : Value.of(near);
  }

  private Value number(double number) {
    return random.chance(BESIDE) ? Value.of((long) number) : Value.of(beside(number));
  }

  private double beside(double number) {
    if (random.chance(0.05)) return random.oneOf(INFINITIES);
    if (!random.chance(BESIDE)) return number;
    return random.chance(0.5) ? Math.nextUp(number) : Math.nextDown(number);
  }
}
