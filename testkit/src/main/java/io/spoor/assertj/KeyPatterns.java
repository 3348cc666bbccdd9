package io.spoor.assertj;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Keys of attributes by patterns in which {@code *} stands for any text. */
final class KeyPatterns {
  static final KeyPatterns NONE = new KeyPatterns(List.of());

  private final List<Pattern> patterns;

  private KeyPatterns(List<Pattern> patterns) {
    this.patterns = patterns;
  }

  KeyPatterns and(String... globs) {
    List<Pattern> all = new ArrayList<>(patterns);
    Stream.of(globs).map(KeyPatterns::pattern).forEach(all::add);
    return new KeyPatterns(List.copyOf(all));
  }

  private static Pattern pattern(String glob) {
    String[] parts = glob.split("\\*", -1);
    return Pattern.compile(
        String.join(".*", Stream.of(parts).map(Pattern::quote).toList()), Pattern.DOTALL);
  }

  boolean isEmpty() {
    return patterns.isEmpty();
  }

  boolean matches(String key) {
    return patterns.stream().anyMatch(pattern -> pattern.matcher(key).matches());
  }
}
