package io.spoor.rocks;

/** What is done with each row that a scan meets, in the order of the keys. */
@FunctionalInterface
public interface RowVisitor {

  /** What a scan does after a row. */
  enum Step {
    CONTINUE,
    STOP
  }

  /** Both arrays are the visitor's to keep. */
  Step visit(byte[] key, byte[] value);
}
