package io.spoor.soak;

import static org.assertj.core.api.Assertions.assertThat;

import io.spoor.testkit.Effort;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Stores that are opened and closed again and again take no more memory, files and threads. */
@Tag("soak")
@Timeout(value = 24, unit = TimeUnit.HOURS)
final class CyclesTest {
  @TempDir private Path parent;

  @Test
  void openWriteFindClose_again_takesNoMore() throws Exception {
    Effort effort = Effort.of("cycles", 80, 1_000);

    List<String> lines =
        ChildJvm.run(
            OpenedAgain.class, parent, parent.toString(), Integer.toString(effort.rounds()));

    assertThat(lines).last().asString().startsWith("done: ");
    assertThat(lines).noneMatch(line -> line.startsWith("fault: "));
    effort.report(lines.get(lines.size() - 1).substring("done: ".length()));
  }
}
