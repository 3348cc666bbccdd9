package io.spoor.benchmarks;

import static io.spoor.query.Condition.and;
import static io.spoor.query.Condition.attribute;
import static io.spoor.query.Condition.has;
import static io.spoor.query.Condition.not;
import static io.spoor.query.Condition.or;
import static io.spoor.query.Condition.service;
import static io.spoor.query.Condition.some;
import static io.spoor.query.Condition.status;

import io.spoor.query.Field;
import io.spoor.query.Level;
import io.spoor.query.Order;
import io.spoor.query.Relation;
import io.spoor.query.TraceCondition;
import io.spoor.query.TraceQuery;
import io.spoor.span.Span;
import io.spoor.span.StatusCode;
import java.time.Duration;

/** A kind of query, made after spans that are stored, so that nearly all find something. */
public enum QueryKind {

  /** No condition: the newest traces of all. */
  NEWEST {
    @Override
    void add(TraceQuery.Builder query, Samples samples) {}
  },

  /** A service within an hour. */
  SERVICE {
    @Override
    void add(TraceQuery.Builder query, Samples samples) {
      Span span = samples.any();
      during(query.service(span.service()), span, samples, 1);
    }
  },

  /** A service and an operation within six hours. */
  OPERATION {
    @Override
    void add(TraceQuery.Builder query, Samples samples) {
      Span span = samples.any();
      during(query.service(span.service()).operation(span.name()), span, samples, 6);
    }
  },

  /** A service, and the slowest hundredth of its spans. */
  SLOW {
    @Override
    void add(TraceQuery.Builder query, Samples samples) {
      String service = samples.any().service();
      query.service(service).minDuration(Duration.ofNanos(samples.longDurationNanos(service)));
    }
  },

  /** A service and an attribute. */
  ATTRIBUTE {
    @Override
    void add(TraceQuery.Builder query, Samples samples) {
      Span span = samples.any();
      addAttribute(query.service(span.service()), span, samples);
    }
  },

  /** An attribute alone that hardly two spans share. */
  RARE_ATTRIBUTE {
    @Override
    void add(TraceQuery.Builder query, Samples samples) {
      Span span = samples.anyWith(ID);
      query.attribute(Level.SPAN, ID, span.attributes().get(ID).orElseThrow());
    }
  },

  /** Service, operation, attribute, duration and twelve hours. */
  CONJUNCTION {
    @Override
    void add(TraceQuery.Builder query, Samples samples) {
      Span span = samples.any();
      query
          .service(span.service())
          .operation(span.name())
          .minDuration(Duration.ofNanos(span.durationNanos() / 2));
      addAttribute(query, span, samples);
      during(query, span, samples, 12);
    }
  },

  /** Failed spans over a duration, of any service. */
  ERRORS {
    @Override
    void add(TraceQuery.Builder query, Samples samples) {
      query
          .status(StatusCode.ERROR)
          .minDuration(Duration.ofNanos(samples.anyFailed().durationNanos()));
    }
  },

  /** A number at least so large. */
  RANGE {
    @Override
    void add(TraceQuery.Builder query, Samples samples) {
      long bytes = 60_000 + samples.anyBelow(5_000);
      query.where(attribute(Level.SPAN, "http.response.size").atLeast(bytes));
    }
  },

  /** Text that begins so, one of about a hundred beginnings under a key of many values. */
  PREFIX {
    @Override
    void add(TraceQuery.Builder query, Samples samples) {
      query.where(attribute(Level.SPAN, USER).startsWith("user-" + (10 + samples.anyBelow(90))));
    }
  },

  /** A pattern within operations' names. */
  REGEX {
    @Override
    void add(TraceQuery.Builder query, Samples samples) {
      String name = samples.any().name();
      String word = name.substring(name.length() / 2);
      query.where(Field.NAME.matches("[a-z/. ]" + java.util.regex.Pattern.quote(word) + "$"));
    }
  },

  /** One of three services, or an attribute. */
  OR {
    @Override
    void add(TraceQuery.Builder query, Samples samples) {
      Span span = samples.anyWith(ID);
      query.where(
          or(
              Field.SERVICE.in(samples.any().service(), samples.any().service()),
              attribute(Level.SPAN, ID).equalTo(span.attributes().get(ID).orElseThrow())));
    }
  },

  /** A service, but not one of its operations, nor spans that have an attribute. */
  NOT {
    @Override
    void add(TraceQuery.Builder query, Samples samples) {
      Span span = samples.any();
      query
          .service(span.service())
          .where(not(Field.NAME.equalTo(span.name())))
          .where(not(attribute(Level.SPAN, USER).exists()));
    }
  },

  /** One event with a name and an attribute: the index proposes, the span decides. */
  EVENT {
    @Override
    void add(TraceQuery.Builder query, Samples samples) {
      Span span = samples.anyFailed();
      query
          .service(span.service())
          .where(
              some(
                  Level.EVENT,
                  and(
                      Field.EVENT_NAME.equalTo("exception"),
                      attribute(Level.EVENT, "exception.type").exists())));
    }
  },

  /** A service that calls another. */
  CHILD {
    @Override
    void add(TraceQuery.Builder query, Samples samples) {
      query
          .service(samples.any().service())
          .where(has(Relation.CHILD, service(samples.any().service())));
    }
  },

  /** A service with a failure of another somewhere below. */
  DESCENDANT {
    @Override
    void add(TraceQuery.Builder query, Samples samples) {
      query
          .service(samples.any().service())
          .where(
              has(
                  Relation.DESCENDANT,
                  and(service(samples.anyFailed().service()), status(StatusCode.ERROR))));
    }
  },

  /** A failed span beside one of another service. */
  SIBLING {
    @Override
    void add(TraceQuery.Builder query, Samples samples) {
      query.status(StatusCode.ERROR).where(has(Relation.SIBLING, service(samples.any().service())));
    }
  },

  /** A service in traces of ten spans or more without an error. */
  TRACE {
    @Override
    void add(TraceQuery.Builder query, Samples samples) {
      query
          .service(samples.any().service())
          .having(TraceCondition.atLeast(TraceCondition.Measure.SPANS, 10))
          .having(TraceCondition.atMost(TraceCondition.Measure.ERRORS, 0));
    }
  },

  /** The traces with the slowest spans of a service and operation: linear in its spans. */
  SLOWEST {
    @Override
    void add(TraceQuery.Builder query, Samples samples) {
      Span span = samples.any();
      query.service(span.service()).operation(span.name()).order(Order.SLOWEST_SPAN_FIRST);
    }
  },

  /** The longest traces with a service and operation: linear in those traces' spans. */
  LONGEST {
    @Override
    void add(TraceQuery.Builder query, Samples samples) {
      Span span = samples.any();
      query.service(span.service()).operation(span.name()).order(Order.LONGEST_TRACE_FIRST);
    }
  };

  private static final int LIMIT = 20;
  private static final long HOUR_NANOS = 3_600_000_000_000L;
  private static final String ID = "request.id";
  private static final String USER = "enduser.id";

  abstract void add(TraceQuery.Builder query, Samples samples);

  TraceQuery any(Samples samples) {
    TraceQuery.Builder query = TraceQuery.builder().limit(LIMIT);
    add(query, samples);
    return query.build();
  }

  /** Any window of so many hours in which the span starts. */
  private static void during(TraceQuery.Builder query, Span span, Samples samples, int hours) {
    long from = span.startNanos() - samples.anyBelow(hours * HOUR_NANOS);
    query.fromNanos(from).toNanos(from + hours * HOUR_NANOS);
  }

  private static void addAttribute(TraceQuery.Builder query, Span span, Samples samples) {
    int place = samples.anyText(span.attributes());
    query.attribute(Level.SPAN, span.attributes().key(place), span.attributes().value(place));
  }
}
