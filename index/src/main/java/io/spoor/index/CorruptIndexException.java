package io.spoor.index;

/** A stored part of an index is not what sealing wrote; the message says where and why. */
public final class CorruptIndexException extends RuntimeException {
  public CorruptIndexException(String message) {
    super(message);
  }
}
