package io.spoor.zipkin;

import io.spoor.span.Status;
import io.spoor.span.StatusCode;
import java.util.Map;
import java.util.Set;

/**
 * The status of a span as tags. What an exporter of OpenTelemetry wrote is taken out of the tags,
 * and written again; where only {@code error} is there, it says the status and stays.
 */
final class ZipkinStatus {
  private ZipkinStatus() {}

  /** The tags that say the status in OpenTelemetry's way; none if they do not. */
  static Set<String> takenFrom(Map<String, String> tags) {
    String code = tags.getOrDefault(ZipkinKeys.STATUS_CODE, "");
    boolean hasError = tags.containsKey(ZipkinKeys.ERROR);
    boolean isTold = code.equals("ERROR") && hasError || code.equals("OK") && !hasError;
    return isTold ? Set.of(ZipkinKeys.STATUS_CODE, ZipkinKeys.ERROR) : Set.of();
  }

  /** What the tags say, whoever wrote them: any {@code error} but {@code false} is one. */
  static Status of(Map<String, String> tags) {
    String error = tags.getOrDefault(ZipkinKeys.ERROR, "false");
    String code = tags.getOrDefault(ZipkinKeys.STATUS_CODE, "");
    if (code.equals("ERROR")) {
      return new Status(StatusCode.ERROR, tags.getOrDefault(ZipkinKeys.ERROR, ""));
    }
    if (!error.equals("false")) {
      return new Status(StatusCode.ERROR, error.equals("true") ? "" : error);
    }
    return code.equals("OK") ? Status.OK : Status.UNSET;
  }

  /** Adds what the tags that are there do not say yet. */
  static void add(Status status, Map<String, String> tags) {
    if (of(tags).equals(status) || status.code() == StatusCode.UNSET) return;
    tags.put(ZipkinKeys.STATUS_CODE, status.code().name());
    if (status.code() == StatusCode.ERROR) tags.put(ZipkinKeys.ERROR, status.message());
  }
}
