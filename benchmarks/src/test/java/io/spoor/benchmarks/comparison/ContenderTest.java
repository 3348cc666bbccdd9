package io.spoor.benchmarks.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.spoor.span.Span;
import io.spoor.span.TraceId;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every system gives the answers of the reference, from memory and after it was opened again. */
final class ContenderTest {
  private static final int VARIANTS = 8;

  @TempDir static Path work;

  private static Setup setup;
  private static List<Question> questions;
  private static final Map<Contender, Answers> references = new EnumMap<>(Contender.class);

  @BeforeAll
  static void makeQuestions() {
    setup =
        new Setup(
            work,
            Workload.GENERATED,
            2_000,
            7,
            Path.of("none"),
            250,
            VARIANTS,
            1,
            0,
            "1g",
            "1g",
            "1g",
            2_000,
            false);
    questions = Questions.of(setup);
  }

  @ParameterizedTest
  @EnumSource
  void questions_ofEveryKind_areAnsweredAsByTheReference(Contender contender) throws Exception {
    Path directory = setup.store(contender);
    Directories.makeEmpty(directory);
    try (TraceSystem system = contender.open(directory)) {
      Writing.fill(setup, system, setup.spans());
      check(contender, system);
    }
    if (contender.isInHeap()) return;
    try (TraceSystem system = contender.open(directory)) {
      check(contender, system);
    }
  }

  private static void check(Contender contender, TraceSystem system) throws Exception {
    Answers answers = Answers.of(system, questions, contender, VARIANTS);
    Contender judge = contender.reference();
    int compared = answers.requireSameAs(reference(judge), contender, judge, questions);
    assertThat(compared).isEqualTo(contender.asked().size() * VARIANTS);
  }

  private static Answers reference(Contender judge) throws Exception {
    Answers known = references.get(judge);
    if (known != null) return known;
    try (TraceSystem system = judge.open(work)) {
      Writing.fill(setup, system, setup.spans());
      Answers answers = Answers.of(system, questions, judge, VARIANTS);
      references.put(judge, answers);
      return answers;
    }
  }

  @Test
  void answers_thatDiffer_nameTheQuestionAndBothAnswers() throws Exception {
    try (TraceSystem system = new ForgetfulSystem()) {
      Writing.fill(setup, system, setup.spans());
      Answers answers = Answers.of(system, questions, Contender.LIST, VARIANTS);
      assertThatThrownBy(
              () ->
                  answers.requireSameAs(
                      reference(Contender.NAIVE), Contender.LIST, Contender.NAIVE, questions))
          .isInstanceOf(DifferingAnswerException.class)
          .hasMessageContaining("a list answers")
          .hasMessageContaining("Question[kind=")
          .hasMessageContaining("the naive store: ");
    }
  }

  /** A list that leaves out some of the spans. */
  private static final class ForgetfulSystem implements TraceSystem {
    private final ListSystem list = new ListSystem();

    @Override
    public void write(List<Span> batch) {
      list.write(batch.subList(0, batch.size() / 2));
    }

    @Override
    public List<TraceId> find(Question question) {
      return list.find(question);
    }

    @Override
    public List<Call> graph(Question question) {
      return list.graph(question);
    }

    @Override
    public List<List<Span>> traces(List<TraceId> ids) {
      return list.traces(ids);
    }

    @Override
    public void close() {
      list.close();
    }
  }
}
