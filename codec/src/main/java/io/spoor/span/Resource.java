package io.spoor.span;

import static java.util.Objects.requireNonNull;

/**
 * What produced a span: a service, and what it runs on.
 *
 * @param droppedAttributesCount how many attributes were left out by the producer, unsigned
 * @param schemaUrl empty if there is none
 */
public record Resource(Attributes attributes, int droppedAttributesCount, String schemaUrl) {

  /** A resource of which nothing is known. */
  public static final Resource EMPTY = new Resource(Attributes.empty(), 0, "");

  /** The attribute that names the service. */
  public static final String SERVICE_NAME = "service.name";

  public Resource {
    requireNonNull(attributes, "attributes");
    requireNonNull(schemaUrl, "schemaUrl");
  }

  /** A resource of these attributes only. */
  public static Resource of(Attributes attributes) {
    return new Resource(attributes, 0, "");
  }

  /** A resource that names its service only. */
  public static Resource ofService(String service) {
    return of(Attributes.of(SERVICE_NAME, Value.of(service)));
  }

  /**
   * The service: the first {@value #SERVICE_NAME} attribute that is text, or the empty string if
   * there is none.
   */
  public String service() {
    for (int i = 0; i < attributes.size(); i++) {
      if (attributes.key(i).equals(SERVICE_NAME) && attributes.value(i) instanceof Value.Text t) {
        return t.text();
      }
    }
    return "";
  }
}
