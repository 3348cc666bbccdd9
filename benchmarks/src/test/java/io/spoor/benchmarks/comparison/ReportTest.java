package io.spoor.benchmarks.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.spoor.benchmarks.comparison.Task.Step;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the processes leave becomes a page and two drawings. */
final class ReportTest {
  private static final Set<Step> IN_PROCESSES_OF_THEIR_OWN =
      EnumSet.of(Step.MEMORY, Step.OPEN_CRASHED, Step.IMPORT);

  @TempDir Path work;

  @Test
  void report_ofAllTasksInOneProcess_holdsTablesAndDrawings() throws Exception {
    List<Contender> contenders = List.of(Contender.LIMIT, Contender.SPOOR, Contender.LIST);
    Setup setup =
        new Setup(
            work.resolve("generated-1500"),
            Workload.GENERATED,
            1_500,
            3,
            Path.of("none"),
            500,
            3,
            1,
            500,
            "1g",
            "1g",
            "1g",
            1_500,
            false);
    setup.save();
    for (Task task : Plan.of(setup, contenders, 1)) {
      if (IN_PROCESSES_OF_THEIR_OWN.contains(task.step())) continue;
      task.run(setup).save(task.figures(setup));
    }

    Path page = new Report(List.of(setup), contenders, 1).write(work.resolve("results"));

    assertThat(page)
        .content()
        .contains("## 1,500 spans", "### Writing\n", "### Targets", "| trace by id |")
        .contains("* **Spoor** (spoor ")
        .doesNotContain("null", "${");
    try (Stream<Path> files = Files.list(page.getParent())) {
      assertThat(files.filter(file -> file.toString().endsWith(".png")))
          .hasSize(2)
          .allSatisfy(file -> assertThat(ImageIO.read(file.toFile()).getWidth()).isEqualTo(1_300));
    }
  }

  @Test
  void setup_ofOtherOptionsInTheSameDirectory_isRefused() throws Exception {
    Setup setup = Setup.load(saved(7));
    assertThat(setup.seed()).isEqualTo(7);
    assertThatThrownBy(() -> saved(8))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("seed=7")
        .hasMessageContaining("seed=8");
  }

  private Path saved(long seed) throws Exception {
    new Setup(
            work,
            Workload.JAEGER,
            10,
            seed,
            Path.of("none"),
            5,
            1,
            1,
            0,
            "1g",
            "2g",
            "3g",
            10,
            true)
        .save();
    return work;
  }
}
