package io.spoor.index;

import io.spoor.query.Field;
import io.spoor.query.Level;

/**
 * What a term is about: an attribute's key at a level, or a field of a span.
 *
 * @param code tells attributes and fields apart, and the level; see {@link #attribute} and {@link
 *     Field}
 * @param name the attribute's key, or the field's name
 */
record TermKey(int code, String name) implements Comparable<TermKey> {
  private static final Level[] LEVELS = Level.values();

  /** Codes of fields are those of attributes at their level, with this bit. */
  static final int FIELD = 0x10;

  static int attributeCode(Level level) {
    return level.ordinal() + 1;
  }

  static TermKey attribute(Level level, String key) {
    return new TermKey(attributeCode(level), key);
  }

  static TermKey field(Field field) {
    return new TermKey(FIELD | attributeCode(field.level()), field.fieldName());
  }

  boolean isAttribute() {
    return (code & FIELD) == 0;
  }

  Level level() {
    return LEVELS[(code & 0xf) - 1];
  }

  static boolean isCode(int code) {
    int level = code & 0xf;
    return (code & ~0x1f) == 0 && level >= 1 && level <= LEVELS.length;
  }

  @Override
  public int compareTo(TermKey other) {
    int byCode = Integer.compare(code, other.code);
    return byCode != 0 ? byCode : name.compareTo(other.name);
  }
}
