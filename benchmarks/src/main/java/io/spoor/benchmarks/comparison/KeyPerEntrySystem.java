package io.spoor.benchmarks.comparison;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import io.spoor.TraceStoreOptions;
import io.spoor.span.Span;
import io.spoor.span.SpanId;
import io.spoor.span.StatusCode;
import io.spoor.span.TextForm;
import io.spoor.span.TraceId;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;

/**
 * A key for each entry of the index, in the way of Jaeger's Badger backend, on RocksDB: by service,
 * by service and operation, by service and tag, by duration. It is made better than its model:
 * entries lead to the span and not only to the trace, so that all conditions hold on one span, and
 * each has the duration as its value, so that a condition on it needs no look at the span. Entries
 * are newest first and are read until there are enough traces.
 *
 * <p>As in Jaeger, no index goes without a service, so that a question about any service is asked
 * of each; an error is the tag {@code error=true}; and what it cannot tell from its index (an
 * operation beside a tag, graph, structure) it finds by looking at spans or whole traces.
 */
final class KeyPerEntrySystem implements TraceSystem {
  private static final byte SPAN = (byte) 0x80;
  private static final byte SERVICE = (byte) 0x81;
  private static final byte OPERATION = (byte) 0x82;
  private static final byte TAG = (byte) 0x83;
  private static final byte DURATION = (byte) 0x84;
  private static final int SUFFIX_BYTES = 32; // Start, trace id, span id.
  private static final String ERROR = "error";

  private final KeyValueDatabase database;
  private final SpanBody body = new SpanBody();
  private final Set<String> services = new TreeSet<>();

  /** An entry of the index: where a span is, and how long it took. */
  private record Entry(long startNanos, TraceId traceId, SpanId spanId, long durationNanos) {}

  /** Sees one entry after the other and says whether it wants more. */
  private interface Visitor {
    boolean visit(Entry entry) throws IOException;
  }

  KeyPerEntrySystem(Path directory) throws IOException {
    TraceStoreOptions options = TraceStoreOptions.defaults();
    database = new KeyValueDatabase(directory, options.memtableBytes(), options.blockCacheBytes());
    readServices();
  }

  private void readServices() {
    try (RocksIterator rows = database.iterator()) {
      rows.seek(new byte[] {SERVICE});
      while (rows.isValid() && rows.key()[0] == SERVICE) {
        byte[] key = rows.key();
        byte[] name = Arrays.copyOfRange(key, 1, key.length - SUFFIX_BYTES - 1);
        services.add(new String(name, UTF_8));
        rows.seek(
            ByteBuffer.allocate(name.length + 2).put(SERVICE).put(name).put((byte) 1).array());
      }
    }
  }

  @Override
  public void write(List<Span> batch) throws IOException {
    try (KeyValueDatabase.Batch rows = database.batch()) {
      for (Span span : batch) add(rows, span);
      rows.commit();
    } catch (RocksDBException e) {
      throw new IOException(e);
    }
  }

  private void add(KeyValueDatabase.Batch rows, Span span) throws RocksDBException {
    String service = span.service();
    services.add(service);
    byte[] suffix = suffix(span.startNanos(), span.traceId(), span.spanId());
    byte[] duration = ByteBuffer.allocate(Long.BYTES).putLong(span.durationNanos()).array();
    rows.put(spanKey(span.traceId(), span.spanId()), body.encode(span));
    rows.put(concat(prefix(SERVICE, service), suffix), duration);
    rows.put(concat(prefix(OPERATION, service, span.name()), suffix), duration);
    rows.put(concat(concat(new byte[] {DURATION}, duration), suffix), duration);
    for (int i = 0; i < span.attributes().size(); i++) {
      String text = TextForm.of(span.attributes().value(i));
      rows.put(concat(prefix(TAG, service, span.attributes().key(i), text), suffix), duration);
    }
    if (span.status().code() == StatusCode.ERROR) {
      rows.put(concat(prefix(TAG, service, ERROR, "true"), suffix), duration);
    }
  }

  @Override
  public List<TraceId> find(Question question) throws IOException {
    if (question.brokenService() != null) return findAboveBroken(question);
    if (question.service() != null) return List.copyOf(find(question, question.service()).keySet());
    NewestTraces newest = new NewestTraces();
    for (String service : services) find(question, service).forEach(newest::add);
    return newest.ids();
  }

  /** The newest traces with a matching span of this service, with the start of that span. */
  private Map<TraceId, Long> find(Question question, String service) throws IOException {
    Map<TraceId, Long> found = new LinkedHashMap<>();
    scan(
        entries(question, service),
        question,
        entry -> {
          if (entry.durationNanos() >= question.minDurationNanos() && holds(question, entry)) {
            found.putIfAbsent(entry.traceId(), entry.startNanos());
          }
          return found.size() < Question.LIMIT;
        });
    return found;
  }

  private static byte[] entries(Question question, String service) {
    Question.Tag tag = question.tag();
    if (tag != null) return prefix(TAG, service, tag.key(), tag.text());
    if (question.status() == StatusCode.ERROR) return prefix(TAG, service, ERROR, "true");
    String operation = question.operation();
    return operation == null ? prefix(SERVICE, service) : prefix(OPERATION, service, operation);
  }

  /** Whether what the entry does not tell holds too. */
  private boolean holds(Question question, Entry entry) throws IOException {
    if (question.tag() == null || question.operation() == null) return true;
    byte[] value = requireNonNull(database.get(spanKey(entry.traceId(), entry.spanId())));
    return question.holdsOn(SpanBody.decode(entry.traceId(), value));
  }

  private void scan(byte[] prefix, Question window, Visitor visitor) throws IOException {
    try (RocksIterator rows = database.iterator()) {
      rows.seek(concat(prefix, bytes(~(window.toNanos() - 1))));
      for (; rows.isValid(); rows.next()) {
        byte[] key = rows.key();
        if (key.length != prefix.length + SUFFIX_BYTES) return;
        if (!Arrays.equals(key, 0, prefix.length, prefix, 0, prefix.length)) return;
        ByteBuffer in = ByteBuffer.wrap(key, prefix.length, SUFFIX_BYTES);
        long start = ~in.getLong();
        if (start < window.fromNanos()) return;
        TraceId traceId = new TraceId(in.getLong(), in.getLong());
        SpanId spanId = new SpanId(in.getLong());
        long duration = ByteBuffer.wrap(rows.value()).getLong();
        if (!visitor.visit(new Entry(start, traceId, spanId, duration))) return;
      }
    }
  }

  /** Goes through the spans of the service, newest first, in traces that hold a broken one. */
  private List<TraceId> findAboveBroken(Question question) throws IOException {
    String above = requireNonNull(question.service());
    String below = requireNonNull(question.brokenService());
    Set<TraceId> broken = new HashSet<>();
    scan(
        prefix(TAG, below, ERROR, "true"),
        question,
        entry -> {
          broken.add(entry.traceId());
          return true;
        });
    Map<TraceId, Set<SpanId>> matching = new HashMap<>();
    Set<TraceId> found = new LinkedHashSet<>();
    scan(
        prefix(SERVICE, above),
        question,
        entry -> {
          TraceId id = entry.traceId();
          if (!broken.contains(id)) return true;
          if (!matching.containsKey(id)) {
            matching.put(id, new WholeTrace(trace(id)).aboveBroken(question));
          }
          if (requireNonNull(matching.get(id)).contains(entry.spanId())) found.add(id);
          return found.size() < Question.LIMIT;
        });
    return List.copyOf(found);
  }

  @Override
  public List<Call> graph(Question question) throws IOException {
    Set<TraceId> called = new HashSet<>();
    for (String service : services) {
      scan(
          prefix(SERVICE, service),
          question,
          entry -> {
            called.add(entry.traceId());
            return true;
          });
    }
    CallCounts counts = new CallCounts();
    for (TraceId id : called) new WholeTrace(trace(id)).count(question, counts);
    return counts.calls();
  }

  @Override
  public List<List<Span>> traces(List<TraceId> ids) throws IOException {
    List<List<Span>> traces = new ArrayList<>();
    for (TraceId id : ids) traces.add(trace(id));
    return traces;
  }

  private List<Span> trace(TraceId id) throws IOException {
    byte[] prefix = concat(new byte[] {SPAN}, id.toBytes());
    List<Span> spans = new ArrayList<>();
    try (RocksIterator rows = database.iterator()) {
      for (rows.seek(prefix); rows.isValid(); rows.next()) {
        if (!Arrays.equals(rows.key(), 0, prefix.length, prefix, 0, prefix.length)) break;
        spans.add(SpanBody.decode(id, rows.value()));
      }
    }
    return spans;
  }

  @Override
  public void close() throws IOException {
    database.close();
  }

  private static byte[] spanKey(TraceId traceId, SpanId spanId) {
    return ByteBuffer.allocate(25)
        .put(SPAN)
        .putLong(traceId.high())
        .putLong(traceId.low())
        .putLong(spanId.value())
        .array();
  }

  private static byte[] suffix(long start, TraceId traceId, SpanId spanId) {
    return ByteBuffer.allocate(SUFFIX_BYTES)
        .putLong(~start)
        .putLong(traceId.high())
        .putLong(traceId.low())
        .putLong(spanId.value())
        .array();
  }

  /** The texts, each with an end, so that none is the beginning of another. */
  private static byte[] prefix(byte index, String... texts) {
    ByteArrayOutputStream key = new ByteArrayOutputStream(64);
    key.write(index);
    for (String text : texts) {
      key.writeBytes(text.getBytes(UTF_8));
      key.write(0);
    }
    return key.toByteArray();
  }

  private static byte[] bytes(long number) {
    return ByteBuffer.allocate(Long.BYTES).putLong(number).array();
  }

  private static byte[] concat(byte[] one, byte[] other) {
    byte[] both = Arrays.copyOf(one, one.length + other.length);
    System.arraycopy(other, 0, both, one.length, other.length);
    return both;
  }
}
