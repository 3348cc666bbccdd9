package io.spoor.assertj;

/** Whether it matters in which order the children of a span come. */
enum SiblingOrder {
  ANY,
  /** By their start, as the trace has them. */
  AS_STARTED
}
