package io.spoor.benchmarks.comparison;

import static java.util.Objects.requireNonNull;

import io.spoor.span.Span;
import io.spoor.span.SpanId;
import io.spoor.span.StatusCode;
import io.spoor.span.TraceId;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A database with a table of spans: what a SQL user writes, in the dialect that the databases have
 * in common. A batch is one transaction of prepared inserts. The newest traces are read off an
 * index, newest span first, until there are enough.
 */
abstract class SqlSystem implements TraceSystem {
  static final int FAILED = StatusCode.ERROR.ordinal();

  final Connection connection;
  final SpanBody body = new SpanBody();
  private final Map<String, PreparedStatement> statements = new HashMap<>();

  SqlSystem(Connection connection) {
    this.connection = connection;
  }

  /** The conditions of a question as SQL, with the values of its place holders. */
  static final class Conditions {
    private final List<String> conditions = new ArrayList<>();
    private final List<Object> values = new ArrayList<>();

    Conditions add(String condition, Object... operands) {
      conditions.add(condition);
      values.addAll(List.of(operands));
      return this;
    }

    String text() {
      return conditions.isEmpty() ? "TRUE" : String.join(" AND ", conditions);
    }

    Object[] values() {
      return values.toArray();
    }
  }

  final void execute(String... commands) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String command : commands) statement.execute(command);
    }
  }

  /** The statement with these values, to be used before the next one of the same text. */
  final PreparedStatement statement(String sql, Object... values) throws SQLException {
    PreparedStatement prepared = statements.get(sql);
    if (prepared == null) {
      prepared = connection.prepareStatement(sql);
      statements.put(sql, prepared);
    }
    for (int i = 0; i < values.length; i++) prepared.setObject(i + 1, values[i]);
    return prepared;
  }

  /** Sets the columns that every table of spans has. */
  final void setSpan(PreparedStatement row, long number, Span span) throws SQLException {
    SpanId parent = span.parentSpanId();
    row.setLong(1, number);
    row.setBytes(2, span.traceId().toBytes());
    row.setLong(3, span.spanId().value());
    if (parent == null) {
      row.setNull(4, Types.BIGINT);
    } else {
      row.setLong(4, parent.value());
    }
    row.setString(5, span.service());
    row.setString(6, span.name());
    row.setInt(7, span.status().code().ordinal());
    row.setLong(8, span.startNanos());
    row.setLong(9, span.durationNanos());
    row.setBytes(10, body.encode(span));
  }

  @Override
  public List<TraceId> find(Question question) throws IOException, SQLException {
    if (question.brokenService() != null) return findAboveBroken(question);
    Conditions conditions = conditions(question);
    return firstTraces(
        "SELECT s.trace_id FROM "
            + tables(question)
            + " WHERE "
            + conditions.text()
            + " ORDER BY "
            + newestFirst(question),
        conditions.values());
  }

  /** The tables that the conditions are about. */
  String tables(Question question) {
    return "spans s";
  }

  /** By what the newest span comes first, ties by trace. */
  String newestFirst(Question question) {
    return "s.start_nanos DESC, s.trace_id";
  }

  Conditions conditions(Question question) {
    Conditions conditions = new Conditions();
    if (question.service() != null) conditions.add("s.service = ?", question.service());
    if (question.operation() != null) conditions.add("s.operation = ?", question.operation());
    if (question.status() != null) conditions.add("s.status = " + question.status().ordinal());
    if (question.minDurationNanos() > 0) {
      conditions.add("s.duration_nanos >= ?", question.minDurationNanos());
    }
    if (question.toNanos() < Long.MAX_VALUE) {
      conditions.add(
          "s.start_nanos >= ? AND s.start_nanos < ?", question.fromNanos(), question.toNanos());
    }
    return conditions;
  }

  /** The first distinct ids, read one by one, for databases that find rows as they are read. */
  List<TraceId> firstTraces(String sql, Object... values) throws SQLException {
    Set<TraceId> ids = new LinkedHashSet<>();
    try (ResultSet rows = statement(sql, values).executeQuery()) {
      while (ids.size() < Question.LIMIT && rows.next()) ids.add(traceId(rows));
    }
    return List.copyOf(ids);
  }

  /** Climbs from the failed spans of the one service to the spans of the other. */
  List<TraceId> findAboveBroken(Question question) throws SQLException {
    return groupedTraces(
        """
        WITH RECURSIVE above(trace_id, span_id) AS (
          SELECT trace_id, parent_id FROM spans WHERE service = ? AND status = %d
          UNION
          SELECT s.trace_id, s.parent_id FROM above a
            JOIN spans s ON s.trace_id = a.trace_id AND s.span_id = a.span_id)
        SELECT s.trace_id, max(s.start_nanos) AS newest FROM above a
          JOIN spans s ON s.trace_id = a.trace_id AND s.span_id = a.span_id
          WHERE s.service = ?
          GROUP BY s.trace_id ORDER BY newest DESC, s.trace_id LIMIT %d"""
            .formatted(FAILED, Question.LIMIT),
        requireNonNull(question.brokenService()),
        requireNonNull(question.service()));
  }

  final List<TraceId> groupedTraces(String sql, Object... values) throws SQLException {
    List<TraceId> ids = new ArrayList<>();
    try (ResultSet rows = statement(sql, values).executeQuery()) {
      while (rows.next()) ids.add(traceId(rows));
    }
    return ids;
  }

  @Override
  public List<Call> graph(Question question) throws SQLException {
    List<Call> calls = new ArrayList<>();
    PreparedStatement statement =
        statement(
            """
            SELECT p.service, c.service, count(*), sum(CASE WHEN c.status = %d THEN 1 ELSE 0 END)
              FROM spans c JOIN spans p ON p.trace_id = c.trace_id AND p.span_id = c.parent_id
              WHERE c.start_nanos >= ? AND c.start_nanos < ?
              GROUP BY p.service, c.service"""
                .formatted(FAILED),
            question.fromNanos(),
            question.toNanos());
    try (ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        calls.add(new Call(rows.getString(1), rows.getString(2), rows.getLong(3), rows.getLong(4)));
      }
    }
    return calls;
  }

  @Override
  public List<List<Span>> traces(List<TraceId> ids) throws IOException, SQLException {
    if (ids.isEmpty()) return List.of();
    Map<TraceId, List<Span>> traces = new LinkedHashMap<>();
    List<Object> stored = new ArrayList<>();
    for (TraceId id : ids) {
      traces.put(id, new ArrayList<>());
      stored.add(stored(id));
    }
    PreparedStatement statement =
        statement(
            "SELECT trace_id, body FROM spans WHERE trace_id IN (?"
                + ", ?".repeat(ids.size() - 1)
                + ")",
            stored.toArray());
    try (ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        TraceId id = traceId(rows);
        requireNonNull(traces.get(id)).add(SpanBody.decode(id, rows.getBytes(2)));
      }
    }
    return List.copyOf(traces.values());
  }

  /** A trace id as the database has it. */
  Object stored(TraceId id) {
    return id.toBytes();
  }

  /** The trace id in the first column. */
  TraceId traceId(ResultSet row) throws SQLException {
    ByteBuffer in = ByteBuffer.wrap(row.getBytes(1));
    return new TraceId(in.getLong(), in.getLong());
  }

  @Override
  public void close() throws IOException, SQLException {
    for (PreparedStatement statement : statements.values()) statement.close();
    connection.close();
  }
}
