package io.spoor.benchmarks.comparison;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What one process does for the comparison: it measures one thing and leaves its figures. */
record Task(Step step, Contender contender, int round) {

  /** The things to measure. */
  enum Step {
    PREPARE("making the questions"),
    WRITE("writing"),
    WRITE_TWO_WRITERS("writing by 2 threads"),
    WRITE_SMALL_BATCHES("writing batches of 100"),
    /** Compares the answers with the reference's. */
    CHECK("answering for the comparison"),
    ASK_WARM("answering"),
    /** Asks the store that was written just now, whose last segment is open. */
    ASK_OPEN("answering, last segment open"),
    ASK_COLD("answering, just opened"),
    /** Writes with little heap, and ends without closing where that can be opened again. */
    MEMORY("writing with little heap"),
    OPEN_CRASHED("opening after a crash"),
    IMPORT("importing a file");

    private final String label;

    Step(String label) {
      this.label = label;
    }

    String label() {
      return label;
    }
  }

  private static final int SMALL_BATCH = 100;
  private static final int SEGMENT_SPANS = 262_144;
  private static final double WRITTEN_ONCE_NANOS = 180e9;
  private static final int SMALL_STORE_SPANS = 20_000;

  static Task parse(String name) {
    String[] parts = name.split("\\.");
    return new Task(
        Step.valueOf(parts[0]), Contender.valueOf(parts[1]), Integer.parseInt(parts[2]));
  }

  String name() {
    return step + "." + contender + "." + round;
  }

  Path figures(Setup setup) {
    return setup.directory().resolve("figures").resolve(name() + ".properties");
  }

  /** The process: a directory that holds a {@link Setup}, and the name of the task. */
  public static void main(String[] arguments) throws Exception {
    Setup setup = Setup.load(Path.of(arguments[0]));
    Task task = parse(arguments[1]);
    task.run(setup).save(task.figures(setup));
    Runtime.getRuntime().halt(0); // Nothing is left to do, and some stores must look crashed.
  }

  Figures run(Setup setup) throws Exception {
    return switch (step) {
      case PREPARE -> prepare(setup);
      case WRITE ->
          new Writing(setup, contender, 1, setup.batchSpans()).measure(setup.store(contender));
      case WRITE_TWO_WRITERS -> writeAside(setup, 2, setup.batchSpans());
      case WRITE_SMALL_BATCHES -> writeAside(setup, 1, SMALL_BATCH);
      case CHECK -> check(setup);
      case ASK_WARM -> ask(setup, opened(setup));
      case ASK_OPEN -> ask(setup, filled(setup));
      case ASK_COLD -> askCold(setup);
      case MEMORY -> writeWithLittleHeap(setup);
      case OPEN_CRASHED -> openCrashed(setup);
      case IMPORT -> new FileImport(setup).measure();
    };
  }

  private static Figures prepare(Setup setup) throws IOException {
    List<Question> questions = Questions.of(setup);
    QuestionFile.save(questions, setup.questions());
    return new Figures().put("questions", questions.size());
  }

  private Figures writeAside(Setup setup, int writers, int batchSpans) throws Exception {
    Path directory = setup.directory().resolve("aside-" + contender.id());
    Figures figures = new Writing(setup, contender, writers, batchSpans).measure(directory);
    Directories.delete(directory);
    return figures;
  }

  /** What was written before; of a system in memory, what is written now. */
  private TraceSystem opened(Setup setup) throws Exception {
    return contender.isInHeap() ? filled(setup) : contender.open(setup.store(contender));
  }

  private TraceSystem filled(Setup setup) throws Exception {
    Path directory = setup.directory().resolve("open-" + contender.id());
    Directories.makeEmpty(directory);
    TraceSystem system = contender.open(directory);
    Writing.fill(setup, system, setup.spans());
    return system;
  }

  private Figures check(Setup setup) throws Exception {
    List<Question> questions = QuestionFile.load(setup.questions());
    Contender judge = setup.reference(contender);
    try (TraceSystem system = opened(setup)) {
      Answers answers = Answers.of(system, questions, contender, setup.checkedVariants());
      answers.save(setup.answers(contender));
      Figures figures = new Figures().put("answers", answers.size());
      if (judge == contender) return figures;
      Answers reference = Answers.load(setup.answers(judge));
      return figures.put("compared", answers.requireSameAs(reference, contender, judge, questions));
    }
  }

  private Figures ask(Setup setup, TraceSystem system) throws Exception {
    List<Question> questions = QuestionFile.load(setup.questions());
    try (system) {
      return new Asking(system, contender, questions, setup.budgetSeconds()).warm();
    }
  }

  /** Runs the code on a small store first, so that the store is cold, but the code is not. */
  private Figures askCold(Setup setup) throws Exception {
    List<Question> questions = QuestionFile.load(setup.questions());
    Path small = setup.directory().resolve("small-" + contender.id());
    Directories.makeEmpty(small);
    try (TraceSystem system = contender.open(small)) {
      Writing.fill(setup, system, Math.min(SMALL_STORE_SPANS, setup.spans()));
      new Asking(system, contender, questions, 1).warm();
    }
    Directories.makeEmpty(small);
    long empty = openNanos(small);
    Directories.delete(small);
    if (setup.dropsPageCache()) Machine.dropPageCache();
    long before = System.nanoTime();
    try (TraceSystem system = contender.open(setup.store(contender))) {
      long opened = System.nanoTime() - before;
      return new Asking(system, contender, questions, setup.budgetSeconds())
          .cold()
          .put("openNanos", opened)
          .put("openEmptyNanos", empty);
    }
  }

  private long openNanos(Path directory) throws Exception {
    long before = System.nanoTime();
    TraceSystem system = contender.open(directory);
    long nanos = System.nanoTime() - before;
    system.close();
    return nanos;
  }

  private Figures writeWithLittleHeap(Setup setup) throws Exception {
    Path directory = crashed(setup);
    Directories.makeEmpty(directory);
    int segments = Math.max(1, (setup.spans() - SEGMENT_SPANS / 2) / SEGMENT_SPANS);
    int halfFull = Math.min(setup.spans(), segments * SEGMENT_SPANS + SEGMENT_SPANS / 2);
    TraceSystem system = contender.open(directory);
    Writing.fill(setup, system, contender == Contender.SPOOR ? halfFull : setup.spans());
    Figures figures = new Figures().put("spans", setup.spans());
    Machine.peakResidentBytes().ifPresent(bytes -> figures.put("peakResidentBytes", bytes));
    if (contender != Contender.SPOOR) {
      system.close();
      Directories.delete(directory);
    }
    return figures; // Spoor is left as a crash leaves it.
  }

  private Figures openCrashed(Setup setup) throws Exception {
    Path empty = setup.directory().resolve("empty-" + contender.id());
    Directories.makeEmpty(empty);
    openNanos(empty); // Loads the native library.
    Directories.delete(empty);
    long nanos = openNanos(crashed(setup));
    Directories.delete(crashed(setup));
    return new Figures().put("openCrashedNanos", nanos);
  }

  private Path crashed(Setup setup) {
    return setup.directory().resolve("crashed-" + contender.id());
  }

  /**
   * Whether it can be done and should be: nothing is asked of a system that could not take the
   * spans, and one that took minutes takes them only once.
   */
  boolean isWorthwhile(Setup setup) throws IOException {
    Task first = new Task(Step.WRITE, contender, 1);
    if (equals(first) || !first.isDone(setup)) return true;
    Figures written = Figures.load(first.figures(setup));
    if (written.has("failed")) return false;
    return step != Step.WRITE || written.number("writeNanos") < WRITTEN_ONCE_NANOS;
  }

  /** Whether it was done. */
  boolean isDone(Setup setup) {
    return Files.exists(figures(setup));
  }
}
