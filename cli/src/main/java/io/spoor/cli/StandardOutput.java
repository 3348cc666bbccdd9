package io.spoor.cli;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;

/** Standard output that remembers why it failed, which a {@link PrintWriter} does not. */
final class StandardOutput extends FilterOutputStream {
  private @Nullable IOException failure;

  StandardOutput(OutputStream out) {
    super(out);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    try {
      out.write(bytes, offset, length);
    } catch (IOException e) {
      if (failure == null) failure = e;
      throw e;
    }
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  /** Whether something that was printed did not get out. */
  boolean hasFailed() {
    return failure != null;
  }

  /** Says why it failed, and what to exit with. */
  int report(PrintWriter err) {
    String reason = failure == null ? "" : String.valueOf(failure.getMessage());
    // The reader of a pipe left, as head does when it has enough. Java tells it by the text only.
    if (reason.contains("Broken pipe")) return ExitCodes.OK;
    err.println("spoor: cannot write to standard output: " + reason);
    err.flush();
    return ExitCodes.FAILED;
  }
}
