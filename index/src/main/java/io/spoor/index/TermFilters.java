package io.spoor.index;

/**
 * The filters of the terms of a sealed segment. They are several, each for the terms that its
 * number falls to by their hash, so that looking for a term reads a few kilobytes.
 */
final class TermFilters {

  /** How many terms a filter is for, on average. */
  private static final int TERMS = 4096;

  private final Filter[] filters;

  /** Filters that have room for so many terms. */
  TermFilters(int terms) {
    filters = new Filter[countFor(terms)];
    for (int i = 0; i < filters.length; i++) {
      filters[i] = Filter.forTerms(terms / filters.length + 1);
    }
  }

  private static int countFor(int terms) {
    return terms / TERMS + 1;
  }

  /** The number of the filter in which a term would be if a segment has so many. */
  static int numberOf(long hash, int terms) {
    return numberAmong(countFor(terms), hash);
  }

  /** By the bits that choose no line within a filter. */
  private static int numberAmong(int filters, long hash) {
    return (int) ((TermHash.mix(hash) & 0xffffffffL) * filters >>> 32);
  }

  void add(long hash) {
    filters[numberAmong(filters.length, hash)].add(hash);
  }

  void writeTo(SealedRowSink sink) {
    for (int number = 0; number < filters.length; number++) {
      sink.put(Part.TERM_FILTER, number, filters[number].toBytes());
    }
  }
}
