package io.spoor.graph;

/** Between what calls are counted. */
public enum Granularity {

  /** Between services. */
  SERVICES,

  /** Between operations of services, an operation being the name of a span. */
  OPERATIONS
}
