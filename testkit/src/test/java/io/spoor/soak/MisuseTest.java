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

/**
 * Every method is called with all kinds of arguments, from many threads, on stores that are being
 * closed, and after that: what is wrong is said in the ways that are documented, no process
 * crashes, and nothing native stays open.
 */
@Tag("soak")
@Timeout(value = 24, unit = TimeUnit.HOURS)
final class MisuseTest {
  @TempDir private Path parent;

  @Test
  void anyCall_atAnyTime_failsOnlyAsItSays() throws Exception {
    Effort effort = Effort.of("misuse", 40, 20_000);

    List<String> lines =
        ChildJvm.run(
            MisusedStores.class,
            parent,
            parent.toString(),
            Long.toString(effort.firstSeed()),
            Long.toString(effort.endSeed()));

    assertThat(lines).last().asString().startsWith("done: ");
    assertThat(lines).noneMatch(line -> line.startsWith("fault: "));
    effort.report(lines.get(lines.size() - 1).substring("done: ".length()));
  }

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
