package io.spoor.assertj;

import io.spoor.span.Attributes;
import io.spoor.span.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What of a trace goes into its golden file.
 *
 * @param kept attributes of spans, events and links; if none are named, all but volatile ones
 * @param resource attributes of the resource
 */
record GoldenRules(
    KeyPatterns kept,
    KeyPatterns dropped,
    KeyPatterns masked,
    KeyPatterns resource,
    List<Replacement> replacements,
    SiblingOrder order) {

  /** Each match of the pattern becomes the replacement. */
  record Replacement(Pattern pattern, String replacement) {}

  static final String MASK = "<masked>";

  /** Attributes that differ from run to run: hosts, addresses, ports, threads, lines of code. */
  static final KeyPatterns VOLATILE =
      KeyPatterns.NONE.and(
          "*.address",
          "*.port",
          "*.ip",
          "*.ipv4",
          "*.ipv6",
          "host.*",
          "hostname",
          "*.hostname",
          "net.host.name",
          "net.peer.name",
          "net.sock.*",
          "http.host",
          "http.client_ip",
          "http.server_name",
          "db.connection_string",
          "thread.*",
          "process.*",
          "code.lineno",
          "code.line.number",
          "exception.stacktrace");

  private static final Set<String> URLS = Set.of("url.full", "http.url");
  private static final Pattern AUTHORITY = Pattern.compile("^([A-Za-z][A-Za-z0-9+.-]*://)[^/?#]*");

  static final GoldenRules DEFAULT =
      new GoldenRules(
          KeyPatterns.NONE,
          KeyPatterns.NONE,
          KeyPatterns.NONE,
          KeyPatterns.NONE,
          List.of(),
          SiblingOrder.ANY);

  String replaced(String text) {
    String replaced = text;
    for (Replacement rule : replacements) {
      replaced = rule.pattern.matcher(replaced).replaceAll(rule.replacement);
    }
    return replaced;
  }

  /** The attributes of a span, an event or a link, one line each, by key and value. */
  List<String> lines(Attributes attributes) {
    return lines(attributes, kept.isEmpty() ? null : kept);
  }

  /** The attributes of a resource, likewise. */
  List<String> resourceLines(Attributes attributes) {
    return lines(attributes, resource).stream().map(line -> "resource " + line).toList();
  }

  private List<String> lines(Attributes attributes, @Nullable KeyPatterns only) {
    List<String> lines = new ArrayList<>();
    attributes.forEach(
        (key, value) -> {
          if (dropped.matches(key)) return;
          if (only == null ? VOLATILE.matches(key) : !only.matches(key)) return;
          lines.add(
              masked.matches(key)
                  ? ValueWords.key(key) + " = " + MASK
                  : ValueWords.entry(key, normal(key, value)));
        });
    lines.sort(null);
    return lines;
  }

  private Value normal(String key, Value value) {
    if (value instanceof Value.Text text) {
      String replaced = replaced(text.text());
      return Value.of(
          URLS.contains(key) ? AUTHORITY.matcher(replaced).replaceFirst("$1<host>") : replaced);
    }
    if (value instanceof Value.Array array) {
      return Value.of(array.elements().stream().map(element -> normal(key, element)).toList());
    }
    return value;
  }
}
