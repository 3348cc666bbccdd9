package io.spoor.benchmarks.comparison;

import static java.util.Objects.requireNonNull;

import io.spoor.benchmarks.comparison.Question.Tag;
import io.spoor.span.Attributes;
import io.spoor.span.Span;
import io.spoor.span.StatusCode;
import io.spoor.span.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Predicate;

/**
 * Questions of every kind, made after spans that are stored, so that nearly all have an answer.
 * Windows of time lie anywhere, not at the end only.
 */
final class Questions {
  private static final int POOL_SPANS = 20_000;
  private static final int TRIES = 1_000;
  private static final long HOUR_NANOS = 3_600_000_000_000L;
  private static final double TOP = 0.99;

  private final SplittableRandom random;
  private final List<Span> pool = new ArrayList<>(POOL_SPANS);
  private final List<Span> failed;
  private final Map<String, long[]> durations = new HashMap<>(); // Of each service, sorted.
  private final Map<Tag, Integer> frequencies = new HashMap<>();
  private final Map<String, int[]> keys = new HashMap<>(); // How often, with how many values.

  private Questions(Iterator<List<Span>> batches, long seed) {
    this.random = new SplittableRandom(seed);
    sample(batches);
    this.failed = pool.stream().filter(span -> span.status().code() == StatusCode.ERROR).toList();
    Map<String, List<Span>> byService = new HashMap<>();
    for (Span span : pool) {
      byService.computeIfAbsent(span.service(), name -> new ArrayList<>()).add(span);
      countTags(span.attributes());
    }
    byService.forEach(
        (service, spans) ->
            durations.put(
                service, spans.stream().mapToLong(Span::durationNanos).sorted().toArray()));
  }

  /** The questions of each kind, {@link Setup#variants} of them, in the order of the kinds. */
  static List<Question> of(Setup setup) {
    Questions questions = new Questions(setup.batches(setup.batchSpans()), setup.seed());
    List<Question> made = new ArrayList<>();
    for (QuestionKind kind : QuestionKind.values()) {
      for (int i = 0; i < setup.variants(); i++) made.add(questions.next(kind));
    }
    return made;
  }

  private void sample(Iterator<List<Span>> batches) {
    long seen = 0;
    while (batches.hasNext()) {
      for (Span span : batches.next()) {
        seen++;
        if (pool.size() < POOL_SPANS) {
          pool.add(span);
        } else {
          long place = random.nextLong(seen);
          if (place < POOL_SPANS) pool.set((int) place, span);
        }
      }
    }
  }

  private void countTags(Attributes attributes) {
    attributes.forEach(
        (key, value) -> {
          int count = frequencies.merge(new Tag(key, value), 1, Integer::sum);
          int[] ofKey = keys.computeIfAbsent(key, k -> new int[2]);
          ofKey[0]++;
          if (count == 1) ofKey[1]++;
        });
  }

  private Question next(QuestionKind kind) {
    Question.Builder question = Question.of(kind);
    Span span = any(pool);
    switch (kind) {
      case TRACE_BY_ID -> question.traceId(span.traceId());
      case SERVICE -> during(question.service(span.service()), span, 1);
      case OPERATION -> during(question.service(span.service()).operation(span.name()), span, 6);
      case DURATION -> question.service(span.service()).minDurationNanos(longest(span.service()));
      case ATTRIBUTE -> {
        Span tagged = anyWith(this::isFrequent);
        question.service(tagged.service()).tag(anyTag(tagged, this::isFrequent));
      }
      case RARE_ATTRIBUTE -> question.tag(anyTag(anyWith(this::isRare), this::isRare));
      case CONJUNCTION -> {
        Span tagged = anyWith(this::isFrequent);
        question
            .service(tagged.service())
            .operation(tagged.name())
            .tag(anyTag(tagged, this::isFrequent))
            .minDurationNanos(tagged.durationNanos() / 2);
        during(question, tagged, 12);
      }
      case ERRORS ->
          question.status(StatusCode.ERROR).minDurationNanos(anyFailed().durationNanos());
      case GRAPH -> during(question, span, 1);
      case STRUCTURE -> question.service(span.service()).brokenService(anyFailed().service());
    }
    return question.build();
  }

  /** Some window of so many hours in which the span starts. */
  private void during(Question.Builder question, Span span, int hours) {
    long from = span.startNanos() - random.nextLong(hours * HOUR_NANOS);
    question.between(from, from + hours * HOUR_NANOS);
  }

  private long longest(String service) {
    long[] ascending = requireNonNull(durations.get(service), service);
    return ascending[(int) (TOP * ascending.length)];
  }

  private Span any(List<Span> spans) {
    return spans.get(random.nextInt(spans.size()));
  }

  private Span anyFailed() {
    return failed.isEmpty() ? any(pool) : any(failed);
  }

  private Span anyWith(Predicate<Tag> wanted) {
    for (int i = 0; i < TRIES; i++) {
      Span span = any(pool);
      if (!tags(span, wanted).isEmpty()) return span;
    }
    return anyWith(tag -> true);
  }

  private Tag anyTag(Span span, Predicate<Tag> wanted) {
    List<Tag> tags = tags(span, wanted);
    if (tags.isEmpty()) tags = tags(span, tag -> true);
    return tags.get(random.nextInt(tags.size()));
  }

  private static List<Tag> tags(Span span, Predicate<Tag> wanted) {
    List<Tag> tags = new ArrayList<>();
    span.attributes()
        .forEach(
            (key, value) -> {
              Tag tag = new Tag(key, value);
              boolean canBeAsked = value instanceof Value.Text text && isPlain(text.text());
              if (canBeAsked && wanted.test(tag)) tags.add(tag);
            });
    return tags;
  }

  /** Whether no number, nor true or false, has the same text form. */
  private static boolean isPlain(String text) {
    return !text.isEmpty()
        && text.length() < 200
        && Character.isLetter(text.charAt(0))
        && !text.equals("true")
        && !text.equals("false");
  }

  private boolean isFrequent(Tag tag) {
    return frequencies.getOrDefault(tag, 0) > 1;
  }

  /** Whether hardly any two spans have the same value under this key. */
  private boolean isRare(Tag tag) {
    int[] ofKey = requireNonNull(keys.get(tag.key()), tag.key());
    return ofKey[1] > ofKey[0] / 2 && ofKey[0] > 10;
  }
}
