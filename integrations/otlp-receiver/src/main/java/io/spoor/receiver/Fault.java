package io.spoor.receiver;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a receiver does to a request for once, to see what the sender makes of it: for {@link
 * OtlpReceiver#answerNext}. Immutable.
 */
public final class Fault {
  private static final int OK = 200;

  private final int status;
  private final @Nullable Duration retryAfter;
  private final Duration delay;
  private final long rejectedSpans;
  private final String message;

  private Fault(
      int status,
      @Nullable Duration retryAfter,
      Duration delay,
      long rejectedSpans,
      String message) {
    this.status = status;
    this.retryAfter = retryAfter;
    this.delay = delay;
    this.rejectedSpans = rejectedSpans;
    this.message = message;
  }

  /**
   * Refuses the request, of which nothing is stored.
   *
   * @param status of HTTP, 400 to 599: 429, 502, 503 and 504 are to be sent again
   */
  public static Fault status(int status) {
    if (status < 400 || status > 599) {
      throw new IllegalArgumentException("status is %d, expected 400 to 599".formatted(status));
    }
    return new Fault(status, null, Duration.ZERO, 0, "refused by a test");
  }

  /**
   * Stores the request, and says that some of its spans were rejected.
   *
   * @param rejectedSpans 0 makes the message a warning
   */
  public static Fault partialSuccess(long rejectedSpans, String message) {
    requireNonNull(message, "message");
    if (rejectedSpans < 0) {
      throw new IllegalArgumentException(
          "%,d rejected spans, expected at least 0".formatted(rejectedSpans));
    }
    return new Fault(OK, null, Duration.ZERO, rejectedSpans, message);
  }

  /** Answers the request as it should be, but late. */
  public static Fault delay(Duration delay) {
    return new Fault(OK, null, checked(delay), 0, "");
  }

  /** The same with a {@code Retry-After} header, in whole seconds. */
  public Fault withRetryAfter(Duration retryAfter) {
    return new Fault(status, checked(retryAfter), delay, rejectedSpans, message);
  }

  /** The same, but late. */
  public Fault withDelay(Duration delay) {
    return new Fault(status, retryAfter, checked(delay), rejectedSpans, message);
  }

  private static Duration checked(Duration duration) {
    if (!duration.isNegative()) return duration;
    throw new IllegalArgumentException("a duration of " + duration + ", expected at least 0");
  }

  /** Whether nothing of the request is to be stored. */
  public boolean isRefusal() {
    return status != OK;
  }

  /** What to say once the request is stored, if not what is true. */
  public Optional<ExportResponse> response() {
    return message.isEmpty() || isRefusal()
        ? Optional.empty()
        : Optional.of(new ExportResponse(rejectedSpans, message));
  }

  /** Of HTTP; 200 if this is no refusal. */
  public int status() {
    return status;
  }

  /** What a refusal tells of when to come again. */
  public Optional<Duration> retryAfter() {
    return Optional.ofNullable(retryAfter);
  }

  /** How late the answer is to be. */
  public Duration delay() {
    return delay;
  }

  /** What a refusal says. */
  public String message() {
    return message;
  }
}
