package io.spoor.cli;

import io.spoor.query.TraceQuery;
import io.spoor.span.SpanKind;
import io.spoor.span.StatusCode;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say what one span of a trace is to be like. */
final class ConditionOptions {

  @Option(
      names = "--service",
      paramLabel = "S",
      description = "The service; \"\" for spans without one.")
  private @Nullable String service;

  @Option(names = "--operation", paramLabel = "O", description = "The name of the span.")
  private @Nullable String operation;

  @Option(
      names = "--kind",
      paramLabel = "K",
      description = "internal, server, client, producer, consumer or unspecified.")
  private @Nullable SpanKind kind;

  @Option(names = "--status", paramLabel = "STATUS", description = "ok, error or unset.")
  private @Nullable StatusCode status;

  @Option(
      names = "--min-duration",
      paramLabel = "D",
      description = "The span takes this long or longer, such as 10ms.")
  private @Nullable Duration minDuration;

  @Option(
      names = "--max-duration",
      paramLabel = "D",
      description = "The span takes this long or shorter, such as 2s.")
  private @Nullable Duration maxDuration;

  @Option(names = "--since", paramLabel = "T", description = "The span starts at T or later.")
  private @Nullable Moment since;

  @Option(names = "--until", paramLabel = "T", description = "The span starts before T.")
  private @Nullable Moment until;

  @Option(
      names = "--attribute",
      paramLabel = "[LEVEL:]KEY=VALUE",
      description = "The span has this attribute, compared as text. May be given several times.")
  private List<AttributeText> attributes = List.of();

  void addTo(TraceQuery.Builder query) {
    if (service != null) query.service(service);
    if (operation != null) query.operation(operation);
    if (kind != null) query.kind(kind);
    if (status != null) query.status(status);
    if (minDuration != null) query.minDuration(minDuration);
    if (maxDuration != null) query.maxDuration(maxDuration);
    if (since != null) query.fromNanos(since.epochNanos());
    if (until != null) query.toNanos(until.epochNanos());
    attributes.forEach(attribute -> attribute.addTo(query));
  }
}
