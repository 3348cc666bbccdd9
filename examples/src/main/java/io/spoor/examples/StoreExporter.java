package io.spoor.examples;

import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import io.spoor.TraceStore;
import io.spoor.TraceStoreException;
import io.spoor.span.Span;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Hands the finished spans of an OpenTelemetry SDK to a store.
 *
 * <p>Spans are copied and stored before {@link #export} returns, and its result is what the store
 * said. The store stays open when the exporter is shut down.
 */
final class StoreExporter implements SpanExporter {
  private final TraceStore store;
  private final AtomicBoolean isShutDown = new AtomicBoolean();

  StoreExporter(TraceStore store) {
    this.store = store;
  }

  @Override
  public CompletableResultCode export(Collection<SpanData> finished) {
    if (isShutDown.get()) return CompletableResultCode.ofFailure();
    List<Span> spans = new ArrayList<>(finished.size());
    for (SpanData data : finished) {
      spans.add(SdkSpans.copyOf(data));
    }
    try {
      store.write(spans);
      return CompletableResultCode.ofSuccess();
    } catch (TraceStoreException | IllegalArgumentException e) {
      return CompletableResultCode.ofExceptionalFailure(e);
    }
  }

  /** Nothing to wait for: what was exported is stored. */
  @Override
  public CompletableResultCode flush() {
    return CompletableResultCode.ofSuccess();
  }

  @Override
  public CompletableResultCode shutdown() {
    isShutDown.set(true);
    return CompletableResultCode.ofSuccess();
  }
}
