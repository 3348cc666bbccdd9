package io.spoor.receiver;

import static java.util.Objects.requireNonNull;

import io.spoor.TraceStore;
import io.spoor.TraceStoreException;
import io.spoor.dialect.Dialect;
import io.spoor.dialect.ReadResult;
import io.spoor.file.TraceFile;
import io.spoor.receiver.RefusedRequestException.Reason;
import io.spoor.span.Span;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The way of received spans into a store: how many bytes of requests there may be at one time, and
 * what became of their spans. Thread-safe; receivers of several protocols may share one.
 */
public final class SpanIntake {
  private static final int BATCH_SPANS = 10_000;
  private static final int GZIP_MAGIC = 0x1f8b;

  private final TraceStore store;
  private final long maxBytes;
  private final AtomicLong bytes = new AtomicLong();
  private final AtomicLong accepted = new AtomicLong();
  private final AtomicLong rejected = new AtomicLong();
  private final AtomicLong refused = new AtomicLong();
  private final AtomicReference<@Nullable TraceStoreException> lastFailure =
      new AtomicReference<>();

  /**
   * @param maxBytes most bytes of requests at one time
   */
  public SpanIntake(TraceStore store, long maxBytes) {
    this.store = requireNonNull(store, "store");
    this.maxBytes = maxBytes;
  }

  /** The room that one request takes, until it is closed. To be used by one thread at a time. */
  final class Room implements AutoCloseable {
    private long taken;

    private Room() {}

    /** Takes more; false, and nothing is taken, if there is not so much left. */
    boolean take(long more) {
      if (bytes.addAndGet(more) > maxBytes) {
        bytes.addAndGet(-more);
        refused.incrementAndGet();
        return false;
      }
      taken += more;
      return true;
    }

    @Override
    public void close() {
      bytes.addAndGet(-taken);
      taken = 0;
    }
  }

  /** For a request that begins. */
  Room room() {
    return new Room();
  }

  /**
   * Reads the body of a request and stores its spans; when it returns, all but the rejected ones
   * are stored.
   *
   * @param body decompressed; not closed, and not read to its end if it is refused
   * @param maxBytes most bytes that it may have
   * @throws RefusedRequestException if it cannot be read, is too large, or there is no room for it
   * @throws IOException of {@code body}
   * @throws TraceStoreException as for {@link #write}
   */
  public ExportResponse receive(InputStream body, Dialect dialect, long maxBytes)
      throws IOException {
    try (Room room = room()) {
      return store(notCompressed(new BodyStream(body, room, maxBytes)), dialect);
    }
  }

  /** Compressed twice, it could be of any size. */
  private static InputStream notCompressed(BodyStream body) throws IOException {
    BufferedInputStream buffered = new BufferedInputStream(body);
    buffered.mark(2);
    int magic = buffered.read() << 8 | buffered.read();
    buffered.reset();
    if (magic == GZIP_MAGIC) {
      throw new RefusedRequestException(
          Reason.UNREADABLE, "the body is compressed, and no header says so");
    }
    return buffered;
  }

  private ExportResponse store(InputStream body, Dialect dialect) throws IOException {
    List<Span> spans = new ArrayList<>();
    ReadResult read = TraceFile.read("the request", body, dialect, spans::add);
    if (spans.isEmpty() && !read.isComplete()) {
      rejected.addAndGet(read.rejectedCount());
      throw new RefusedRequestException(Reason.UNREADABLE, read.rejected().get(0).toString());
    }
    List<String> refused = write(spans);
    rejected.addAndGet(read.rejectedCount());
    long count = read.rejectedCount() + refused.size();
    if (count == 0) return ExportResponse.COMPLETE;
    String first = refused.isEmpty() ? read.rejected().get(0).toString() : refused.get(0);
    return new ExportResponse(
        count, count == 1 ? first : first + "; and %d more".formatted(count - 1));
  }

  /**
   * Stores spans; when it returns, all but the refused ones are stored.
   *
   * @return why the store refused spans that are too large, a reason for each
   * @throws TraceStoreException if the store fails; some spans may be stored, and it is right to
   *     send all of them once more
   */
  public List<String> write(List<Span> spans) {
    List<String> reasons = new ArrayList<>();
    try {
      for (int from = 0; from < spans.size(); from += BATCH_SPANS) {
        write(spans.subList(from, Math.min(from + BATCH_SPANS, spans.size())), reasons);
      }
    } catch (TraceStoreException e) {
      lastFailure.set(e);
      throw e;
    }
    accepted.addAndGet(spans.size() - reasons.size());
    rejected.addAndGet(reasons.size());
    return reasons;
  }

  /** Halves of what is too large, until that is a span. */
  private void write(List<Span> spans, List<String> reasons) {
    try {
      store.write(spans);
    } catch (IllegalArgumentException e) {
      if (spans.size() == 1) {
        reasons.add(String.valueOf(e.getMessage()));
        return;
      }
      int middle = spans.size() / 2;
      write(spans.subList(0, middle), reasons);
      write(spans.subList(middle, spans.size()), reasons);
    }
  }

  /** How many spans were acknowledged, those that were stored already included. */
  public long acceptedSpans() {
    return accepted.get();
  }

  /** How many spans were refused for good: unreadable, or larger than the store allows. */
  public long rejectedSpans() {
    return rejected.get();
  }

  /** How many requests were told to come again, as there was no room for them. */
  public long refusedRequests() {
    return refused.get();
  }

  /** What the store threw, the last time it failed. */
  public Optional<TraceStoreException> lastFailure() {
    return Optional.ofNullable(lastFailure.get());
  }

  /** How many bytes of requests there are now. */
  long bytesInFlight() {
    return bytes.get();
  }
}
