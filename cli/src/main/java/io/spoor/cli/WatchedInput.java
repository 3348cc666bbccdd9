package io.spoor.cli;

import io.spoor.cli.ProgressDisplay.Progress;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Input whose progress is shown. */
final class WatchedInput extends FilterInputStream {
  private final Progress progress;

  WatchedInput(InputStream in, Progress progress) {
    super(in);
    this.progress = progress;
  }

  @Override
  public int read() throws IOException {
    int b = in.read();
    if (b >= 0) progress.advance(1);
    return b;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    int count = in.read(bytes, offset, length);
    if (count > 0) progress.advance(count);
    return count;
  }

  @Override
  public long skip(long count) throws IOException {
    long skipped = in.skip(count);
    progress.advance(skipped);
    return skipped;
  }

  @Override
  public boolean markSupported() {
    return false; // What is read twice would count twice.
  }
}
