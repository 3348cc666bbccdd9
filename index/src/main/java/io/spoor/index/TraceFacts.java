package io.spoor.index;

import io.spoor.query.Condition;
import io.spoor.query.TraceCondition;
import io.spoor.query.TraceCondition.Measure;
import io.spoor.span.Span;
import io.spoor.span.StatusCode;
import io.spoor.span.TraceId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What can be said of one trace as a whole, wherever its spans lie. */
final class TraceFacts {
  private static final int ERROR = StatusCode.ERROR.ordinal();

  /** A segment's part of the trace. */
  private record Part(SegmentReader reader, int[] rows) {}

  private final SearchScope scope;
  private final TraceId id;
  private final List<Part> parts = new ArrayList<>(1);

  TraceFacts(SearchScope scope, TraceId id) {
    this.scope = scope;
    this.id = id;
    for (SegmentReader reader : scope.readers()) {
      int number = reader.findTrace(id);
      if (number >= 0) parts.add(new Part(reader, reader.rowsOfTrace(number)));
    }
  }

  boolean meets(TraceCondition condition) {
    if (condition instanceof TraceCondition.Between between) {
      long value = measure(between.measure());
      return Long.compareUnsigned(value, between.min()) >= 0
          && Long.compareUnsigned(value, between.max()) <= 0;
    }
    if (condition instanceof TraceCondition.RootService root) {
      return root().service().equals(Utf8.mended(root.name()));
    }
    if (condition instanceof TraceCondition.RootOperation root) {
      return root().operation().equals(Utf8.mended(root.name()));
    }
    if (condition instanceof TraceCondition.HasSpan has) return hasSpan(has.condition());
    if (condition instanceof TraceCondition.HasNoSpan none) return !hasSpan(none.condition());
    throw new IllegalArgumentException("no meaning is given to " + condition);
  }

  private boolean hasSpan(Condition condition) {
    for (Part part : parts) {
      RowFilter filter = scope.filter(part.reader(), condition);
      for (int row : part.rows()) {
        if (filter.holds(row)) return true;
      }
    }
    return false;
  }

  private long measure(Measure measure) {
    return switch (measure) {
      case DURATION -> durationNanos();
      case SPANS -> spans();
      case ERRORS -> errors();
      case SERVICES -> services();
    };
  }

  /** From the earliest start to the latest end. */
  long durationNanos() {
    long earliest = -1L;
    long latest = 0;
    for (Part part : parts) {
      for (int row : part.rows()) {
        long start = part.reader().startNanos(row);
        long end = start + part.reader().durationNanos(row);
        if (Long.compareUnsigned(start, earliest) < 0) earliest = start;
        if (Long.compareUnsigned(end, latest) > 0) latest = end;
      }
    }
    return latest - earliest;
  }

  private long spans() {
    long spans = 0;
    for (Part part : parts) spans += part.rows().length;
    return spans;
  }

  private long errors() {
    long errors = 0;
    for (Part part : parts) {
      for (int row : part.rows()) {
        if (part.reader().status(row) == ERROR) errors++;
      }
    }
    return errors;
  }

  private long services() {
    Set<String> services = new HashSet<>();
    for (Part part : parts) {
      for (int row : part.rows()) {
        services.add(part.reader().name(part.reader().nameNumber(row)).service());
      }
    }
    return services.size();
  }

  private SpanName root() {
    if (parts.size() == 1) {
      Part part = parts.get(0);
      int root = ParentLinks.root(part.reader().rootsOfTrace(part.rows()));
      return part.reader().name(part.reader().nameNumber(part.rows()[root]));
    }
    List<Span> spans = scope.spans(id);
    Span root = spans.get(ParentLinks.root(ParentLinks.of(spans)));
    return new SpanName(root.service(), root.name(), root.kind());
  }
}
