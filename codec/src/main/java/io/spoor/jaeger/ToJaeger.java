package io.spoor.jaeger;

import io.spoor.jaeger.JaegerSpan.Log;
import io.spoor.jaeger.JaegerSpan.RefType;
import io.spoor.jaeger.JaegerSpan.Reference;
import io.spoor.span.Attributes;
import io.spoor.span.Resource;
import io.spoor.span.Span;
import io.spoor.span.SpanEvent;
import io.spoor.span.SpanId;
import io.spoor.span.SpanKind;
import io.spoor.span.SpanLink;
import io.spoor.span.TextForm;
import io.spoor.span.Value;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A span of OpenTelemetry's as one of Jaeger's, by the rules of the collector's translator. What
 * {@link FromJaeger} made comes back as it was.
 */
final class ToJaeger {
  private static final int SAMPLED = 1;

  private ToJaeger() {}

  static JaegerSpan span(Span from) {
    return new JaegerSpan(
        from.traceId(),
        from.spanId(),
        from.name(),
        references(from),
        flags(from),
        from.startNanos(),
        from.hasNegativeDuration() ? 0 : from.endNanos() - from.startNanos(),
        tags(from),
        from.events().stream().map(ToJaeger::log).toList(),
        process(from.resource()),
        warnings(from.attributes()));
  }

  private static List<Reference> references(Span from) {
    List<Reference> references = new ArrayList<>(from.links().size() + 1);
    SpanId parent = from.parentSpanId();
    if (parent != null && from.links().stream().noneMatch(link -> standsForParent(link, from))) {
      references.add(new Reference(RefType.CHILD_OF, from.traceId(), parent));
    }
    for (SpanLink link : from.links()) {
      references.add(new Reference(refType(link), link.traceId(), link.spanId()));
    }
    return references;
  }

  private static boolean standsForParent(SpanLink link, Span from) {
    return link.traceId().equals(from.traceId())
        && link.spanId().equals(from.parentSpanId())
        && Tags.has(link.attributes(), Tags.REF_TYPE);
  }

  private static RefType refType(SpanLink link) {
    String type = Tags.onlyText(link.attributes(), Tags.REF_TYPE);
    return type.equals("child_of") ? RefType.CHILD_OF : RefType.FOLLOWS_FROM;
  }

  private static int flags(Span from) {
    return Tags.only(from.attributes(), Tags.FLAGS) instanceof Value.Int flags
        ? (int) flags.value()
        : from.flags() & SAMPLED;
  }

  /** In the order in which the collector writes them. */
  private static Attributes tags(Span from) {
    Attributes there = from.attributes();
    Attributes.Builder tags = Attributes.builder(there.size() + 8);
    addScope(Tags.SCOPE_NAME, from.scope().name(), Tags.OLD_SCOPE_NAME, there, tags);
    addScope(Tags.SCOPE_VERSION, from.scope().version(), Tags.OLD_SCOPE_VERSION, there, tags);
    addFlat(there, notTags(there), tags);
    if (from.kind() != SpanKind.UNSPECIFIED) {
      tags.put(Tags.SPAN_KIND, from.kind().name().toLowerCase(Locale.ROOT));
    }
    JaegerStatus.add(from.status(), there, tags);
    if (!from.traceState().isEmpty()) tags.put(Tags.TRACE_STATE, from.traceState());
    return tags.build();
  }

  /** What stands for the span's flags and warnings; tags of these names stay tags. */
  private static Set<String> notTags(Attributes attributes) {
    Set<String> keys = new HashSet<>();
    if (Tags.only(attributes, Tags.FLAGS) instanceof Value.Int) keys.add(Tags.FLAGS);
    if (Tags.only(attributes, Tags.WARNINGS) instanceof Value.Array) keys.add(Tags.WARNINGS);
    return keys;
  }

  private static void addScope(
      String key, String text, String oldKey, Attributes there, Attributes.Builder tags) {
    boolean isThere = text.isEmpty() || Tags.onlyText(there, oldKey).equals(text);
    if (!isThere) tags.put(key, text);
  }

  /** Values that Jaeger does not have become text. */
  private static void addFlat(Attributes from, Set<String> without, Attributes.Builder to) {
    for (int i = 0; i < from.size(); i++) {
      if (without.contains(from.key(i))) continue;
      Value value = from.value(i);
      boolean isFlat =
          value instanceof Value.Text
              || value instanceof Value.Bool
              || value instanceof Value.Int
              || value instanceof Value.Double
              || value instanceof Value.Bytes;
      to.put(from.key(i), isFlat ? value : Value.of(TextForm.of(value)));
    }
  }

  private static Log log(SpanEvent event) {
    Attributes.Builder fields = Attributes.builder(event.attributes().size() + 1);
    boolean isNamed = Tags.has(event.attributes(), Tags.EVENT) || event.name().isEmpty();
    if (!isNamed) fields.put(Tags.EVENT, event.name());
    addFlat(event.attributes(), Set.of(), fields);
    return new Log(event.timeNanos(), fields.build());
  }

  private static JaegerProcess process(Resource resource) {
    Attributes attributes = resource.attributes();
    Attributes.Builder tags = Attributes.builder(attributes.size());
    String service = "";
    boolean isTaken = false;
    for (int i = 0; i < attributes.size(); i++) {
      boolean isService = !isTaken && attributes.key(i).equals(Resource.SERVICE_NAME);
      if (isService) {
        service = TextForm.of(attributes.value(i));
        isTaken = true;
      } else {
        addFlat(Attributes.of(attributes.key(i), attributes.value(i)), Set.of(), tags);
      }
    }
    return new JaegerProcess(service, tags.build());
  }

  private static List<String> warnings(Attributes attributes) {
    if (!(Tags.only(attributes, Tags.WARNINGS) instanceof Value.Array array)) return List.of();
    return array.elements().stream().map(TextForm::of).toList();
  }
}
