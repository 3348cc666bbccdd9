package io.spoor.benchmarks.comparison;

import io.spoor.span.Span;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * What all processes of one comparison have in common: one workload in one size.
 *
 * @param directory of everything that they leave for each other
 * @param data the folder of real files
 * @param batchSpans spans of one write
 * @param variants how many questions of each kind
 * @param budgetSeconds how long one kind of question may be timed; a slow system is asked fewer
 * @param warmUpSpans written and asked before anything is timed
 * @param heap of a process, such as 4g
 * @param largeHeap of a process that keeps all spans in it
 * @param smallHeap of a process whose memory is measured
 * @param largestReference the most spans that fit into the reference in memory
 * @param dropsPageCache whether the operating system is told to forget files before cold questions
 */
record Setup(
    Path directory,
    Workload workload,
    int spans,
    long seed,
    Path data,
    int batchSpans,
    int variants,
    int budgetSeconds,
    int warmUpSpans,
    String heap,
    String largeHeap,
    String smallHeap,
    int largestReference,
    boolean dropsPageCache) {

  private static final String FILE = "setup.properties";

  /** The most spans that are held in memory while they are written. */
  private static final int HELD_SPANS = 2_000_000;

  /** Up to this size every variant of every question is checked. */
  private static final int ALL_CHECKED_SPANS = 200_000;

  private static final int SAMPLED_VARIANTS = 10;

  static Setup load(Path directory) throws IOException {
    Figures f = Figures.load(directory.resolve(FILE));
    return new Setup(
        directory,
        Workload.valueOf(f.text("workload")),
        (int) f.number("spans"),
        (long) f.number("seed"),
        Path.of(f.text("data")),
        (int) f.number("batchSpans"),
        (int) f.number("variants"),
        (int) f.number("budgetSeconds"),
        (int) f.number("warmUpSpans"),
        f.text("heap"),
        f.text("largeHeap"),
        f.text("smallHeap"),
        (int) f.number("largestReference"),
        Boolean.parseBoolean(f.text("dropsPageCache")));
  }

  /**
   * Leaves it for the other processes.
   *
   * @throws IllegalArgumentException if the directory holds figures of another setup
   */
  void save() throws IOException {
    Files.createDirectories(directory);
    Path file = directory.resolve(FILE);
    Figures figures = figures();
    if (Files.exists(file)) {
      Figures found = Figures.load(file);
      if (found.equals(figures)) return;
      throw new IllegalArgumentException(
          "%s holds figures of %s; now it is %s: choose another work directory, or delete it"
              .formatted(directory, found, figures));
    }
    figures.save(file);
  }

  private Figures figures() {
    return new Figures()
        .put("workload", workload.name())
        .put("spans", spans)
        .put("seed", seed)
        .put("data", data.toString())
        .put("batchSpans", batchSpans)
        .put("variants", variants)
        .put("budgetSeconds", budgetSeconds)
        .put("warmUpSpans", warmUpSpans)
        .put("heap", heap)
        .put("largeHeap", largeHeap)
        .put("smallHeap", smallHeap)
        .put("largestReference", largestReference)
        .put("dropsPageCache", String.valueOf(dropsPageCache));
  }

  /** All spans, made as they are asked for. */
  Iterator<List<Span>> batches(int size) {
    return batches(spans, size);
  }

  /** The first spans, made as they are asked for. */
  Iterator<List<Span>> batches(int count, int size) {
    Iterator<Span> source;
    try {
      source = workload.spans(seed, data);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Iterator<>() {
      private int left = count;

      @Override
      public boolean hasNext() {
        return left > 0;
      }

      @Override
      public List<Span> next() {
        List<Span> batch = new ArrayList<>(size);
        for (; left > 0 && batch.size() < size; left--) batch.add(source.next());
        return batch;
      }
    };
  }

  /** Whether all spans fit into memory, so that writing is timed without making them. */
  boolean isHeld() {
    return spans <= HELD_SPANS;
  }

  /** Whether a system can hold so much, as those in the heap cannot. */
  boolean fits(Contender contender) {
    return !contender.isInHeap() || spans <= largestReference;
  }

  /** By which system's answers those of the others are judged. */
  Contender reference(Contender contender) {
    Contender own = contender.reference();
    return spans > largestReference && own == Contender.NAIVE ? Contender.SPOOR : own;
  }

  /** How many variants of each question are compared before anything is timed. */
  int checkedVariants() {
    return spans <= ALL_CHECKED_SPANS ? variants : Math.min(variants, SAMPLED_VARIANTS);
  }

  Path store(Contender contender) {
    return directory.resolve("stores").resolve(contender.id());
  }

  Path answers(Contender contender) {
    return directory.resolve("answers").resolve(contender.id() + ".txt");
  }

  Path questions() {
    return directory.resolve("questions.bin");
  }
}
