package io.spoor.cli;

import io.spoor.cli.ProgressDisplay.Progress;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Output whose progress is shown. */
final class WatchedOutput extends FilterOutputStream {
  private final Progress progress;

  WatchedOutput(OutputStream out, Progress progress) {
    super(out);
    this.progress = progress;
  }

  @Override
  public void write(int b) throws IOException {
    out.write(b);
    progress.advance(1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    out.write(bytes, offset, length);
    progress.advance(length);
  }
}
