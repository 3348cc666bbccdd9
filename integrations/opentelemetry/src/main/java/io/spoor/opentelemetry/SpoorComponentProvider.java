package io.spoor.opentelemetry;

import io.opentelemetry.api.incubator.config.DeclarativeConfigException;
import io.opentelemetry.api.incubator.config.DeclarativeConfigProperties;
import io.opentelemetry.sdk.autoconfigure.spi.ConfigurationException;
import io.opentelemetry.sdk.autoconfigure.spi.internal.ComponentProvider;
import io.opentelemetry.sdk.trace.export.SpanExporter;

/**
 * Lets a file of OpenTelemetry's declarative configuration export to a store: an exporter {@code
 * spoor} with a {@code directory}. Found by OpenTelemetry, whose interface for it is still
 * experimental.
 */
public final class SpoorComponentProvider implements ComponentProvider {
  private static final String DIRECTORY = "directory";

  @Override
  public Class<SpanExporter> getType() {
    return SpanExporter.class;
  }

  @Override
  public String getName() {
    return SpoorSpanExporterProvider.NAME;
  }

  /**
   * Opens the store.
   *
   * @throws DeclarativeConfigException if no directory is named, or the store there cannot be
   *     opened
   */
  @Override
  public SpanExporter create(DeclarativeConfigProperties properties) {
    String directory = properties.getString(DIRECTORY);
    if (directory == null) {
      throw new DeclarativeConfigException(
          "the exporter %s has no %s, expected that of a store".formatted(getName(), DIRECTORY));
    }
    try {
      return SpoorSpanExporterProvider.open(directory);
    } catch (ConfigurationException e) {
      throw new DeclarativeConfigException(e.getMessage(), e);
    }
  }
}
