package io.spoor.benchmarks.comparison;

/** A system does not answer what the reference answers, so that no time of it counts. */
final class DifferingAnswerException extends RuntimeException {
  DifferingAnswerException(String message) {
    super(message);
  }
}
