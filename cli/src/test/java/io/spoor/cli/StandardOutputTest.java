package io.spoor.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

final class StandardOutputTest {
  private final StringWriter err = new StringWriter();

  @Test
  void write_thatSucceeds_leavesNoFailure() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    StandardOutput out = new StandardOutput(bytes);

    print(out, "seventeen");

    assertThat(bytes).hasToString("seventeen");
    assertThat(out.hasFailed()).isFalse();
  }

  @Test
  void report_fullDisk_saysSoAndFails() {
    StandardOutput out = failing("No space left on device 17");

    print(out, "text");

    assertThat(out.hasFailed()).isTrue();
    assertThat(out.report(new PrintWriter(err))).isEqualTo(1);
    assertThat(err)
        .hasToString(
            "spoor: cannot write to standard output: No space left on device 17"
                + System.lineSeparator());
  }

  @Test
  void report_closedPipe_isSilentAndSucceeds() {
    StandardOutput out = failing("Broken pipe");

    print(out, "text");

    assertThat(out.report(new PrintWriter(err))).isZero();
    assertThat(err.toString()).isEmpty();
  }

  private static void print(StandardOutput out, String text) {
    PrintWriter writer = new PrintWriter(out, true, UTF_8);
    writer.print(text);
    writer.flush();
  }

  private static StandardOutput failing(String reason) {
    return new StandardOutput(
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException(reason);
          }
        });
  }
}
