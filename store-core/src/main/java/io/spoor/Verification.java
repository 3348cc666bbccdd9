package io.spoor;

import java.util.List;

/**
 * What reading all of a store found.
 *
 * @param segments how many segments its catalogue lists
 * @param spans how many spans could be read
 * @param indexRows how many rows of indexes could be read
 * @param damages what is wrong; the first {@value #MAX_DAMAGES}
 * @param damageCount how many there are in all
 */
public record Verification(
    long segments, long spans, long indexRows, List<Damage> damages, long damageCount) {

  /** How many damages are listed at most. */
  public static final int MAX_DAMAGES = 1_000;

  public Verification {
    damages = List.copyOf(damages);
  }

  /** Whether every file and row is what was written, and all indexes agree with their spans. */
  public boolean isIntact() {
    return damageCount == 0;
  }
}
