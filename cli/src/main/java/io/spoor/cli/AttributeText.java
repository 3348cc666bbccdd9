package io.spoor.cli;

import io.spoor.query.Level;
import io.spoor.query.TraceQuery;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * An attribute asked for as {@code [LEVEL:]KEY=VALUE}.
 *
 * <p>The key ends at the first {@code =}. What stands before the first {@code :} is a level if it
 * is the name of one, or {@code any}; otherwise it belongs to the key. So a key that begins like a
 * level is asked for with its level in front: {@code any:span:type=x}.
 *
 * @param level where the attribute stands; empty for anywhere
 */
record AttributeText(Optional<Level> level, String key, String value) {
  private static final String ANY = "any";

  /**
   * @throws IllegalArgumentException if there is no {@code =}, or no key before it
   */
  static AttributeText parse(String text) {
    int equals = text.indexOf('=');
    if (equals < 0) throw malformed(text, "has no =");
    String name = text.substring(0, equals);
    String value = text.substring(equals + 1);
    int colon = name.indexOf(':');
    String prefix = colon < 0 ? "" : name.substring(0, colon);
    Optional<Level> level = level(prefix);
    boolean hasLevel = level.isPresent() || prefix.equals(ANY);
    String key = hasLevel ? name.substring(colon + 1) : name;
    if (key.isEmpty()) throw malformed(text, "has no key");
    return new AttributeText(level, key, value);
  }

  void addTo(TraceQuery.Builder query) {
    if (level.isPresent()) {
      query.attributeText(level.get(), key, value);
    } else {
      query.attributeText(key, value);
    }
  }

  private static Optional<Level> level(String name) {
    return Arrays.stream(Level.values())
        .filter(level -> level.name().toLowerCase(Locale.ROOT).equals(name))
        .findFirst();
  }

  private static IllegalArgumentException malformed(String text, String why) {
    return new IllegalArgumentException(
        "\"%s\" %s; expected [LEVEL:]KEY=VALUE with a level of resource, scope, span, event, link or any"
            .formatted(text, why));
  }
}
