package io.spoor.index;

import io.spoor.span.SpanKind;
import java.util.List;

/** The distinct (service, operation, kind) of a segment, numbered from zero. Immutable. */
public final class SpanNames {

  /**
   * A service, an operation of it and a kind under which that occurs.
   *
   * @param spans how many rows have it
   */
  public record Name(String service, String operation, SpanKind kind, int spans) {}

  private final List<Name> names;

  SpanNames(List<Name> names) {
    this.names = List.copyOf(names);
  }

  public List<Name> all() {
    return names;
  }

  public Name get(int number) {
    return names.get(number);
  }
}
