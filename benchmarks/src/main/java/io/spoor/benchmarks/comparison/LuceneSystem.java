package io.spoor.benchmarks.comparison;

import static java.util.Objects.requireNonNull;

import io.spoor.span.Span;
import io.spoor.span.SpanId;
import io.spoor.span.Status;
import io.spoor.span.StatusCode;
import io.spoor.span.TextForm;
import io.spoor.span.TraceId;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.apache.lucene.search.TopFieldDocs;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.BytesRef;

/**
 * A Lucene index with a document for each span, sorted by start so that the newest come first and a
 * search ends early; terms for what is compared, points for ranges, columns for graph and
 * structure, the span's bytes stored. Buffers 128 MB before it writes a segment, as is advised for
 * bulk writes.
 *
 * <p>A batch is no transaction here: documents become visible when the reader is refreshed, once a
 * second and before a question, and last when the index is closed.
 */
final class LuceneSystem implements TraceSystem {
  private static final String TRACE = "trace";
  private static final String SERVICE = "service";
  private static final String OPERATION = "operation";
  private static final String STATUS = "status";
  private static final String TAG = "tag";
  private static final String START = "start";
  private static final String DURATION = "duration";
  private static final String BODY = "body";

  private static final double BUFFER_MB = 128;
  private static final int FIRST_HITS = 64;
  private static final long REFRESH_NANOS = TimeUnit.SECONDS.toNanos(1);
  private static final Sort NEWEST_FIRST =
      new Sort(
          new SortField(START, SortField.Type.LONG, true),
          new SortField(TRACE, SortField.Type.STRING));

  private final Directory files;
  private final IndexWriter writer;
  private final SpanBody body = new SpanBody();
  private DirectoryReader reader;
  private IndexSearcher searcher;
  private long refreshed = System.nanoTime();

  LuceneSystem(Path directory) throws IOException {
    files = FSDirectory.open(directory);
    writer =
        new IndexWriter(
            files,
            new IndexWriterConfig()
                .setRAMBufferSizeMB(BUFFER_MB)
                .setUseCompoundFile(false)
                .setIndexSort(NEWEST_FIRST));
    reader = DirectoryReader.open(writer);
    searcher = new IndexSearcher(reader);
  }

  @Override
  public void write(List<Span> batch) throws IOException {
    for (Span span : batch) writer.addDocument(document(span));
    if (System.nanoTime() - refreshed > REFRESH_NANOS) refresh();
  }

  private void refresh() throws IOException {
    refreshed = System.nanoTime();
    DirectoryReader changed = DirectoryReader.openIfChanged(reader, writer);
    if (changed == null) return;
    reader.close();
    reader = changed;
    searcher = new IndexSearcher(reader);
  }

  private Document document(Span span) {
    Document document = new Document();
    BytesRef trace = new BytesRef(span.traceId().toBytes());
    boolean failed = span.status().code() == StatusCode.ERROR;
    SpanId parent = span.parentSpanId();
    document.add(new StringField(TRACE, trace, Store.NO));
    document.add(new SortedDocValuesField(TRACE, trace));
    document.add(new StringField(SERVICE, span.service(), Store.NO));
    document.add(new SortedDocValuesField(SERVICE, new BytesRef(span.service())));
    document.add(new StringField(OPERATION, span.name(), Store.NO));
    document.add(new StringField(STATUS, span.status().code().name(), Store.NO));
    document.add(new LongPoint(START, span.startNanos()));
    document.add(new NumericDocValuesField(START, span.startNanos()));
    document.add(new LongPoint(DURATION, span.durationNanos()));
    document.add(new NumericDocValuesField(LuceneRows.SPAN_ID, span.spanId().value()));
    if (parent != null) {
      document.add(new NumericDocValuesField(LuceneRows.PARENT_ID, parent.value()));
    }
    document.add(new NumericDocValuesField(LuceneRows.FAILED, failed ? 1 : 0));
    for (int i = 0; i < span.attributes().size(); i++) {
      String text = TextForm.of(span.attributes().value(i));
      document.add(new StringField(TAG, tag(span.attributes().key(i), text), Store.NO));
    }
    document.add(new StoredField(BODY, body.encode(span)));
    return document;
  }

  private static String tag(String key, String text) {
    return key + '=' + text;
  }

  @Override
  public List<TraceId> find(Question question) throws IOException {
    refresh();
    if (question.brokenService() != null) return findAboveBroken(question);
    Query query = query(question);
    for (int hits = FIRST_HITS; ; hits *= 8) {
      TopFieldDocs found =
          searcher.search(query, new TopFieldCollectorManager(NEWEST_FIRST, hits, hits));
      Set<TraceId> ids = new LinkedHashSet<>();
      for (ScoreDoc hit : found.scoreDocs) {
        ids.add(traceId((BytesRef) ((FieldDoc) hit).fields[1]));
        if (ids.size() == Question.LIMIT) return List.copyOf(ids);
      }
      if (found.scoreDocs.length < hits) return List.copyOf(ids);
    }
  }

  private static Query query(Question question) {
    BooleanQuery.Builder all = new BooleanQuery.Builder();
    if (question.service() != null) add(all, SERVICE, question.service());
    if (question.operation() != null) add(all, OPERATION, question.operation());
    Question.Tag tag = question.tag();
    if (tag != null) add(all, TAG, tag(tag.key(), tag.text()));
    if (question.status() != null) add(all, STATUS, question.status().name());
    if (question.minDurationNanos() > 0) {
      all.add(
          LongPoint.newRangeQuery(DURATION, question.minDurationNanos(), Long.MAX_VALUE),
          Occur.FILTER);
    }
    if (question.toNanos() < Long.MAX_VALUE) {
      all.add(
          LongPoint.newRangeQuery(START, question.fromNanos(), question.toNanos() - 1),
          Occur.FILTER);
    }
    return all.build();
  }

  private static void add(BooleanQuery.Builder all, String field, String text) {
    all.add(new TermQuery(new Term(field, text)), Occur.FILTER);
  }

  private List<TraceId> findAboveBroken(Question question) throws IOException {
    Question broken =
        Question.of(question.kind())
            .service(question.brokenService())
            .status(StatusCode.ERROR)
            .build();
    NewestTraces newest = new NewestTraces();
    for (List<Span> trace : skeletons(query(broken))) {
      new WholeTrace(trace).findBroken(question, newest);
    }
    return newest.ids();
  }

  @Override
  public List<Call> graph(Question question) throws IOException {
    refresh();
    CallCounts counts = new CallCounts();
    for (List<Span> trace : skeletons(query(question)))
      new WholeTrace(trace).count(question, counts);
    return counts.calls();
  }

  /** What the columns tell of all spans of the traces in which some span meets the query. */
  private Collection<List<Span>> skeletons(Query query) throws IOException {
    Set<BytesRef> traces = searcher.search(query, LuceneRows.collectingTraces(TRACE));
    List<LuceneRows.Row> rows =
        searcher.search(
            new TermInSetQuery(TRACE, traces), LuceneRows.collectingRows(TRACE, SERVICE, START));
    Skeletons skeletons = new Skeletons();
    for (LuceneRows.Row row : rows) {
      skeletons.add(
          traceId(row.trace()),
          row.spanId(),
          row.isRoot() ? null : new SpanId(row.parentId()),
          row.service(),
          row.startNanos(),
          row.isFailed() ? Status.error("") : Status.UNSET);
    }
    return skeletons.traces();
  }

  @Override
  public List<List<Span>> traces(List<TraceId> ids) throws IOException {
    refresh();
    StoredFields stored = searcher.storedFields();
    List<List<Span>> traces = new ArrayList<>();
    for (TraceId id : ids) {
      Query query = new TermQuery(new Term(TRACE, new BytesRef(id.toBytes())));
      List<Span> spans = new ArrayList<>();
      for (int document : searcher.search(query, LuceneRows.collectingDocuments())) {
        BytesRef bytes = requireNonNull(stored.document(document).getBinaryValue(BODY));
        spans.add(SpanBody.decode(id, BytesRef.deepCopyOf(bytes).bytes));
      }
      traces.add(spans);
    }
    return traces;
  }

  private static TraceId traceId(BytesRef bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes.bytes, bytes.offset, bytes.length);
    return new TraceId(in.getLong(), in.getLong());
  }

  @Override
  public void close() throws IOException {
    reader.close();
    writer.close();
    files.close();
  }
}
