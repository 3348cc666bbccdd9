package io.spoor.query;

import io.spoor.query.Condition.And;
import io.spoor.query.Condition.Not;
import io.spoor.query.Condition.Or;
import io.spoor.query.Condition.Related;
import io.spoor.query.Condition.Some;

/** What conditions may be made of. */
final class Conditions {
  private Conditions() {}

  /**
   * @throws IllegalArgumentException if the condition cannot be asked of one event or link
   */
  static void checkElementCondition(Level level, Condition condition) {
    if (condition instanceof Some || condition instanceof Related) {
      throw new IllegalArgumentException(
          "some(%s, ...) holds %s; expected what can be asked of one element"
              .formatted(level, condition));
    }
    if (condition instanceof Not not) checkElementCondition(level, not.condition());
    if (condition instanceof And and) {
      and.conditions().forEach(part -> checkElementCondition(level, part));
    }
    if (condition instanceof Or or) {
      or.conditions().forEach(part -> checkElementCondition(level, part));
    }
  }
}
