package io.spoor.span;

/** Whether the operation succeeded; the ordinal is the number that OTLP gives it. */
public enum StatusCode {
  UNSET,
  OK,
  ERROR
}
