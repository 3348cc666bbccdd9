package io.spoor.query;

import static java.util.Objects.requireNonNull;

import io.spoor.span.SpanKind;
import io.spoor.span.StatusCode;
import io.spoor.span.Value;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** Something that holds for a span or does not. */
public sealed interface Condition {

  /** The span's service is this one; the empty text asks for spans that name none. */
  record Service(String name) implements Condition {
    public Service {
      requireNonNull(name, "name");
    }
  }

  /** The span's name is this one. */
  record Operation(String name) implements Condition {
    public Operation {
      requireNonNull(name, "name");
    }
  }

  record Kind(SpanKind kind) implements Condition {
    public Kind {
      requireNonNull(kind, "kind");
    }
  }

  record HasStatus(StatusCode code) implements Condition {
    public HasStatus {
      requireNonNull(code, "code");
    }
  }

  /**
   * The span's duration lies between these, both included.
   *
   * @param minNanos unsigned
   * @param maxNanos unsigned, not below {@code minNanos}
   */
  record DurationBetween(long minNanos, long maxNanos) implements Condition {
    public DurationBetween {
      if (Long.compareUnsigned(minNanos, maxNanos) > 0) {
        throw new IllegalArgumentException(
            "minimum duration is %s ns, maximum is %s ns; the minimum must not exceed the maximum"
                .formatted(Long.toUnsignedString(minNanos), Long.toUnsignedString(maxNanos)));
      }
    }
  }

  /**
   * Some attribute with this key, at one of these levels, equals the value: of the same type, but
   * numbers across int and double (1 equals 1.0). An array equals it if any element does. NaN
   * equals nothing.
   *
   * @param levels at least one
   * @param value text, bool, int, double or bytes
   */
  record AttributeEquals(Set<Level> levels, String key, Value value) implements Condition {
    public AttributeEquals {
      levels = copyOf(levels, key);
      if (value instanceof Value.Array
          || value instanceof Value.KeyValueList
          || value instanceof Value.Empty) {
        throw new IllegalArgumentException(
            "attribute %s is compared with %s; expected text, bool, int, double or bytes"
                .formatted(key, value));
      }
    }
  }

  /**
   * Some attribute with this key, at one of these levels, has this {@linkplain
   * io.spoor.span.TextForm text form}, or is an array of which some element has.
   *
   * @param levels at least one
   */
  record AttributeTextEquals(Set<Level> levels, String key, String text) implements Condition {
    public AttributeTextEquals {
      levels = copyOf(levels, key);
      requireNonNull(text, "text");
    }
  }

  private static Set<Level> copyOf(Set<Level> levels, String key) {
    requireNonNull(key, "key");
    if (levels.isEmpty()) {
      throw new IllegalArgumentException(
          "attribute " + key + " is asked for at no level, expected at least one");
    }
    return Collections.unmodifiableSet(EnumSet.copyOf(levels));
  }
}
