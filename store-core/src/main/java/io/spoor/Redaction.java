package io.spoor;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.spoor.span.Attributes;
import io.spoor.span.Resource;
import io.spoor.span.Scope;
import io.spoor.span.Span;
import io.spoor.span.SpanEvent;
import io.spoor.span.SpanLink;
import io.spoor.span.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What is taken out of spans before they are written: secrets, and text that is too long. It never
 * reaches the disk or an index. Nothing, unless it is chosen.
 *
 * <pre>{@code
 * Redaction redaction =
 *     Redaction.NOTHING
 *         .withReplacedValues("(?i).*(authorization|cookie|password|secret|token).*")
 *         .withRemovedAttributes("db\\.query\\.parameter\\..*")
 *         .withMaxTextLength(10_000);
 * }</pre>
 *
 * <p>Rules hold for attributes of spans, events, links, resources and scopes, and for the entries
 * of key-value lists inside them. Names, status messages and trace states are not changed.
 * Immutable.
 */
public final class Redaction {

  /** Spans are written as they are. */
  public static final Redaction NOTHING = new Redaction(List.of(), List.of(), Integer.MAX_VALUE);

  /** What stands in the place of a value that was replaced. */
  public static final String REPLACEMENT = "[redacted]";

  private final List<Pattern> replaced;
  private final List<Pattern> removed;
  private final int maxTextLength;

  private Redaction(List<Pattern> replaced, List<Pattern> removed, int maxTextLength) {
    this.replaced = replaced;
    this.removed = removed;
    this.maxTextLength = maxTextLength;
  }

  /**
   * Also replaces values, of whatever type, by the text {@value #REPLACEMENT}.
   *
   * @param keys what the whole key has to match: a regular expression of RE2's syntax, which takes
   *     time in proportion to the key whatever it is
   * @throws IllegalArgumentException if it is none
   */
  public Redaction withReplacedValues(String keys) {
    return new Redaction(with(replaced, keys), removed, maxTextLength);
  }

  /**
   * Also removes attributes, and counts them as dropped.
   *
   * @param keys as in {@link #withReplacedValues}
   * @throws IllegalArgumentException if it is no regular expression
   */
  public Redaction withRemovedAttributes(String keys) {
    return new Redaction(replaced, with(removed, keys), maxTextLength);
  }

  /**
   * Also cuts text that is longer, in values and in the elements of arrays, as OpenTelemetry's
   * attribute value length limit does. A pair of surrogates is cut off whole.
   *
   * @param length in UTF-16 code units, 0 or more
   */
  public Redaction withMaxTextLength(int length) {
    if (length < 0) {
      throw new IllegalArgumentException("length is " + length + ", expected 0 or more");
    }
    return new Redaction(replaced, removed, length);
  }

  private static List<Pattern> with(List<Pattern> patterns, String added) {
    List<Pattern> all = new ArrayList<>(patterns);
    try {
      all.add(Pattern.compile(added));
    } catch (PatternSyntaxException e) {
      throw new IllegalArgumentException(
          "\"%s\" is no regular expression: %s".formatted(added, e.getMessage()), e);
    }
    return List.copyOf(all);
  }

  /** The spans as they are written. */
  public List<Span> apply(List<Span> spans) {
    if (equals(NOTHING)) return spans;
    return spans.stream().map(this::apply).toList();
  }

  /** The span as it is written. */
  public Span apply(Span span) {
    Redacted attributes = apply(span.attributes());
    return span.toBuilder()
        .attributes(attributes.attributes)
        .droppedAttributesCount(span.droppedAttributesCount() + attributes.dropped)
        .events(each(span.events(), this::apply))
        .links(each(span.links(), this::apply))
        .resource(apply(span.resource()))
        .scope(apply(span.scope()))
        .build();
  }

  private SpanEvent apply(SpanEvent event) {
    Redacted attributes = apply(event.attributes());
    return new SpanEvent(
        event.timeNanos(),
        event.name(),
        attributes.attributes,
        event.droppedAttributesCount() + attributes.dropped);
  }

  private SpanLink apply(SpanLink link) {
    Redacted attributes = apply(link.attributes());
    return new SpanLink(
        link.traceId(),
        link.spanId(),
        link.traceState(),
        attributes.attributes,
        link.droppedAttributesCount() + attributes.dropped,
        link.flags());
  }

  private Resource apply(Resource resource) {
    Redacted attributes = apply(resource.attributes());
    return new Resource(
        attributes.attributes,
        resource.droppedAttributesCount() + attributes.dropped,
        resource.schemaUrl());
  }

  private Scope apply(Scope scope) {
    Redacted attributes = apply(scope.attributes());
    return new Scope(
        scope.name(),
        scope.version(),
        attributes.attributes,
        scope.droppedAttributesCount() + attributes.dropped,
        scope.schemaUrl());
  }

  /** What is left of attributes, and how many are not. */
  private record Redacted(Attributes attributes, int dropped) {}

  private Redacted apply(Attributes attributes) {
    Attributes.Builder left = Attributes.builder(attributes.size());
    int dropped = 0;
    for (int i = 0; i < attributes.size(); i++) {
      String key = attributes.key(i);
      if (matches(removed, key)) {
        dropped++;
      } else {
        left.put(key, matches(replaced, key) ? Value.of(REPLACEMENT) : apply(attributes.value(i)));
      }
    }
    return new Redacted(left.build(), dropped);
  }

  private Value apply(Value value) {
    if (value instanceof Value.Text text) return cut(text);
    if (value instanceof Value.Array array) return Value.of(each(array.elements(), this::apply));
    if (value instanceof Value.KeyValueList list) return Value.of(apply(list.entries()).attributes);
    return value;
  }

  private Value.Text cut(Value.Text value) {
    String text = value.text();
    if (text.length() <= maxTextLength) return value;
    int end = maxTextLength;
    if (end > 0 && Character.isHighSurrogate(text.charAt(end - 1))) end--;
    return new Value.Text(text.substring(0, end));
  }

  private static boolean matches(List<Pattern> patterns, String key) {
    for (Pattern pattern : patterns) {
      if (pattern.matches(key)) return true;
    }
    return false;
  }

  private static <T> List<T> each(List<T> elements, UnaryOperator<T> change) {
    return elements.stream().map(change).toList();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Redaction that
        && replaced.equals(that.replaced)
        && removed.equals(that.removed)
        && maxTextLength == that.maxTextLength;
  }

  @Override
  public int hashCode() {
    return 31 * (31 * replaced.hashCode() + removed.hashCode()) + maxTextLength;
  }

  @Override
  public String toString() {
    return "Redaction[replaced=%s, removed=%s, maxTextLength=%d]"
        .formatted(replaced, removed, maxTextLength);
  }
}
