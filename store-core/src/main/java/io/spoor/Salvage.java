package io.spoor;

import java.util.List;

/**
 * What was copied out of a damaged store.
 *
 * @param spans how many distinct spans the new store has
 * @param lostSpans how many more the catalogue tells of; a lower bound where it is damaged itself,
 *     or where the last segment was still open
 * @param damages what could not be read; the first {@value Verification#MAX_DAMAGES}
 * @param damageCount how many there are in all
 */
public record Salvage(long spans, long lostSpans, List<Damage> damages, long damageCount) {
  public Salvage {
    damages = List.copyOf(damages);
  }
}
