package io.spoor.otlp;

import com.fasterxml.jackson.core.JsonParser;
import io.spoor.dialect.Dialect;
import io.spoor.input.BadItemException;
import io.spoor.input.ForeignObjects;
import io.spoor.input.InputLimits;
import io.spoor.input.JsonUnits;
import io.spoor.input.ReadLog;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The traces in one unit of JSON text: {@code resourceSpans} in an object, a {@code ResourceSpans}
 * by itself, an array of these, and the envelopes that Jaeger and Tempo put around them.
 */
final class JsonTraces {
  private static final int SHOWN_KEYS = 6;

  private static final String EXPECTED = "traces of OTLP, Jaeger or Zipkin";

  private final JsonParser parser;
  private final JsonUnits units;
  private final ForeignObjects foreign;
  private final JsonObjectReader objects;
  private final ReadLog log;
  private final InputLimits limits;
  private final JsonFields json;
  private final JsonItems items;

  JsonTraces(
      JsonParser parser, JsonUnits units, ForeignObjects foreign, ReadLog log, InputLimits limits) {
    this.foreign = foreign;
    this.objects = new JsonObjectReader(parser, units, limits);
    this.parser = parser;
    this.units = units;
    this.log = log;
    this.limits = limits;
    this.json = new JsonFields(parser);
    this.items = new JsonItems(parser, units, limits);
  }

  /** Reads the unit up to its end, or up to where it is not JSON. */
  void read() throws IOException {
    int outside = depth();
    while (parser.nextToken() != null) {
      long line = line();
      try {
        String other = value();
        if (other != null) rejectOther(line, other);
      } catch (BadItemException e) {
        log.rejectLine(line(), e.reason());
        leave(outside);
      }
    }
  }

  private interface Element {
    void read() throws IOException, BadItemException;
  }

  private interface Group {
    void read(ResourceGroup group) throws IOException, BadItemException;
  }

  /**
   * Reads a value that may hold traces.
   *
   * @return what it is, if it is not OTLP, else null
   */
  private @Nullable String value() throws IOException, BadItemException {
    return switch (parser.currentToken()) {
      case START_OBJECT -> object();
      case START_ARRAY -> array();
      default -> json.found();
    };
  }

  private @Nullable String array() throws IOException {
    int inside = depth();
    Others others = new Others();
    while (json.nextElement()) {
      long line = line();
      try {
        String other = value();
        if (other == null) others.rejectAll();
        else if (!others.add(line, other)) break;
      } catch (BadItemException e) {
        others.rejectAll();
        log.rejectLine(line(), e.reason());
        leave(inside);
      }
    }
    if (others.isAll()) leave(inside - 1);
    return others.describe();
  }

  /**
   * Elements of an array that are no traces: if there are no others, or none among the first ones,
   * it is no array of traces, and that is all that is said of it.
   */
  private final class Others {
    private static final int MOST = 100;

    private final List<String> found = new ArrayList<>();
    private final List<Long> lines = new ArrayList<>();
    private boolean isOfTraces;

    /** Takes one more; false if it is not worth reading on. */
    boolean add(long line, String other) {
      found.add(other);
      lines.add(line);
      if (isOfTraces) rejectAll();
      return found.size() < MOST;
    }

    /** There is something else in the array, so each of these is one mistake. */
    void rejectAll() {
      isOfTraces = true;
      for (int i = 0; i < found.size(); i++) rejectOther(lines.get(i), found.get(i));
      found.clear();
      lines.clear();
    }

    boolean isAll() {
      return !found.isEmpty();
    }

    @Nullable String describe() {
      return found.isEmpty() ? null : "an array of " + found.get(0);
    }
  }

  private @Nullable String object() throws IOException, BadItemException {
    RootObject root = new RootObject();
    inGroup(root::read);
    if (root.hasOtherSignals) log.skip();
    if (root.hasTraces || root.hasOtherSignals || root.otherKeys.isEmpty()) return null;
    if (foreign.read(root.others.object())) return null;
    return ForeignJson.describe(root.otherKeys);
  }

  /** An object at the outermost level, of which it is not known yet what it is. */
  private final class RootObject {
    private final List<String> otherKeys = new ArrayList<>();
    private final JsonObjectReader.Growing others = objects.begin();
    private boolean hasTraces;
    private boolean hasOtherSignals;

    void read(ResourceGroup group) throws IOException, BadItemException {
      String field;
      while ((field = json.nextField()) != null) {
        switch (field) {
          case "result", "trace", "data", "hits" -> {
            if (parser.currentToken().isStructStart() && value() == null) hasTraces = true;
            else other(field);
          }
          default -> {
            if (foreign.areAllThatIsExpected() || !readOtlp(field, group)) other(field);
          }
        }
      }
    }

    /** Reads a field of OTLP; false, and nothing is read, if it is none. */
    private boolean readOtlp(String field, ResourceGroup group)
        throws IOException, BadItemException {
      switch (field) {
        case "resourceSpans", "resource_spans", "batches" -> {
          elements(field, JsonTraces.this::resourceSpans);
          hasTraces = true;
        }
        case "resourceLogs", "resourceMetrics", "resourceProfiles", "scopeLogs", "scopeMetrics" -> {
          json.skip();
          hasOtherSignals = true;
        }
        default -> {
          if (!groupField(field, group)) return false;
          hasTraces = true;
        }
      }
      return true;
    }

    private void other(String field) throws IOException, BadItemException {
      if (otherKeys.size() < SHOWN_KEYS) otherKeys.add(BadItemException.shortened(field));
      if (hasTraces || foreign == ForeignObjects.NONE) json.skip();
      else if (!parser.currentToken().isStructEnd()) others.readField(field);
    }
  }

  private void resourceSpans() throws IOException, BadItemException {
    json.beginObject("a ResourceSpans");
    inGroup(
        group -> {
          String field;
          while ((field = json.nextField()) != null) {
            if (!groupField(field, group)) json.skip();
          }
        });
  }

  private void inGroup(Group fields) throws IOException, BadItemException {
    try (ResourceGroup group = new ResourceGroup(Dialect.OTLP_JSON, log, limits)) {
      try {
        fields.read(group);
      } catch (BadItemException e) {
        throw new BadItemException(e.reason() + dropped(group.drop()));
      } catch (IOException e) {
        long dropped = group.breakOff();
        if (dropped > 0) log.rejectLine(line(), "the resource was not reached" + dropped(dropped));
        throw e;
      }
      group.end();
    }
  }

  private static String dropped(long spans) {
    return spans == 0 ? "" : "; " + spans + " spans of it are dropped";
  }

  /** Reads the field of a {@code ResourceSpans}; false, and nothing is read, if it is none. */
  private boolean groupField(String field, ResourceGroup group)
      throws IOException, BadItemException {
    switch (field) {
      case "resource" -> group.resource(items.resource());
      case "schemaUrl", "schema_url" -> group.resourceSchemaUrl(json.text(field));
      case "scopeSpans",
          "scope_spans",
          "instrumentationLibrarySpans",
          "instrumentation_library_spans" ->
          elements(field, () -> scopeSpans(group));
      default -> {
        return false;
      }
    }
    return true;
  }

  private void scopeSpans(ResourceGroup group) throws IOException, BadItemException {
    json.beginObject("a ScopeSpans");
    group.beginScope();
    try {
      String field;
      while ((field = json.nextField()) != null) {
        switch (field) {
          case "scope", "instrumentationLibrary", "instrumentation_library" ->
              group.scope(items.scope());
          case "schemaUrl", "schema_url" -> group.scopeSchemaUrl(json.text(field));
          case "spans" -> elements(field, () -> group.add(items.span(), items.spanBytes()));
          default -> json.skip();
        }
      }
    } catch (BadItemException e) {
      group.dropScope();
      throw e;
    }
    group.endScope();
  }

  /** Reads each element of an array; one that cannot be read is rejected by itself. */
  private void elements(String field, Element element) throws IOException, BadItemException {
    json.beginArray(field);
    int inside = depth();
    while (json.nextElement()) {
      try {
        element.read();
      } catch (BadItemException e) {
        log.rejectLine(line(), e.reason());
        leave(inside);
      }
    }
  }

  private void rejectOther(long line, String found) {
    log.rejectLine(line, "found " + found + ", expected " + EXPECTED);
  }

  private long line() {
    return units.firstLine() - 1 + parser.currentTokenLocation().getLineNr();
  }

  private int depth() {
    return parser.getParsingContext().getNestingDepth();
  }

  /** Moves to the end of whatever is open deeper than {@code depth}. */
  private void leave(int depth) throws IOException {
    while (depth() > depth) parser.nextToken();
  }
}
