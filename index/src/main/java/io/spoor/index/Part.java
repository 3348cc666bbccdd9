package io.spoor.index;

/** The kinds of row of which a sealed segment consists; the package page gives their bytes. */
public enum Part {
  DIRECTORY(1),
  TERM_BLOCKS(2),
  TERMS(3),
  POSTINGS(4),
  NAMES(6),
  TERM_FILTER(7),
  TRACE_FILTER(8),
  TRACES(9),
  DELETED(10),
  LONGEST(11),
  START(16),
  DURATION(17),
  TRACE(18),
  PARENT(19),
  SPAN_ID(20),
  NAME(21),
  STATUS(22),
  FINGERPRINT(23),
  ARRIVAL(24);

  private final int code;

  Part(int code) {
    this.code = code;
  }

  /** The byte that stands for it in a key. A code is never reused. */
  public int code() {
    return code;
  }
}
