package io.spoor.benchmarks.comparison;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.SimpleCollector;
import org.apache.lucene.util.BytesRef;

/** What is read of the documents that meet a query, in no order. */
final class LuceneRows {
  static final String SPAN_ID = "span_id";
  static final String PARENT_ID = "parent_id";
  static final String FAILED = "failed";

  private LuceneRows() {}

  /** What the columns tell of a span. */
  record Row(
      BytesRef trace,
      long spanId,
      boolean isRoot,
      long parentId,
      String service,
      long startNanos,
      boolean isFailed) {}

  /** What is to be done with each document. */
  private abstract static class Documents extends SimpleCollector {
    @Override
    public ScoreMode scoreMode() {
      return ScoreMode.COMPLETE_NO_SCORES;
    }
  }

  /** One collector, since the searcher has one thread. */
  private record OneCollector<T>(Documents documents, T result)
      implements CollectorManager<Documents, T> {
    @Override
    public Documents newCollector() {
      return documents;
    }

    @Override
    public T reduce(Collection<Documents> collectors) {
      return result;
    }
  }

  static CollectorManager<?, List<Integer>> collectingDocuments() {
    List<Integer> found = new ArrayList<>();
    return new OneCollector<>(
        new Documents() {
          private int base;

          @Override
          protected void doSetNextReader(LeafReaderContext context) {
            base = context.docBase;
          }

          @Override
          public void collect(int document) {
            found.add(base + document);
          }
        },
        found);
  }

  static CollectorManager<?, Set<BytesRef>> collectingTraces(String traceField) {
    Set<BytesRef> found = new HashSet<>();
    return new OneCollector<>(
        new Documents() {
          private SortedDocValues traces = DocValues.emptySorted();
          private int last = -1;

          @Override
          protected void doSetNextReader(LeafReaderContext context) throws IOException {
            traces = DocValues.getSorted(context.reader(), traceField);
            last = -1;
          }

          @Override
          public void collect(int document) throws IOException {
            traces.advanceExact(document);
            if (traces.ordValue() == last) return;
            last = traces.ordValue();
            found.add(BytesRef.deepCopyOf(traces.lookupOrd(last)));
          }
        },
        found);
  }

  static CollectorManager<?, List<Row>> collectingRows(
      String traceField, String serviceField, String startField) {
    List<Row> found = new ArrayList<>();
    return new OneCollector<>(
        new Documents() {
          private SortedDocValues traces = DocValues.emptySorted();
          private SortedDocValues services = DocValues.emptySorted();
          private NumericDocValues starts = DocValues.emptyNumeric();
          private NumericDocValues spanIds = DocValues.emptyNumeric();
          private NumericDocValues parentIds = DocValues.emptyNumeric();
          private NumericDocValues failed = DocValues.emptyNumeric();

          @Override
          protected void doSetNextReader(LeafReaderContext context) throws IOException {
            LeafReader reader = context.reader();
            traces = DocValues.getSorted(reader, traceField);
            services = DocValues.getSorted(reader, serviceField);
            starts = DocValues.getNumeric(reader, startField);
            spanIds = DocValues.getNumeric(reader, SPAN_ID);
            parentIds = DocValues.getNumeric(reader, PARENT_ID);
            failed = DocValues.getNumeric(reader, FAILED);
          }

          @Override
          public void collect(int document) throws IOException {
            traces.advanceExact(document);
            services.advanceExact(document);
            boolean isRoot = !parentIds.advanceExact(document);
            found.add(
                new Row(
                    BytesRef.deepCopyOf(traces.lookupOrd(traces.ordValue())),
                    value(spanIds, document),
                    isRoot,
                    isRoot ? 0 : parentIds.longValue(),
                    services.lookupOrd(services.ordValue()).utf8ToString(),
                    value(starts, document),
                    value(failed, document) != 0));
          }
        },
        found);
  }

  private static long value(NumericDocValues column, int document) throws IOException {
    column.advanceExact(document);
    return column.longValue();
  }
}
