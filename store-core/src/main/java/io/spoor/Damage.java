package io.spoor;

/**
 * A part of a store that is not what was written.
 *
 * @param place the file or the row
 * @param reason what is wrong with it
 */
public record Damage(String place, String reason) {
  @Override
  public String toString() {
    return place + ": " + reason;
  }
}
