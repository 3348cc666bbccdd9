package io.spoor.span;

import static java.util.Objects.requireNonNull;

/**
 * The instrumentation scope: the library that made the span. Text parts are empty where absent.
 *
 * @param droppedAttributesCount how many attributes were left out by the producer, unsigned
 */
public record Scope(
    String name,
    String version,
    Attributes attributes,
    int droppedAttributesCount,
    String schemaUrl) {

  /** A scope of which nothing is known. */
  public static final Scope EMPTY = new Scope("", "", Attributes.empty(), 0, "");

  public Scope {
    requireNonNull(name, "name");
    requireNonNull(version, "version");
    requireNonNull(attributes, "attributes");
    requireNonNull(schemaUrl, "schemaUrl");
  }

  /** A scope with a name and a version only. */
  public static Scope of(String name, String version) {
    return new Scope(name, version, Attributes.empty(), 0, "");
  }
}
