package io.spoor.benchmarks.comparison;

import static java.util.Objects.requireNonNull;

import io.spoor.codec.SpanFingerprint;
import io.spoor.span.Span;
import io.spoor.span.TraceId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a system answers, as texts that another system must answer too: of a graph its calls, else
 * the traces in their order, each with the number of its spans and a fingerprint of all they hold.
 */
final class Answers {
  private final Map<String, String> byQuestion = new LinkedHashMap<>();

  /** Asks all variants of these kinds up to a number. */
  static Answers of(TraceSystem system, List<Question> questions, Contender asked, int perKind)
      throws Exception {
    Answers answers = new Answers();
    Map<QuestionKind, Integer> counts = new LinkedHashMap<>();
    for (Question question : questions) {
      int number = counts.merge(question.kind(), 1, Integer::sum);
      if (number > perKind || !asked.asked().contains(question.kind())) continue;
      answers.byQuestion.put(question.kind() + " " + number, answer(system, question));
    }
    return answers;
  }

  private static String answer(TraceSystem system, Question question) throws Exception {
    if (question.kind() == QuestionKind.GRAPH) {
      List<Call> calls = new ArrayList<>(system.graph(question));
      Collections.sort(calls);
      return calls.toString();
    }
    List<TraceId> ids =
        question.kind() == QuestionKind.TRACE_BY_ID
            ? List.of(requireNonNull(question.traceId()))
            : system.find(question);
    List<? extends List<?>> traces = system.traces(ids);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < ids.size(); i++) {
      text.append(ids.get(i)).append(content(traces.get(i))).append(' ');
    }
    return text.toString().strip();
  }

  private static String content(List<?> spans) {
    long sum = 0;
    for (Object span : spans) {
      if (span instanceof Span s) sum += SpanFingerprint.of(s);
    }
    return "/" + spans.size() + "/" + Long.toHexString(sum);
  }

  static Answers load(Path file) throws IOException {
    Answers answers = new Answers();
    for (String line : Files.readAllLines(file)) {
      int tab = line.indexOf('\t');
      answers.byQuestion.put(line.substring(0, tab), line.substring(tab + 1));
    }
    return answers;
  }

  void save(Path file) throws IOException {
    Files.createDirectories(requireNonNull(file.getParent()));
    List<String> lines = new ArrayList<>();
    byQuestion.forEach((question, answer) -> lines.add(question + "\t" + answer));
    Files.write(file, lines);
  }

  int size() {
    return byQuestion.size();
  }

  /**
   * How many were compared.
   *
   * @throws DifferingAnswerException if one of these is not what the reference answers
   */
  int requireSameAs(
      Answers reference, Contender contender, Contender judge, List<Question> questions) {
    Map<String, Question> byName = new LinkedHashMap<>();
    Map<QuestionKind, Integer> counts = new LinkedHashMap<>();
    for (Question question : questions) {
      int number = counts.merge(question.kind(), 1, Integer::sum);
      byName.put(question.kind() + " " + number, question);
    }
    int compared = 0;
    for (Map.Entry<String, String> answer : byQuestion.entrySet()) {
      String expected = reference.byQuestion.get(answer.getKey());
      if (expected == null) continue;
      compared++;
      if (expected.equals(answer.getValue())) continue;
      throw new DifferingAnswerException(
          "%s answers %s differently: %s%n  %s: %s%n  %s: %s"
              .formatted(
                  contender.label(),
                  answer.getKey(),
                  byName.get(answer.getKey()),
                  judge.label(),
                  expected,
                  contender.label(),
                  answer.getValue()));
    }
    return compared;
  }
}
