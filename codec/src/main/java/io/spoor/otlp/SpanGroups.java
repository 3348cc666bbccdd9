package io.spoor.otlp;

import io.spoor.span.Resource;
import io.spoor.span.Scope;
import io.spoor.span.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Spans brought together by resource, then by scope, each in the order of first sight. */
final class SpanGroups {
  private SpanGroups() {}

  static List<Span> ordered(List<Span> spans) {
    Map<Resource, Map<Scope, List<Span>>> groups = new LinkedHashMap<>();
    for (Span span : spans) {
      groups
          .computeIfAbsent(span.resource(), resource -> new LinkedHashMap<>())
          .computeIfAbsent(span.scope(), scope -> new ArrayList<>())
          .add(span);
    }
    List<Span> ordered = new ArrayList<>(spans.size());
    groups.values().forEach(scopes -> scopes.values().forEach(ordered::addAll));
    return ordered;
  }
}
