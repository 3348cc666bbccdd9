package io.spoor.opentelemetry;

import static java.util.Objects.requireNonNull;

import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import io.spoor.StoreClosedException;
import io.spoor.TraceStore;
import io.spoor.TraceStoreException;
import io.spoor.TraceStoreOptions;
import io.spoor.span.Span;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Writes the finished spans of an OpenTelemetry SDK to a store.
 *
 * <pre>{@code
 * SpoorSpanExporter exporter = SpoorSpanExporter.to(store);
 * SdkTracerProvider tracers =
 *     SdkTracerProvider.builder().addSpanProcessor(SimpleSpanProcessor.create(exporter)).build();
 * }</pre>
 *
 * <p>Spans are copied and stored before {@link #export} returns, and its result is what the store
 * said. A batch processor drops that: {@link #failedSpans()} and {@link #throwIfFailed()} tell what
 * it does not. Thread-safe.
 */
public final class SpoorSpanExporter implements SpanExporter {
  private final TraceStore store;
  private final Runnable atShutdown;
  private final AtomicBoolean isShutDown = new AtomicBoolean();
  private final AtomicLong exported = new AtomicLong();
  private final AtomicLong failed = new AtomicLong();
  private final AtomicReference<@Nullable RuntimeException> lastFailure = new AtomicReference<>();

  private SpoorSpanExporter(TraceStore store, Runnable atShutdown) {
    this.store = store;
    this.atShutdown = atShutdown;
  }

  /** Writes to a store that stays open when the exporter is shut down. */
  public static SpoorSpanExporter to(TraceStore store) {
    return new SpoorSpanExporter(requireNonNull(store, "store"), () -> {});
  }

  /** The same as {@link #open(Path, TraceStoreOptions)} with the default options. */
  public static SpoorSpanExporter open(Path directory) {
    return open(directory, TraceStoreOptions.defaults());
  }

  /**
   * Opens a store, or creates it, and closes it when the exporter is shut down; what was exported
   * stays in the directory.
   *
   * @throws TraceStoreException as {@link TraceStore#open(Path, TraceStoreOptions)} does: a store
   *     that another exporter has open is a {@link io.spoor.StoreLockedException}
   */
  public static SpoorSpanExporter open(Path directory, TraceStoreOptions options) {
    TraceStore store = TraceStore.open(directory, options);
    return new SpoorSpanExporter(store, store::close);
  }

  /**
   * Stores these spans.
   *
   * @return already done: a failure if any of them was not stored, with the reason
   */
  @Override
  public CompletableResultCode export(Collection<SpanData> spans) {
    List<Span> copies = new ArrayList<>(spans.size());
    RuntimeException failure = null;
    for (SpanData span : spans) {
      try {
        copies.add(SdkSpans.fromSdk(span));
      } catch (RuntimeException e) {
        failure = failed(1, e);
      }
    }
    RuntimeException refusal = write(copies);
    if (refusal != null) failure = refusal;
    return failure == null
        ? CompletableResultCode.ofSuccess()
        : CompletableResultCode.ofExceptionalFailure(failure);
  }

  /** Halves of what is too large, until that is a span, so that the others are stored. */
  private @Nullable RuntimeException write(List<Span> spans) {
    try {
      if (isShutDown.get()) {
        throw new IllegalStateException(
            "%,d spans exported after shutdown".formatted(spans.size()));
      }
      store.write(spans);
      exported.addAndGet(spans.size());
      return null;
    } catch (IllegalArgumentException e) {
      if (spans.size() == 1) return failed(1, e);
      int middle = spans.size() / 2;
      RuntimeException first = write(spans.subList(0, middle));
      RuntimeException second = write(spans.subList(middle, spans.size()));
      return second == null ? first : second;
    } catch (TraceStoreException | IllegalStateException e) {
      return failed(spans.size(), e);
    }
  }

  private RuntimeException failed(int spans, RuntimeException cause) {
    failed.addAndGet(spans);
    lastFailure.set(cause);
    return cause;
  }

  /** How many spans were stored. */
  public long exportedSpans() {
    return exported.get();
  }

  /** How many spans were not stored. */
  public long failedSpans() {
    return failed.get();
  }

  /** Why spans were not stored, the last time. */
  public Optional<RuntimeException> lastFailure() {
    return Optional.ofNullable(lastFailure.get());
  }

  /**
   * Does nothing if every span was stored: for the end of a test, as a processor between says
   * nothing of failures.
   *
   * @throws IllegalStateException if any was not, with the last reason as its cause
   */
  public void throwIfFailed() {
    RuntimeException failure = lastFailure.get();
    if (failure == null) return;
    throw new IllegalStateException(
        "%,d spans were not stored, %,d were; the last time because %s"
            .formatted(failed.get(), exported.get(), failure.getMessage()),
        failure);
  }

  /** Nothing to wait for: what was exported is stored. */
  @Override
  public CompletableResultCode flush() {
    return CompletableResultCode.ofSuccess();
  }

  /** Fails later exports, and closes the store if it was opened by the exporter. */
  @Override
  public CompletableResultCode shutdown() {
    if (isShutDown.getAndSet(true)) return CompletableResultCode.ofSuccess();
    try {
      atShutdown.run();
      return CompletableResultCode.ofSuccess();
    } catch (StoreClosedException e) {
      return CompletableResultCode.ofSuccess();
    } catch (TraceStoreException e) {
      return CompletableResultCode.ofExceptionalFailure(failed(0, e));
    }
  }

  @Override
  public String toString() {
    return "SpoorSpanExporter to " + store;
  }
}
