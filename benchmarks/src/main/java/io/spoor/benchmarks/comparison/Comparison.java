package io.spoor.benchmarks.comparison;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/**
 * How fast is Spoor beside what its users would pick instead, and beside the limit of the machine?
 *
 * <p>{@code java -cp benchmarks/target/benchmarks.jar io.spoor.benchmarks.comparison.Comparison
 * --spans 200000 --work DIRECTORY}
 *
 * <p>One process for each system and round, in turns over the systems, so that a machine that is
 * slow for a while slows all. What a process measured stays in the work directory; the next call
 * goes on where the last one stopped, and the report is written of all that is there. A system that
 * answers otherwise than the reference ends the comparison.
 */
@Command(
    name = "Comparison",
    description = "Compares Spoor with other ways to keep traces in a process.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
public final class Comparison implements Callable<Integer> {

  @Option(names = "--work", required = true, description = "Where stores and figures are kept.")
  private Path work = Path.of("");

  @Option(names = "--results", description = "Where the report goes (default: ${DEFAULT-VALUE}).")
  private Path results = Path.of("benchmarks", "results");

  @Option(
      names = "--spans",
      split = ",",
      description = "Sizes: 200000, 1000000, 10000000 (default: ${DEFAULT-VALUE}).")
  private List<Integer> sizes = List.of(200_000);

  @Option(
      names = "--systems",
      split = ",",
      converter = ComparedSystem.class,
      description = "Which systems, by their ids; all if it is not said.")
  private List<Contender> systems = Contender.compared();

  @Option(
      names = "--workload",
      split = ",",
      description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private List<Workload> workloads = List.of(Workload.GENERATED);

  @Option(
      names = "--data",
      description = "The folder of real files for FILES (default: ${DEFAULT-VALUE}).")
  private Path data = Path.of("..", "shared", "data");

  @Option(names = "--rounds", description = "Processes of each system (default: 3).")
  private int rounds = 3;

  @Option(names = "--variants", description = "Questions of each kind (default: 200).")
  private int variants = 200;

  @Option(
      names = "--budget",
      paramLabel = "SECONDS",
      description = "The longest that one kind of question is timed (default: 5).")
  private int budgetSeconds = 5;

  @Option(names = "--batch", description = "Spans of one write (default: 1000).")
  private int batchSpans = 1_000;

  @Option(names = "--warm-up", description = "Spans written before (default: 2000000).")
  private int warmUpSpans = 2_000_000;

  @Option(names = "--seed", description = "Of the spans and the questions (default: 42).")
  private long seed = 42;

  @Option(names = "--heap", description = "-Xmx of a process (default: ${DEFAULT-VALUE}).")
  private String heap = "4g";

  @Option(
      names = "--large-heap",
      description = "-Xmx where all is kept in the heap (default: ${DEFAULT-VALUE}).")
  private String largeHeap = "12g";

  @Option(
      names = "--small-heap",
      description = "-Xmx where memory is measured (default: ${DEFAULT-VALUE}).")
  private String smallHeap = "512m";

  @Option(
      names = "--largest-reference",
      description = "The most spans for which the naive store judges (default: 1000000).")
  private int largestReference = 1_000_000;

  @Option(
      names = "--drop-page-cache",
      description = "Has the operating system forget files before cold questions; for root.")
  private boolean dropsPageCache;

  @Option(
      names = "--limit",
      paramLabel = "MINUTES",
      description = "The longest that one process may take (default: 20).")
  private int limitMinutes = 20;

  @Option(
      names = "--minutes",
      description = "Starts no process after so many minutes; a later call goes on. 0: report.")
  private int minutes = 100_000;

  /** A system by its id. */
  private static final class ComparedSystem implements ITypeConverter<Contender> {
    @Override
    public Contender convert(String id) {
      List<String> known = new ArrayList<>();
      for (Contender contender : Contender.compared()) {
        if (contender.id().equals(id)) return contender;
        known.add(contender.id());
      }
      throw new TypeConversionException(
          "no system is called '" + id + "'; there are " + String.join(", ", known));
    }
  }

  public static void main(String[] arguments) {
    System.exit(commandLine().execute(arguments));
  }

  static CommandLine commandLine() {
    return new CommandLine(new Comparison()).setCaseInsensitiveEnumValuesAllowed(true);
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(minutes);
    List<Setup> setups = new ArrayList<>();
    for (Workload workload : workloads) {
      for (int spans : sizes) setups.add(setup(workload, spans));
    }
    boolean isComplete = true;
    for (Setup setup : setups) {
      setup.save();
      for (Task task : Plan.of(setup, contenders(), rounds)) {
        if (task.isDone(setup) || !task.isWorthwhile(setup)) continue;
        if (System.nanoTime() >= end) {
          isComplete = false;
          break;
        }
        run(task, setup);
      }
    }
    Path report = new Report(setups, contenders(), rounds).write(results);
    System.out.println((isComplete ? "complete: " : "not complete yet: ") + report);
    return 0;
  }

  private Setup setup(Workload workload, int spans) {
    String name = workload.name().toLowerCase(Locale.ROOT) + "-" + spans;
    return new Setup(
        work.resolve(name),
        workload,
        spans,
        seed,
        data,
        batchSpans,
        variants,
        budgetSeconds,
        warmUpSpans,
        heap,
        largeHeap,
        smallHeap,
        largestReference,
        dropsPageCache);
  }

  /** Those asked for, in the order of the tables. */
  private List<Contender> contenders() {
    List<Contender> chosen = new ArrayList<>(Contender.compared());
    chosen.retainAll(systems);
    return chosen;
  }

  /** A process that does not end well leaves the reason as its figure, unless answers differ. */
  private void run(Task task, Setup setup) throws IOException, InterruptedException {
    System.out.printf("%s, %,d spans, %s: ", setup.workload(), setup.spans(), task.name());
    System.out.flush();
    long before = System.nanoTime();
    Path log = setup.directory().resolve("logs").resolve(task.name() + ".log");
    Files.createDirectories(setup.directory().resolve("logs"));
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xms" + heapOf(task, setup), // A heap that grows would be measured, too.
                "-Xmx" + heapOf(task, setup),
                "-cp",
                System.getProperty("java.class.path"),
                Task.class.getName(),
                setup.directory().toString(),
                task.name())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    boolean ended = process.waitFor(limitMinutes, TimeUnit.MINUTES);
    if (!ended) process.destroyForcibly().waitFor();
    if (!task.isDone(setup)) {
      String output = Files.readString(log);
      if (output.contains(DifferingAnswerException.class.getName())) {
        throw new DifferingAnswerException(output);
      }
      String reason = ended ? lastWords(output) : "not done in " + limitMinutes + " minutes";
      new Figures().put("failed", reason).save(task.figures(setup));
      System.out.print(reason + ", ");
    }
    System.out.printf("%.1f s%n", Duration.ofNanos(System.nanoTime() - before).toMillis() / 1e3);
  }

  private String heapOf(Task task, Setup setup) {
    if (task.contender().isInHeap()) return setup.largeHeap();
    return switch (task.step()) {
      case MEMORY, OPEN_CRASHED -> setup.smallHeap();
      default -> setup.heap();
    };
  }

  private static String lastWords(String output) {
    return output
        .lines()
        .filter(line -> line.contains("Exception") || line.contains("Error"))
        .findFirst()
        .orElse("ended without figures");
  }
}
