package io.spoor.store;

import io.spoor.Removal;
import io.spoor.Retention;
import io.spoor.StorageFailedException;
import io.spoor.TraceStoreOptions;
import io.spoor.codec.SpanEncoder;
import io.spoor.index.OpenSegment;
import io.spoor.index.TermHash;
import io.spoor.rocks.EngineBatch;
import io.spoor.rocks.RocksEngine;
import io.spoor.span.Span;
import io.spoor.span.TraceId;
import io.spoor.storage.SegmentEntry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * From a list of spans to rows on disk and an index that finds them.
 *
 * <ol>
 *   <li>{@link io.spoor.Redaction}: what nobody is to see goes, if so chosen.
 *   <li>{@link EncodedBatch}: spans to bytes and terms, without a lock; bad input is refused here.
 *   <li>{@link Sealing#awaitRoom}: writers wait where sealing lags far behind.
 *   <li>{@link StoredDuplicates}: spans that are stored already are left out.
 *   <li>{@link FillingSegment}: the open segment, or a new one where the batch does not fit; the
 *       full one goes to {@link Sealing}.
 *   <li>{@link RocksEngine#write}: the commit point.
 *   <li>{@link OpenSegment#add}: from here on, reads see the batch.
 * </ol>
 *
 * <p>Steps 3 to 7 hold the write lock, so that rows are numbered in the order of their commits, and
 * a write that fails leaves no trace.
 */
final class WritePath {

  /** Fewer are indexed anew at the next opening, so that many short runs leave few segments. */
  private static final int MIN_ROWS_SEALED_AT_CLOSE = 1 << 14;

  private final Segments segments;
  private final Catalogue catalogue;
  private final RocksEngine engine;
  private final Sealing sealing;
  private final SpanRows spanRows;
  private final TraceStoreOptions options;
  private final TermHash hash;

  /** Encoders keep their buffers, so each is used again, by one thread at a time. */
  private final Queue<SpanEncoder> encoders = new ConcurrentLinkedQueue<>();

  /** Changed under the lock; read without it as what probably takes a batch. */
  private volatile @Nullable FillingSegment filling;

  private @Nullable Throwable divergence;

  /**
   * @param filling the segment that was open when the store was closed, if any
   */
  WritePath(
      Segments segments,
      Catalogue catalogue,
      RocksEngine engine,
      Sealing sealing,
      TraceStoreOptions options,
      TermHash hash,
      @Nullable FillingSegment filling) {
    this.segments = segments;
    this.catalogue = catalogue;
    this.engine = engine;
    this.sealing = sealing;
    this.spanRows = new SpanRows(engine);
    this.options = options;
    this.hash = hash;
    this.filling = filling;
  }

  /** Returns what was stored of the batch. */
  EncodedBatch write(List<Span> spans) {
    EncodedBatch batch = encode(options.redaction().apply(spans));
    if (batch.isEmpty()) return batch;
    synchronized (segments) {
      sealing.awaitRoom();
      EncodedBatch fresh = withoutDuplicates(batch);
      if (fresh.isEmpty()) return fresh;
      checkConsistent();
      FillingSegment open = filling;
      if (open != null && open.hasRoomFor(fresh, options)) {
        commitTo(open, fresh);
      } else {
        filling = commitToNew(fresh);
        if (open != null) sealing.add(open);
      }
      return fresh;
    }
  }

  /** Removes a trace from all segments at once, and returns how many spans it had. */
  long delete(TraceId id) {
    synchronized (segments) {
      checkConsistent();
      Deletion deletion = Deletion.of(id, segments.list(), spanRows);
      if (deletion.spans() == 0) return 0;
      catalogue.remove(deletion.rows(), deletion.emptied());
      segments.replace(deletion.thinned());
      forget(deletion.emptied());
      return deletion.spans();
    }
  }

  /** Removes the oldest segments while they exceed the bounds. */
  Removal retain(Retention bounds) {
    synchronized (segments) {
      Expired expired = Expired.of(kept(), bounds, options.clock().millis());
      remove(expired.ids());
      return expired.removal();
    }
  }

  private List<Expired.Kept> kept() {
    List<Expired.Kept> kept = new ArrayList<>();
    for (StoreSegment segment : segments.list()) {
      int id = segment.id();
      long spans = (long) segment.index().rows() - segment.index().deletedRows().length;
      FillingSegment unsealed = unsealed(id);
      if (unsealed == null) {
        SegmentEntry entry = catalogue.entry(id);
        kept.add(new Expired.Kept(id, spans, entry.encodedBytes(), entry.lastArrivalMillis()));
      } else {
        kept.add(
            new Expired.Kept(id, spans, unsealed.encodedBytes(), unsealed.lastArrivalMillis()));
      }
    }
    return kept;
  }

  private @Nullable FillingSegment unsealed(int id) {
    FillingSegment open = filling;
    return open != null && open.segment().id() == id ? open : sealing.waiting(id);
  }

  /** Has the open segment sealed if it was begun so long ago. */
  void sealIfOlderThan(Duration age) {
    synchronized (segments) {
      FillingSegment open = filling;
      if (open == null || divergence != null || open.index().rows() == 0) return;
      long begun = options.clock().millis() - open.createdMillis();
      if (Duration.ofMillis(begun).compareTo(age) < 0) return;
      filling = null;
      sealing.add(open);
    }
  }

  /** Removes everything. */
  void clear() {
    synchronized (segments) {
      Set<Integer> all = new HashSet<>();
      segments.list().forEach(segment -> all.add(segment.id()));
      remove(all);
      divergence = null;
    }
  }

  /** First the catalogue forgets them, then nobody sees them, and then their rows go. */
  private void remove(Set<Integer> ids) {
    catalogue.remove(new EngineBatch(), ids);
    forget(ids);
  }

  private void forget(Set<Integer> ids) {
    if (ids.isEmpty()) return;
    sealing.remove(ids);
    segments.drop(ids);
    FillingSegment open = filling;
    if (open != null && ids.contains(open.segment().id())) filling = null;
  }

  /**
   * Seals what would take long to index anew at the next opening. Where that fails, opening does
   * it.
   */
  void close() {
    synchronized (segments) {
      FillingSegment open = filling;
      if (open == null || divergence != null) return; // What is on disk is right, not the index.
      if (open.index().rows() < MIN_ROWS_SEALED_AT_CLOSE) return;
      filling = null;
      sealing.add(open);
    }
  }

  private EncodedBatch encode(List<Span> spans) {
    FillingSegment open = filling;
    OpenSegment likely = open == null ? null : open.index();
    return withEncoder(encoder -> EncodedBatch.of(spans, encoder, options, hash, likely));
  }

  private EncodedBatch withoutDuplicates(EncodedBatch batch) {
    boolean[] stored = StoredDuplicates.of(batch, segments.list(), spanRows);
    for (boolean isStored : stored) {
      if (isStored) return withEncoder(encoder -> batch.without(stored, encoder));
    }
    return batch;
  }

  private EncodedBatch withEncoder(Function<SpanEncoder, EncodedBatch> use) {
    SpanEncoder encoder = encoders.poll();
    if (encoder == null) encoder = new SpanEncoder();
    try {
      return use.apply(encoder);
    } finally {
      encoders.add(encoder);
    }
  }

  private void commitTo(FillingSegment open, EncodedBatch batch) {
    EngineBatch rows = new EngineBatch();
    SpanRows.put(rows, open.segment().id(), open.index().nextArrival(), batch);
    engine.write(rows, options.durability());
    publish(open, batch);
  }

  private FillingSegment commitToNew(EncodedBatch batch) {
    int id = catalogue.nextId();
    long now = options.clock().millis();
    OpenSegment index = new OpenSegment(Math.max(options.segmentSpans(), batch.spans().size()));
    EngineBatch rows = new EngineBatch();
    SpanRows.put(rows, id, 0, batch);
    catalogue.commit(rows, SegmentEntry.open(id, now));
    FillingSegment begun = new FillingSegment(segments.add(id, index), index, now);
    publish(begun, batch);
    return begun;
  }

  /** What is committed has to be seen: where that fails, memory must not go on without it. */
  private void publish(FillingSegment open, EncodedBatch batch) {
    try {
      open.index().add(batch.index());
      open.count(batch.bytes(), options.clock().millis());
    } catch (Throwable e) {
      divergence = e;
      throw e;
    }
  }

  private void checkConsistent() {
    if (divergence != null) {
      throw new StorageFailedException(
          "cannot write: an earlier batch was stored but could not be indexed; open the store anew",
          divergence);
    }
  }
}
