package io.spoor.testkit;

/**
 * How much a harness tries: a little in every build, much more under {@code -Psoak}. {@code
 * -Dspoor.<name>.rounds=N} and {@code -Dspoor.<name>.seed=N} say otherwise.
 *
 * @param name what the harness is called in properties and summaries, such as {@code kill}
 * @param rounds how often it tries, counted from 1
 * @param firstSeed the seed of the first round; each further one counts it up
 */
public record Effort(String name, int rounds, long firstSeed) {

  /**
   * @param everyBuild the rounds of an ordinary build
   * @param soak the rounds of a long one
   */
  public static Effort of(String name, int everyBuild, int soak) {
    int rounds = Boolean.getBoolean("spoor.soak") ? soak : everyBuild;
    return new Effort(
        name,
        Integer.getInteger("spoor." + name + ".rounds", rounds),
        Long.getLong("spoor." + name + ".seed", 1));
  }

  /** The seed after the last one. */
  public long endSeed() {
    return firstSeed + rounds;
  }

  /** Prints one line of what was tried and found; the results of a long run consist of them. */
  public void report(String found) {
    System.out.printf("spoor %s: %,d rounds from seed %d: %s%n", name, rounds, firstSeed, found);
  }
}
