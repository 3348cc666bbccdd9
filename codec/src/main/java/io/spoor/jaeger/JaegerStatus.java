package io.spoor.jaeger;

import io.spoor.span.Attributes;
import io.spoor.span.Status;
import io.spoor.span.StatusCode;
import io.spoor.span.Value;
import java.util.Set;

/**
 * The status of a span as tags. What an exporter of OpenTelemetry wrote is taken out of the tags,
 * and written again; where only {@code error} is there, it says the status and stays.
 */
final class JaegerStatus {
  private JaegerStatus() {}

  /** The tags that say the status in OpenTelemetry's way and nothing else; none if they do not. */
  static Set<String> takenFrom(Attributes tags) {
    String code = Tags.onlyText(tags, Tags.STATUS_CODE);
    Value error = Tags.only(tags, Tags.ERROR);
    boolean isError = code.equals("ERROR") && Value.of(true).equals(error);
    boolean isOk = code.equals("OK") && !Tags.has(tags, Tags.ERROR);
    boolean hasMessage = !Tags.onlyText(tags, Tags.STATUS_DESCRIPTION).isEmpty();
    boolean isMessageOnly =
        hasMessage && !Tags.has(tags, Tags.STATUS_CODE) && !Tags.has(tags, Tags.ERROR);
    if (Tags.has(tags, Tags.STATUS_DESCRIPTION) && !hasMessage) return Set.of();
    return isError || isOk || isMessageOnly
        ? Set.of(Tags.STATUS_CODE, Tags.ERROR, Tags.STATUS_DESCRIPTION)
        : Set.of();
  }

  /** What the tags say, whoever wrote them. */
  static Status of(Attributes tags) {
    String message = Tags.onlyText(tags, Tags.STATUS_DESCRIPTION);
    Value error = tags.get(Tags.ERROR).orElse(Value.EMPTY);
    if (error.equals(Value.of(true)) || error.equals(Value.of("true"))) {
      return new Status(StatusCode.ERROR, message);
    }
    return switch (Tags.onlyText(tags, Tags.STATUS_CODE)) {
      case "ERROR" -> new Status(StatusCode.ERROR, message);
      case "OK" -> new Status(StatusCode.OK, message);
      default -> new Status(StatusCode.UNSET, message);
    };
  }

  /** Adds what the tags that are there do not say yet. */
  static void add(Status status, Attributes there, Attributes.Builder to) {
    if (of(there).equals(status)) return;
    if (status.code() == StatusCode.OK) to.put(Tags.STATUS_CODE, "OK");
    if (status.code() == StatusCode.ERROR) {
      to.put(Tags.STATUS_CODE, "ERROR");
      if (!Tags.has(there, Tags.ERROR)) to.put(Tags.ERROR, true);
    }
    if (!status.message().isEmpty()) to.put(Tags.STATUS_DESCRIPTION, status.message());
  }
}
