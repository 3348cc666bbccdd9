package io.spoor.benchmarks.comparison;

import io.spoor.span.Span;
import io.spoor.span.TraceId;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;

/**
 * A store of traces, under the calls that the comparison makes. One thread at a time asks; whether
 * several may write, says the {@link Contender}.
 */
interface TraceSystem extends AutoCloseable {

  /** Adds spans as one transaction, as far as the system knows such; none of them was there. */
  void write(List<Span> batch) throws IOException, SQLException;

  /**
   * The first {@value Question#LIMIT} traces in which one span meets the question, by the start of
   * the newest such span, newest first, then by id. Not asked for {@link QuestionKind#TRACE_BY_ID}
   * and {@link QuestionKind#GRAPH}.
   */
  List<TraceId> find(Question question) throws IOException, SQLException;

  /** The calls between services of which the called span starts in the question's window. */
  List<Call> graph(Question question) throws IOException, SQLException;

  /**
   * The spans of each of these traces in the form in which the system hands them out, in any order;
   * an empty list where there are none.
   */
  List<? extends List<?>> traces(List<TraceId> ids) throws IOException, SQLException;

  /** What a list shows of these traces; of Spoor only. */
  default List<?> summaries(List<TraceId> ids) throws IOException, SQLException {
    throw new UnsupportedOperationException(getClass().getSimpleName() + " has no summaries");
  }

  /** Brings everything into files, if the system has files, and closes it. */
  @Override
  void close() throws IOException, SQLException;
}
