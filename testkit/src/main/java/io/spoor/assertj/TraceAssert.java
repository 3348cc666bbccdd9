package io.spoor.assertj;

import io.spoor.Trace;
import io.spoor.query.Condition;
import io.spoor.query.Relation;
import io.spoor.tree.SpanNode;
import java.time.Duration;
import java.util.List;
import org.assertj.core.api.AbstractAssert;
import org.jspecify.annotations.Nullable;

/**
 * Assertions on one trace: its spans, how they hang together, when they ran.
 *
 * <p>Spans are named by the {@linkplain Condition conditions} of a query, and a condition is
 * decided as a search decides it. What fails throws a {@link TraceAssertionError}, whose message
 * says what was expected and shows the tree with the spans marked that are to blame. An assertion
 * about each span with a condition fails where there is none, so that a name that was mistyped
 * shows.
 *
 * <p>Not final so that AssertJ's soft assertions can make a proxy of it. Not thread-safe.
 */
public class TraceAssert extends AbstractAssert<TraceAssert, Trace> {
  private @Nullable CheckedTrace checked;

  public TraceAssert(@Nullable Trace actual) {
    super(actual, TraceAssert.class);
  }

  /** Some span meets the condition. */
  public TraceAssert hasSpan(Condition condition) {
    spans().atLeastOne(condition);
    return this;
  }

  /** So many spans meet the condition, no more and no less. */
  public TraceAssert hasSpans(int count, Condition condition) {
    spans().exactly(count, condition);
    return this;
  }

  /** No span meets the condition. */
  public TraceAssert hasNoSpan(Condition condition) {
    spans().none(condition);
    return this;
  }

  /** The trace has so many spans. */
  public TraceAssert hasSpanCount(int count) {
    spans().total(count);
    return this;
  }

  /** The only span that meets the condition, to assert more of it. */
  public SpanAssert theSpanWith(Condition condition) {
    CheckedTrace trace = checked();
    List<SpanNode> found = trace.meeting(condition);
    if (found.size() == 1) return new SpanAssert(trace, found.get(0));
    throw trace.failure(
        "expected one span with %s, found %s"
            .formatted(condition.describe(), found.isEmpty() ? "none" : found.size()),
        new Marks().addAll(found, "found"));
  }

  /** No span's status is an error. */
  public TraceAssert hasNoErrors() {
    spans().noErrors();
    return this;
  }

  /**
   * The tree has one root, no parent is missing, and nothing else is odd: {@link
   * io.spoor.tree.SpanTree#problems}.
   */
  public TraceAssert isComplete() {
    spans().noProblems();
    return this;
  }

  /** There is one root only, orphans counted, and it meets the condition. */
  public TraceAssert hasRoot(Condition condition) {
    relations().root(condition);
    return this;
  }

  /** Some span that meets {@code parent} has a child that meets {@code child}. */
  public TraceAssert hasChild(Condition parent, Condition child) {
    relations().related(parent, Relation.CHILD, child);
    return this;
  }

  /** Some span that meets {@code ancestor} has one below it that meets {@code descendant}. */
  public TraceAssert hasDescendant(Condition ancestor, Condition descendant) {
    relations().related(ancestor, Relation.DESCENDANT, descendant);
    return this;
  }

  /** Some span that meets {@code one} has the parent of another that meets {@code other}. */
  public TraceAssert hasSibling(Condition one, Condition other) {
    relations().related(one, Relation.SIBLING, other);
    return this;
  }

  /**
   * A path from a root downwards leads through these services, and may lead on. Spans of the same
   * service that follow each other count once.
   *
   * @param services at least one
   */
  public TraceAssert hasServicePath(String... services) {
    if (services.length == 0) {
      throw new IllegalArgumentException("a path of 0 services, expected at least 1");
    }
    relations().servicePath(List.of(services));
    return this;
  }

  /**
   * The trace has exactly these operations in this shape, siblings in any order.
   *
   * @param text as {@link SpanShape} describes it
   * @throws IllegalArgumentException if it is not such a text
   */
  public TraceAssert hasShape(String text) {
    return hasShape(SpanShape.parse(text).toArray(SpanShape[]::new));
  }

  /** The trace has exactly these operations in this shape, siblings in any order. */
  public TraceAssert hasShape(SpanShape... roots) {
    new ShapeChecks(checked()).exactly(SpanShape.nodes(roots), SiblingOrder.ANY);
    return this;
  }

  /** Like {@link #hasShape(String)}, with siblings in the order in which they started. */
  public TraceAssert hasShapeInOrder(String text) {
    return hasShapeInOrder(SpanShape.parse(text).toArray(SpanShape[]::new));
  }

  /** Like {@link #hasShape(SpanShape...)}, with siblings in the order in which they started. */
  public TraceAssert hasShapeInOrder(SpanShape... roots) {
    new ShapeChecks(checked()).exactly(SpanShape.nodes(roots), SiblingOrder.AS_STARTED);
    return this;
  }

  /**
   * The trace, normalised, is what the file of this name beside the test says; see {@link
   * GoldenTrace#of(String)}.
   */
  public TraceAssert matchesGolden(String name) {
    return matchesGolden(GoldenTrace.of(TestSource.caller(), name));
  }

  /** The trace, normalised, is what the file says. */
  public TraceAssert matchesGolden(GoldenTrace golden) {
    golden.check(checked());
    return this;
  }

  /**
   * Every span of kind client has a child of kind server. Calls of a database or of another service
   * that is not traced have none; see {@link #everyClientSpanHasAServerChild(Condition)}.
   */
  public TraceAssert everyClientSpanHasAServerChild() {
    spans().everyClientHasAServer(checked().tree().nodes());
    return this;
  }

  /** Every span of kind client that meets the condition has a child of kind server. */
  public TraceAssert everyClientSpanHasAServerChild(Condition among) {
    spans().everyClientHasAServer(checked().meeting(among));
    return this;
  }

  /** Every span of kind producer has one of kind consumer: a child, or one with a link to it. */
  public TraceAssert everyProducerSpanHasAConsumer() {
    spans().everyProducerHasAConsumer(checked().tree().nodes());
    return this;
  }

  /**
   * At most so many spans meet the condition: {@code hasAtMost(1,
   * operation("SELECT")).under(operation("GET /cart"))} is the test for one query too many for each
   * row. Where they are counted is to be said next; nothing is asserted before.
   */
  public CallLimit hasAtMost(int most, Condition condition) {
    return new CallLimit(this, most, condition);
  }

  /**
   * At most so many spans that meet the condition lie below each span that meets {@code above}, at
   * any depth. Fails if no span meets {@code above}.
   */
  public TraceAssert hasAtMostUnder(int most, Condition condition, Condition above) {
    spans().atMostUnder(most, condition, above);
    return this;
  }

  /** At most so many spans of the trace meet the condition. */
  public TraceAssert hasAtMostInTotal(int most, Condition condition) {
    spans().atMost(most, condition);
    return this;
  }

  /** From the earliest start to the latest end the trace took no longer than this. */
  public TraceAssert tookAtMost(Duration budget) {
    times().totalAtMost(budget);
    return this;
  }

  /** Each span that meets the condition took no longer than this; there is at least one. */
  public TraceAssert spansTookAtMost(Duration budget, Condition condition) {
    times().durationAtMost(condition, budget);
    return this;
  }

  /**
   * In each span that meets the condition, the time in which none of its children ran is no longer
   * than this; there is at least one.
   */
  public TraceAssert spansHadSelfTimeOfAtMost(Duration budget, Condition condition) {
    times().selfTimeAtMost(condition, budget);
    return this;
  }

  /** Each span that meets {@code first} started before each that meets {@code second}. */
  public TraceAssert startedBefore(Condition first, Condition second) {
    times().startedBefore(first, second);
    return this;
  }

  /**
   * Each span that meets {@code first} had ended when the first started that meets {@code second}.
   */
  public TraceAssert endedBefore(Condition first, Condition second) {
    times().endedBefore(first, second);
    return this;
  }

  /**
   * Each span that meets one of the conditions ran, for some time, while another ran that meets the
   * other one. Both conditions may be the same.
   */
  public TraceAssert ranInParallel(Condition one, Condition other) {
    times().overlapped(one, other);
    return this;
  }

  /** No two of the spans that meet the condition ran at the same time. */
  public TraceAssert ranOneAfterAnother(Condition condition) {
    times().ranOneAfterAnother(condition);
    return this;
  }

  private SpanChecks spans() {
    return new SpanChecks(checked());
  }

  private RelationChecks relations() {
    return new RelationChecks(checked());
  }

  private TimeChecks times() {
    return new TimeChecks(checked());
  }

  private CheckedTrace checked() {
    isNotNull();
    CheckedTrace made = checked;
    if (made == null) {
      made = new CheckedTrace(actual, info);
      checked = made;
    }
    return made;
  }
}
