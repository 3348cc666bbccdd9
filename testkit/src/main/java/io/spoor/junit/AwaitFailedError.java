package io.spoor.junit;

import org.opentest4j.AssertionFailedError;

/**
 * What a test waited for did not come in time. The message says what came instead: the span that
 * came nearest, with the conditions that it fails, and every trace collected, as a tree.
 */
public final class AwaitFailedError extends AssertionFailedError {
  private static final long serialVersionUID = 1;

  AwaitFailedError(String message) {
    super(message);
  }
}
