package io.spoor.testkit;

import io.spoor.query.Condition;
import io.spoor.query.Level;
import io.spoor.query.Relation;
import io.spoor.span.Span;
import io.spoor.span.SpanId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/** A source of trees of conditions, read off spans so that most of them hold for one. */
final class ConditionGenerator {
  private static final Relation[] RELATIONS = Relation.values();

  private final SeededRandom random;
  private final List<Span> spans;
  private final LeafGenerator leaves;

  /**
   * @param spans at least one
   */
  ConditionGenerator(List<Span> spans, SeededRandom random) {
    this.spans = spans;
    this.random = random;
    this.leaves = new LeafGenerator(random);
  }

  /** A condition of up to so many levels, not counting leaves, about the model or what is near. */
  Condition next(Span model, int depth) {
    if (depth == 0 || random.chance(0.35)) return leaves.next(model);
    return switch (random.nextInt(10)) {
      case 0, 1 -> some(model);
      case 2, 3, 4 -> related(model, depth);
      default -> combined(model, depth, part -> next(part, depth - 1));
    };
  }

  private Condition combined(Span model, int depth, Function<Span, Condition> part) {
    return switch (depth == 0 ? 6 : random.nextInt(6)) {
      case 0, 1 -> new Condition.And(parts(model, model, part));
      case 2, 3 -> new Condition.Or(parts(model, random.oneOf(spans), part));
      case 4 -> Condition.not(part.apply(random.oneOf(spans)));
      case 5 -> Condition.not(part.apply(model));
      default -> leaves.next(model);
    };
  }

  /** None to three conditions, the first about the one span, the others about the other. */
  private List<Condition> parts(Span first, Span others, Function<Span, Condition> part) {
    List<Condition> parts = new ArrayList<>();
    int count = random.chance(0.05) ? 0 : random.between(1, 3);
    while (parts.size() < count) parts.add(part.apply(parts.isEmpty() ? first : others));
    return parts;
  }

  private Condition some(Span model) {
    Level level = model.events().isEmpty() ? Level.LINK : Level.EVENT;
    Span bound = withOneElement(level, model);
    List<Condition> parts = new ArrayList<>();
    for (int i = random.between(1, 2); i > 0; i--) parts.add(leaves.next(level, bound));
    if (random.chance(0.3)) parts.add(leaves.next(random.chance(0.5) ? bound : model));
    Condition all = parts.size() == 1 ? parts.get(0) : new Condition.And(parts);
    return switch (random.nextInt(6)) {
      case 0 -> Condition.some(level, Condition.not(all));
      case 1 -> Condition.some(level, new Condition.Or(parts));
      default -> Condition.some(level, all);
    };
  }

  private Span withOneElement(Level level, Span model) {
    if (level == Level.EVENT) {
      return model.toBuilder().events(List.of(random.oneOf(model.events()))).build();
    }
    if (model.links().isEmpty()) return model;
    return model.toBuilder().links(List.of(random.oneOf(model.links()))).build();
  }

  private Condition related(Span model, int depth) {
    Span other = ofSameTrace(model);
    Relation relation = random.chance(0.3) ? random.oneOf(RELATIONS) : relation(model, other);
    return Condition.has(relation, next(other, random.nextInt(depth)));
  }

  private Span ofSameTrace(Span model) {
    List<Span> trace =
        spans.stream().filter(span -> span.traceId().equals(model.traceId())).toList();
    return trace.isEmpty() ? model : random.oneOf(trace);
  }

  /** What the other is to the span, as far as their ids say. */
  private Relation relation(Span span, Span other) {
    SpanId parentId = span.parentSpanId();
    SpanId otherParentId = other.parentSpanId();
    boolean isDirect = random.chance(0.5);
    if (span.spanId().equals(otherParentId)) {
      return isDirect ? Relation.CHILD : Relation.DESCENDANT;
    }
    if (other.spanId().equals(parentId)) return isDirect ? Relation.PARENT : Relation.ANCESTOR;
    if (parentId != null && Objects.equals(parentId, otherParentId)) {
      if (random.chance(0.3)) return Relation.SIBLING;
      boolean isLater = Long.compareUnsigned(span.startNanos(), other.startNanos()) <= 0;
      return isLater ? Relation.FOLLOWING_SIBLING : Relation.PRECEDING_SIBLING;
    }
    return isDirect ? random.oneOf(RELATIONS) : Relation.DESCENDANT;
  }
}
