package io.spoor.assertj;

import static java.util.Objects.requireNonNull;

import io.spoor.Trace;
import io.spoor.query.Condition;
import io.spoor.query.Field;
import io.spoor.span.Attributes;
import io.spoor.span.Span;
import io.spoor.span.SpanEvent;
import io.spoor.span.SpanId;
import io.spoor.span.SpanKind;
import io.spoor.span.Status;
import io.spoor.span.StatusCode;
import io.spoor.span.TraceId;
import io.spoor.span.Value;
import io.spoor.tree.SpanNode;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.api.AbstractAssert;
import org.jspecify.annotations.Nullable;

/**
 * Assertions on one span. Failures show the tree of its trace, if the trace was asserted first, or
 * the span alone.
 *
 * <p>Not final so that AssertJ's soft assertions can make a proxy of it. Not thread-safe.
 */
public class SpanAssert extends AbstractAssert<SpanAssert, Span> {
  private final @Nullable CheckedTrace trace;
  private final @Nullable SpanNode node;

  public SpanAssert(@Nullable Span actual) {
    super(actual, SpanAssert.class);
    this.trace = null;
    this.node = null;
  }

  SpanAssert(CheckedTrace trace, SpanNode node) {
    super(node.span(), SpanAssert.class);
    this.trace = trace.passedOnTo(info);
    this.node = node;
  }

  public SpanAssert hasName(String name) {
    isNotNull();
    return equal("the name", QuotedText.of(name), QuotedText.of(actual.name()));
  }

  /** The service is this one, empty for none. */
  public SpanAssert hasService(String service) {
    isNotNull();
    return equal("the service", QuotedText.of(service), QuotedText.of(actual.service()));
  }

  public SpanAssert hasKind(SpanKind kind) {
    isNotNull();
    return equal("the kind", Field.nameOf(kind), Field.nameOf(actual.kind()));
  }

  /** The status is of this code, whatever its message. */
  public SpanAssert hasStatus(StatusCode code) {
    isNotNull();
    return equal("the status", Field.nameOf(code), Field.nameOf(actual.status().code()));
  }

  /** The status is of this code with this message. */
  public SpanAssert hasStatus(StatusCode code, String message) {
    isNotNull();
    return equal("the status", words(new Status(code, message)), words(actual.status()));
  }

  private static String words(Status status) {
    return Field.nameOf(status.code()) + " " + QuotedText.of(status.message());
  }

  /** The status is not an error. */
  public SpanAssert hasNoError() {
    isNotNull();
    if (actual.status().code() != StatusCode.ERROR) return this;
    throw failure("expected no error, found " + words(actual.status()));
  }

  /** The span has this attribute with some value. */
  public SpanAssert hasAttribute(String key) {
    isNotNull();
    if (actual.attributes().get(requireNonNull(key, "key")).isPresent()) return this;
    throw failure("expected the attribute " + key + ", " + others(actual.attributes()));
  }

  /** The span has this attribute, of this type and value; where it stands twice, either. */
  public SpanAssert hasAttribute(String key, Value value) {
    isNotNull();
    return has("the attribute", actual.attributes(), key, value);
  }

  /** See {@link #hasAttribute(String, Value)}. */
  public SpanAssert hasAttribute(String key, String value) {
    return hasAttribute(key, Value.of(value));
  }

  /** See {@link #hasAttribute(String, Value)}. */
  public SpanAssert hasAttribute(String key, long value) {
    return hasAttribute(key, Value.of(value));
  }

  /** See {@link #hasAttribute(String, Value)}. */
  public SpanAssert hasAttribute(String key, double value) {
    return hasAttribute(key, Value.of(value));
  }

  /** See {@link #hasAttribute(String, Value)}. */
  public SpanAssert hasAttribute(String key, boolean value) {
    return hasAttribute(key, Value.of(value));
  }

  /**
   * The span has this attribute, an array of these elements.
   *
   * @param elements of String, Boolean, Integer, Long, Double, byte[], List or Value
   */
  public SpanAssert hasAttribute(String key, List<?> elements) {
    return hasAttribute(key, ValueWords.value(elements));
  }

  public SpanAssert hasNoAttribute(String key) {
    isNotNull();
    actual
        .attributes()
        .get(key)
        .ifPresent(
            value -> {
              throw failure("expected no attribute " + key + ", found " + typed(value));
            });
    return this;
  }

  /** The resource of the span has this attribute, of this type and value. */
  public SpanAssert hasResourceAttribute(String key, Value value) {
    isNotNull();
    return has("the resource attribute", actual.resource().attributes(), key, value);
  }

  /** See {@link #hasResourceAttribute(String, Value)}. */
  public SpanAssert hasResourceAttribute(String key, String value) {
    return hasResourceAttribute(key, Value.of(value));
  }

  /** Some event is called so. */
  public SpanAssert hasEvent(String name) {
    isNotNull();
    if (actual.events().stream().anyMatch(event -> event.name().equals(name))) return this;
    throw failure("expected an event " + QuotedText.of(name) + ", " + events());
  }

  /** Some event is called so and has this attribute, of this type and value. */
  public SpanAssert hasEvent(String name, String key, Value value) {
    hasEvent(name);
    List<SpanEvent> named = actual.events().stream().filter(e -> e.name().equals(name)).toList();
    if (named.stream().anyMatch(event -> has(event.attributes(), key, value))) return this;
    List<String> found = named.stream().map(event -> found(event.attributes(), key)).toList();
    throw failure(
        "expected an event %s with %s, %s"
            .formatted(
                QuotedText.of(name), ValueWords.entry(key, value), String.join("; ", found)));
  }

  /** See {@link #hasEvent(String, String, Value)}. */
  public SpanAssert hasEvent(String name, String key, String value) {
    return hasEvent(name, key, Value.of(value));
  }

  public SpanAssert hasNoEvents() {
    isNotNull();
    if (actual.events().isEmpty()) return this;
    throw failure("expected no event, " + events());
  }

  /** The span has a link to this span. */
  public SpanAssert hasLinkTo(TraceId traceId, SpanId spanId) {
    isNotNull();
    boolean isLinked =
        actual.links().stream()
            .anyMatch(link -> link.traceId().equals(traceId) && link.spanId().equals(spanId));
    if (isLinked) return this;
    throw failure(
        "expected a link to span %s of trace %s, found %s"
            .formatted(
                spanId,
                traceId,
                actual.links().isEmpty()
                    ? "no link"
                    : actual.links().stream()
                        .map(link -> link.spanId() + " of " + link.traceId())
                        .toList()));
  }

  /** The span took no longer than this. */
  public SpanAssert tookAtMost(Duration budget) {
    isNotNull();
    long most = TimeChecks.nanos(budget);
    long taken = actual.durationNanos();
    if (Long.compareUnsigned(taken, most) <= 0) return this;
    throw failure(
        "expected to take at most %s, it took %s"
            .formatted(TimeChecks.text(most, taken), TimeChecks.text(taken, most)));
  }

  /** The span took this long or longer. */
  public SpanAssert tookAtLeast(Duration minimum) {
    isNotNull();
    long least = TimeChecks.nanos(minimum);
    long taken = actual.durationNanos();
    if (Long.compareUnsigned(taken, least) >= 0) return this;
    throw failure(
        "expected to take at least %s, it took %s"
            .formatted(TimeChecks.text(least, taken), TimeChecks.text(taken, least)));
  }

  /** The span meets the condition; one about other spans needs a span of an asserted trace. */
  public SpanAssert meets(Condition condition) {
    isNotNull();
    boolean isMet =
        trace == null || node == null
            ? !alone().meeting(condition).isEmpty()
            : trace.meeting(condition).contains(node);
    if (isMet) return this;
    throw failure("expected " + condition.describe());
  }

  private SpanAssert equal(String what, String expected, String found) {
    if (expected.equals(found)) return this;
    String message = "expected %s %s, it is %s".formatted(what, expected, found);
    CheckedTrace shown = checked();
    throw shown.failure(message, mark(shown), expected, found);
  }

  private SpanAssert has(String what, Attributes attributes, String key, Value value) {
    if (has(attributes, key, value)) return this;
    String expected = "expected %s %s (%s)".formatted(what, entry(key, value), type(value));
    String message = expected + ", " + found(attributes, key);
    CheckedTrace shown = checked();
    throw shown.failure(message, mark(shown), entry(key, value), actualEntry(attributes, key));
  }

  private static boolean has(Attributes attributes, String key, Value value) {
    return IntStream.range(0, attributes.size())
        .anyMatch(i -> attributes.key(i).equals(key) && attributes.value(i).equals(value));
  }

  private static String found(Attributes attributes, String key) {
    return attributes.get(key).map(v -> "it is " + typed(v)).orElse(others(attributes));
  }

  private static String actualEntry(Attributes attributes, String key) {
    return attributes.get(key).map(value -> entry(key, value)).orElse("");
  }

  private static String others(Attributes attributes) {
    if (attributes.isEmpty()) return "there are none";
    List<String> keys =
        IntStream.range(0, attributes.size()).mapToObj(attributes::key).sorted().toList();
    return "there are " + String.join(", ", keys);
  }

  private String events() {
    if (actual.events().isEmpty()) return "there are none";
    List<String> names =
        actual.events().stream().map(event -> QuotedText.of(event.name())).toList();
    return "there are " + String.join(", ", names);
  }

  private static String entry(String key, Value value) {
    return ValueWords.entry(key, value);
  }

  private static String type(Value value) {
    return ValueWords.type(value);
  }

  private static String typed(Value value) {
    return ValueWords.of(value) + " (" + type(value) + ")";
  }

  private TraceAssertionError failure(String message) {
    CheckedTrace shown = checked();
    return shown.failure(message, mark(shown));
  }

  private CheckedTrace checked() {
    return trace == null ? alone() : trace;
  }

  private CheckedTrace alone() {
    return new CheckedTrace(Trace.of(List.of(actual)), info);
  }

  private Marks mark(CheckedTrace shown) {
    return new Marks().add(node == null ? shown.tree().root() : node, "this span");
  }
}
