package io.spoor.span;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * Keys with typed values, in the order they came. A key may occur more than once.
 *
 * <p>Equal when keys, values and their order are.
 */
public final class Attributes {
  private static final Attributes EMPTY = new Attributes(new String[0], new Value[0]);

  private final String[] keys;
  private final Value[] values;
  private int hash; // Zero until computed; racing threads compute the same.

  private Attributes(String[] keys, Value[] values) {
    this.keys = keys;
    this.values = values;
  }

  public static Attributes empty() {
    return EMPTY;
  }

  public static Attributes of(String key, Value value) {
    return builder().put(key, value).build();
  }

  public static Builder builder() {
    return new Builder(8);
  }

  /**
   * A builder that takes so many entries before it grows.
   *
   * @throws IllegalArgumentException if {@code capacity} is negative
   */
  public static Builder builder(int capacity) {
    if (capacity < 0) {
      throw new IllegalArgumentException(
          "a builder of attributes for " + capacity + " entries, expected at least 0");
    }
    return new Builder(capacity);
  }

  public int size() {
    return keys.length;
  }

  public boolean isEmpty() {
    return keys.length == 0;
  }

  /** The key at position {@code index}, from 0 to {@link #size()} exclusive. */
  public String key(int index) {
    return keys[index];
  }

  /** The value at position {@code index}, from 0 to {@link #size()} exclusive. */
  public Value value(int index) {
    return values[index];
  }

  /** The first value with this key. */
  public Optional<Value> get(String key) {
    for (int i = 0; i < keys.length; i++) {
      if (keys[i].equals(key)) return Optional.of(values[i]);
    }
    return Optional.empty();
  }

  public void forEach(BiConsumer<? super String, ? super Value> action) {
    for (int i = 0; i < keys.length; i++) {
      action.accept(keys[i], values[i]);
    }
  }

  @Override
  public boolean equals(Object other) {
    return this == other
        || (other instanceof Attributes that
            && hashCode() == that.hashCode()
            && Arrays.equals(keys, that.keys)
            && Arrays.equals(values, that.values));
  }

  @Override
  public int hashCode() {
    int h = hash;
    if (h == 0) {
      h = 31 * Arrays.hashCode(keys) + Arrays.hashCode(values);
      hash = h;
    }
    return h;
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("{");
    forEach((key, value) -> text.append(text.length() > 1 ? ", " : "").append(key + "=" + value));
    return text.append('}').toString();
  }

  /** Collects attributes. Not thread-safe; may be used on after {@link #build()}. */
  public static final class Builder {
    private String[] keys;
    private Value[] values;
    private int size;

    private Builder(int capacity) {
      keys = new String[capacity];
      values = new Value[capacity];
    }

    /** Adds an entry, also where the key is there already. */
    public Builder put(String key, Value value) {
      requireNonNull(key, "key");
      requireNonNull(value, "value");
      if (size == keys.length) {
        keys = Arrays.copyOf(keys, size * 2 + 1);
        values = Arrays.copyOf(values, size * 2 + 1);
      }
      keys[size] = key;
      values[size++] = value;
      return this;
    }

    public Builder put(String key, String value) {
      return put(key, Value.of(value));
    }

    public Builder put(String key, boolean value) {
      return put(key, Value.of(value));
    }

    public Builder put(String key, long value) {
      return put(key, Value.of(value));
    }

    public Builder put(String key, double value) {
      return put(key, Value.of(value));
    }

    public Attributes build() {
      if (size == 0) return EMPTY;
      if (size == keys.length) return new Attributes(keys, values); // Adding makes new arrays.
      return new Attributes(Arrays.copyOf(keys, size), Arrays.copyOf(values, size));
    }
  }
}
