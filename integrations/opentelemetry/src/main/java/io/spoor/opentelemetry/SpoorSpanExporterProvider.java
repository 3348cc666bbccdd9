package io.spoor.opentelemetry;

import io.opentelemetry.sdk.autoconfigure.spi.ConfigProperties;
import io.opentelemetry.sdk.autoconfigure.spi.ConfigurationException;
import io.opentelemetry.sdk.autoconfigure.spi.traces.ConfigurableSpanExporterProvider;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import io.spoor.TraceStoreException;
import io.spoor.TraceStoreOptions;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/**
 * Lets {@code -Dotel.traces.exporter=spoor} export to the store in the directory that {@value
 * #DIRECTORY} names, or {@code OTEL_EXPORTER_SPOOR_DIRECTORY} in the environment. Found by
 * OpenTelemetry's autoconfiguration.
 */
public final class SpoorSpanExporterProvider implements ConfigurableSpanExporterProvider {

  /** The property that names the directory. */
  public static final String DIRECTORY = "otel.exporter.spoor.directory";

  static final String NAME = "spoor";

  @Override
  public String getName() {
    return NAME;
  }

  /**
   * Opens the store.
   *
   * @throws ConfigurationException if no directory is named, or the store there cannot be opened
   */
  @Override
  public SpanExporter createExporter(ConfigProperties config) {
    String directory = config.getString(DIRECTORY);
    if (directory == null) {
      throw new ConfigurationException(
          "otel.traces.exporter is %s, expected a directory in %s".formatted(NAME, DIRECTORY));
    }
    return open(directory);
  }

  static SpanExporter open(String directory) {
    try {
      return SpoorSpanExporter.open(Path.of(directory), TraceStoreOptions.defaults());
    } catch (TraceStoreException | InvalidPathException e) {
      throw new ConfigurationException(
          "cannot export spans to %s: %s".formatted(directory, e.getMessage()), e);
    }
  }
}
