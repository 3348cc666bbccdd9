package io.spoor.span;

/** The role of a span in its trace; the ordinal is the number that OTLP gives it. */
public enum SpanKind {
  UNSPECIFIED,
  INTERNAL,
  SERVER,
  CLIENT,
  PRODUCER,
  CONSUMER
}
