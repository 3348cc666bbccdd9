package io.spoor.runs;

import java.util.List;
import org.opentest4j.AssertionFailedError;

/** A run is beyond the limits that another one sets it. */
public final class RunRegressionError extends AssertionFailedError {
  private static final long serialVersionUID = 1;

  RunRegressionError(String before, String after, List<String> beyond) {
    super(
        "%s is beyond the limits that %s sets:%n  %s"
            .formatted(after, before, String.join("\n  ", beyond)));
  }
}
