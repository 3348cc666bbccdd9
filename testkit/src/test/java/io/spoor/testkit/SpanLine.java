package io.spoor.testkit;

import io.spoor.span.Attributes;
import io.spoor.span.Resource;
import io.spoor.span.Scope;
import io.spoor.span.Span;
import io.spoor.span.SpanEvent;
import io.spoor.span.SpanId;
import io.spoor.span.SpanKind;
import io.spoor.span.SpanLink;
import io.spoor.span.StatusCode;
import io.spoor.span.TraceId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A chain of spans, each the child of the one before: {@code t1: service/operation key=value >
 * service/operation key=value}.
 *
 * <p>The keys {@code id}, {@code parent}, {@code start}, {@code duration}, {@code kind} and {@code
 * status} are fields; {@code resource.k}, {@code scope.k}, {@code event.k} and {@code link.k} are
 * attributes there, each event and link on its own; every other key is an attribute of the span.
 * Ids and starts count up where they are not given. {@link ValueText} says how values are written.
 */
final class SpanLine {
  private final TraceId traceId;
  private final long number;
  private final Attributes.Builder resource = Attributes.builder();
  private final Attributes.Builder scope = Attributes.builder();
  private final Attributes.Builder own = Attributes.builder();
  private final List<SpanEvent> events = new ArrayList<>();
  private final List<SpanLink> links = new ArrayList<>();
  private long durationNanos = 1;

  private SpanLine(TraceId traceId, long number) {
    this.traceId = traceId;
    this.number = number;
  }

  static TraceId traceId(String name) {
    return new TraceId(0x7261L, Long.parseLong(name.substring(1)));
  }

  /** Adds the spans of this line to those of the lines before. */
  static void parse(String line, List<Span> spans) {
    int colon = line.indexOf(':');
    TraceId traceId = traceId(line.substring(0, colon).strip());
    Span parent = null;
    for (String text : line.substring(colon + 1).split(" > ")) {
      parent = new SpanLine(traceId, spans.size() + 1).parse(text.strip(), parent);
      spans.add(parent);
    }
  }

  private Span parse(String text, @Nullable Span parent) {
    Span.Builder span = Span.builder(traceId, new SpanId(number)).startNanos(number);
    if (parent != null) span.parentSpanId(parent.spanId());
    List<String> words = ValueText.words(text);
    int names = 0;
    while (names < words.size() && words.get(names).indexOf('=') < 0) names++;
    String name = String.join(" ", words.subList(0, names));
    int slash = name.indexOf('/');
    if (slash > 0) resource.put(Resource.SERVICE_NAME, name.substring(0, slash));
    span.name(name.substring(slash + 1));
    for (String word : words.subList(names, words.size())) {
      int equals = word.indexOf('=');
      set(span, word.substring(0, equals), word.substring(equals + 1));
    }
    Span built = span.build();
    return built.toBuilder()
        .endNanos(built.startNanos() + durationNanos)
        .attributes(own.build())
        .resource(Resource.of(resource.build()))
        .scope(new Scope("", "", scope.build(), 0, ""))
        .events(events)
        .links(links)
        .build();
  }

  private void set(Span.Builder span, String key, String value) {
    switch (key) {
      case "id" -> span.spanId(SpanId.parse(value));
      case "parent" -> span.parentSpanId(SpanId.parse(value));
      case "start" -> span.startNanos(Long.parseUnsignedLong(value));
      case "duration" -> durationNanos = Long.parseLong(value);
      case "kind" -> span.kind(SpanKind.valueOf(value.toUpperCase(Locale.ROOT)));
      case "status" -> span.status(StatusCode.valueOf(value.toUpperCase(Locale.ROOT)), "");
      default -> addAttribute(key, value);
    }
  }

  private void addAttribute(String key, String value) {
    int dot = key.indexOf('.');
    String level = dot < 0 ? "" : key.substring(0, dot);
    String rest = key.substring(dot + 1);
    switch (level) {
      case "resource" -> resource.put(rest, ValueText.parse(value));
      case "scope" -> scope.put(rest, ValueText.parse(value));
      case "event" ->
          events.add(new SpanEvent(0, "", Attributes.of(rest, ValueText.parse(value)), 0));
      case "link" ->
          links.add(
              new SpanLink(
                  traceId, new SpanId(0), "", Attributes.of(rest, ValueText.parse(value)), 0, 0));
      default -> own.put(key, ValueText.parse(value));
    }
  }
}
