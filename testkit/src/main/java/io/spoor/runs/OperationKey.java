package io.spoor.runs;

import static java.util.Comparator.comparing;

import io.spoor.span.Span;
import io.spoor.span.SpanKind;
import java.util.Comparator;
import java.util.Locale;

/**
 * The spans that are compared with each other.
 *
 * @param service empty for spans without one
 */
public record OperationKey(String service, String name, SpanKind kind)
    implements Comparable<OperationKey> {
  private static final Comparator<OperationKey> ORDER =
      comparing(OperationKey::service)
          .thenComparing(OperationKey::name)
          .thenComparing(OperationKey::kind);

  static OperationKey of(Span span) {
    return new OperationKey(span.service(), span.name(), span.kind());
  }

  @Override
  public int compareTo(OperationKey other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return kind == SpanKind.UNSPECIFIED
        ? "%s: %s".formatted(service, name)
        : "%s: %s (%s)".formatted(service, name, kind.name().toLowerCase(Locale.ROOT));
  }
}
