package io.spoor.index;

/**
 * Stands on one term of a key after another, in no particular order. Before the first, until {@link
 * #next} was called. Not thread-safe.
 */
interface TermWalk {
  TermWalk NONE =
      new TermWalk() {
        @Override
        public boolean next() {
          return false;
        }

        @Override
        public byte[] bytes() {
          throw new IllegalStateException("there is no term");
        }

        @Override
        public int length() {
          throw new IllegalStateException("there is no term");
        }

        @Override
        public RowSet rows() {
          throw new IllegalStateException("there is no term");
        }
      };

  boolean next();

  /** The value of the term, in the first {@link #length} bytes; valid until the next step. */
  byte[] bytes();

  int length();

  /** The rows that hold the term, deleted ones included; to be called at most once a term. */
  RowSet rows();
}
