package io.spoor.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;

/**
 * What one call of the command did.
 *
 * @param out what it printed to standard output
 * @param err what it printed to standard error
 */
record SpoorRun(int exitCode, String out, String err) {

  /** What the clock shows meanwhile. */
  static final Instant NOW = Instant.parse("2026-05-04T12:00:00Z");

  static SpoorRun of(Stores stores, String... args) {
    return of(stores, new byte[0], ProgressDisplay.NONE, args);
  }

  static SpoorRun of(Stores stores, byte[] input, ProgressDisplay progress, String... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int exitCode =
        Spoor.run(
            new Surroundings(
                stores,
                Clock.fixed(NOW, ZoneOffset.UTC),
                new ByteArrayInputStream(input),
                out,
                err,
                progress,
                100),
            args);
    return new SpoorRun(exitCode, out.toString(UTF_8), err.toString(UTF_8));
  }
}
