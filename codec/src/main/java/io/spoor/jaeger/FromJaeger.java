package io.spoor.jaeger;

import io.spoor.jaeger.JaegerSpan.Log;
import io.spoor.jaeger.JaegerSpan.RefType;
import io.spoor.jaeger.JaegerSpan.Reference;
import io.spoor.span.Attributes;
import io.spoor.span.Resource;
import io.spoor.span.Scope;
import io.spoor.span.Span;
import io.spoor.span.SpanEvent;
import io.spoor.span.SpanKind;
import io.spoor.span.SpanLink;
import io.spoor.span.Value;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A span of Jaeger's as one of OpenTelemetry's. {@link ToJaeger} is the way back, which restores
 * all of it. The rules are those of the collector's translator, except where it loses something.
 */
final class FromJaeger {
  private static final int SAMPLED = 1;

  private FromJaeger() {}

  static Span span(JaegerSpan from) {
    Span.Builder span = Span.builder(from.traceId(), from.spanId());
    Reference parent = parent(from);
    span.parentSpanId(parent == null ? null : parent.spanId());
    span.links(links(from, parent));
    span.name(from.operationName()).flags(from.flags() & SAMPLED);
    span.startNanos(from.startNanos()).endNanos(from.startNanos() + from.durationNanos());
    tags(from, span);
    span.events(from.logs().stream().map(FromJaeger::event).toList());
    return span.resource(resource(from.process())).build();
  }

  private static void tags(JaegerSpan from, Span.Builder span) {
    Attributes tags = from.tags();
    Set<String> taken = new HashSet<>(JaegerStatus.takenFrom(tags));
    span.status(JaegerStatus.of(tags));
    SpanKind kind = kind(tags);
    if (kind != SpanKind.UNSPECIFIED) taken.add(Tags.SPAN_KIND);
    span.kind(kind);
    span.traceState(take(tags, Tags.TRACE_STATE, taken));
    String name = takeScope(tags, Tags.SCOPE_NAME, Tags.OLD_SCOPE_NAME, taken);
    String version = takeScope(tags, Tags.SCOPE_VERSION, Tags.OLD_SCOPE_VERSION, taken);
    span.scope(Scope.of(name, version));
    Attributes.Builder attributes = Attributes.builder(tags.size() + 2);
    Tags.addAllBut(tags, taken, attributes);
    if ((from.flags() & ~SAMPLED) != 0) attributes.put(Tags.FLAGS, from.flags());
    if (!from.warnings().isEmpty()) {
      attributes.put(
          Tags.WARNINGS, Value.of(from.warnings().stream().map(text -> Value.of(text)).toList()));
    }
    span.attributes(attributes.build());
  }

  /** A tag under the old key stays, and with it one under the new key that says the same. */
  private static String takeScope(Attributes tags, String key, String oldKey, Set<String> taken) {
    String old = Tags.onlyText(tags, oldKey);
    if (!old.isEmpty() && old.equals(Tags.onlyText(tags, key))) return old;
    String text = take(tags, key, taken);
    return text.isEmpty() ? old : text;
  }

  private static String take(Attributes tags, String key, Set<String> taken) {
    String text = Tags.onlyText(tags, key);
    if (!text.isEmpty()) taken.add(key);
    return text;
  }

  /** Unspecified where the only tag does not name a kind as Jaeger writes it. */
  private static SpanKind kind(Attributes tags) {
    String text = Tags.onlyText(tags, Tags.SPAN_KIND);
    for (SpanKind kind : SpanKind.values()) {
      boolean isKind = kind.name().toLowerCase(Locale.ROOT).equals(text);
      if (isKind && kind != SpanKind.UNSPECIFIED) return kind;
    }
    return SpanKind.UNSPECIFIED;
  }

  /** As Jaeger decides it: the first CHILD_OF of the same trace, else the first FOLLOWS_FROM. */
  private static @Nullable Reference parent(JaegerSpan from) {
    for (RefType type : RefType.values()) {
      for (Reference reference : from.references()) {
        if (reference.type() == type && isOwnTrace(reference, from) && !isZero(reference)) {
          return reference;
        }
      }
    }
    return null;
  }

  private static boolean isOwnTrace(Reference reference, JaegerSpan from) {
    return reference.traceId().equals(from.traceId());
  }

  private static boolean isZero(Reference reference) {
    return reference.spanId().isZero();
  }

  /**
   * The references but that to the parent. It is kept among them where it would not be told from
   * the parent alone: it is no CHILD_OF, not the first, or another one leads to the same span.
   */
  private static List<SpanLink> links(JaegerSpan from, @Nullable Reference parent) {
    List<Reference> references = from.references();
    List<SpanLink> links = new ArrayList<>();
    boolean isTold = parent != null && isToldByParentAlone(from, parent);
    for (Reference reference : isTold ? references.subList(1, references.size()) : references) {
      Attributes type =
          Attributes.of(Tags.REF_TYPE, Value.of(reference.type().name().toLowerCase(Locale.ROOT)));
      links.add(new SpanLink(reference.traceId(), reference.spanId(), "", type, 0, 0));
    }
    return links;
  }

  private static boolean isToldByParentAlone(JaegerSpan from, Reference parent) {
    if (parent.type() != RefType.CHILD_OF || !from.references().get(0).equals(parent)) return false;
    long same =
        from.references().stream()
            .filter(other -> isOwnTrace(other, from) && other.spanId().equals(parent.spanId()))
            .count();
    return same == 1;
  }

  /** The field that names an event is taken where it comes first, as Jaeger writes it. */
  private static SpanEvent event(Log log) {
    Attributes fields = log.fields();
    String name = Tags.onlyText(fields, Tags.EVENT);
    boolean isFirst = !name.isEmpty() && fields.key(0).equals(Tags.EVENT);
    if (!isFirst) return new SpanEvent(log.timeNanos(), name, fields, 0);
    Attributes.Builder rest = Attributes.builder(fields.size());
    Tags.addAllBut(fields, Set.of(Tags.EVENT), rest);
    return new SpanEvent(log.timeNanos(), name, rest.build(), 0);
  }

  private static Resource resource(JaegerProcess process) {
    Attributes tags = process.tags();
    if (process.serviceName().isEmpty() && !Tags.has(tags, Resource.SERVICE_NAME)) {
      return Resource.of(tags);
    }
    Attributes.Builder attributes = Attributes.builder(tags.size() + 1);
    attributes.put(Resource.SERVICE_NAME, process.serviceName());
    Tags.addAllBut(tags, Set.of(), attributes);
    return Resource.of(attributes.build());
  }
}
