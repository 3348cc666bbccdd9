package io.spoor.benchmarks.comparison;

import io.spoor.span.Attributes;
import io.spoor.span.Span;
import io.spoor.span.SpanId;
import io.spoor.span.TextForm;
import io.spoor.span.TraceId;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/**
 * DuckDB through its appender, flushed after each batch so that the batch can be found; attributes
 * as a map in a column. No index, as its documentation advises for bulk writes: its columns are
 * made to be scanned.
 */
final class DuckDbSystem extends SqlSystem {
  private final DuckDBAppender appender;
  private long spans;

  DuckDbSystem(Path directory) throws SQLException {
    super(DriverManager.getConnection("jdbc:duckdb:" + directory.resolve("spans.duckdb")));
    execute(
        """
        CREATE TABLE IF NOT EXISTS spans(
          span_number BIGINT, trace_id UUID, span_id BIGINT, parent_id BIGINT, service VARCHAR,
          operation VARCHAR, status TINYINT, start_nanos BIGINT, duration_nanos BIGINT, body BLOB,
          attributes MAP(VARCHAR, VARCHAR))""");
    appender = connection.unwrap(DuckDBConnection.class).createAppender("spans");
  }

  @Override
  public void write(List<Span> batch) throws SQLException {
    for (Span span : batch) {
      appender
          .beginRow()
          .append(++spans)
          .append(uuid(span.traceId()))
          .append(span.spanId().value());
      SpanId parent = span.parentSpanId();
      if (parent == null) {
        appender.appendNull();
      } else {
        appender.append(parent.value());
      }
      appender
          .append(span.service())
          .append(span.name())
          .append((byte) span.status().code().ordinal())
          .append(span.startNanos())
          .append(span.durationNanos())
          .append(body.encode(span))
          .append(texts(span.attributes()))
          .endRow();
    }
    appender.flush();
  }

  private static Map<String, String> texts(Attributes attributes) {
    Map<String, String> texts = new LinkedHashMap<>();
    attributes.forEach((key, value) -> texts.put(key, TextForm.of(value)));
    return texts;
  }

  @Override
  Conditions conditions(Question question) {
    Conditions conditions = super.conditions(question);
    Question.Tag tag = question.tag();
    if (tag != null) conditions.add("s.attributes[?] = ?", tag.key(), tag.text());
    return conditions;
  }

  @Override
  public List<TraceId> find(Question question) throws IOException, SQLException {
    if (question.brokenService() != null) return findAboveBroken(question);
    Conditions conditions = conditions(question);
    return groupedTraces(
        "SELECT s.trace_id, max(s.start_nanos) AS newest FROM spans s WHERE "
            + conditions.text()
            + " GROUP BY s.trace_id ORDER BY newest DESC, s.trace_id LIMIT "
            + Question.LIMIT,
        conditions.values());
  }

  @Override
  Object stored(TraceId id) {
    return uuid(id);
  }

  private static UUID uuid(TraceId id) {
    return new UUID(id.high(), id.low());
  }

  @Override
  TraceId traceId(ResultSet row) throws SQLException {
    UUID uuid = (UUID) row.getObject(1);
    return new TraceId(uuid.getMostSignificantBits(), uuid.getLeastSignificantBits());
  }

  @Override
  public void close() throws IOException, SQLException {
    appender.close();
    execute("CHECKPOINT");
    super.close();
  }
}
