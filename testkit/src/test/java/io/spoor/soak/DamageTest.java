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
 * A file or a row of a store is damaged: every answer is right, or a typed exception; verifying
 * tells of it where an answer was missing; salvaging brings back nothing that was never written. No
 * process crashes or hangs.
 */
@Tag("soak")
@Timeout(value = 8, unit = TimeUnit.HOURS)
final class DamageTest {
  @TempDir private Path parent;

  @Test
  void anyDamage_isNoticedOrHarmless() throws Exception {
    Effort effort = Effort.of("damage", 150, 20_000);

    List<String> lines =
        ChildJvm.run(
            DamageCases.class,
            parent,
            parent.toString(),
            Long.toString(effort.firstSeed()),
            Long.toString(effort.endSeed()));

    assertThat(lines).last().asString().startsWith("done: ");
    effort.report(lines.get(lines.size() - 1).substring("done: ".length()));
    assertThat(lines).noneMatch(line -> line.startsWith("fault: "));
  }
}
