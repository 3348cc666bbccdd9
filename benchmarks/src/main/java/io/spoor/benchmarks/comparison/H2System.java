package io.spoor.benchmarks.comparison;

import static java.util.Objects.requireNonNull;

import io.spoor.span.Span;
import io.spoor.span.SpanId;
import io.spoor.span.Status;
import io.spoor.span.TraceId;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * H2 with its MVStore in a file, a cache of 64 MB and attributes in a table. Its default: what was
 * committed in the last half second is lost in a crash.
 */
final class H2System extends AttributeTableSystem {
  private static final int CACHE_KILOBYTES = 64 << 10;
  private static final int FIRST_ROWS = 64;

  H2System(Path directory) throws SQLException {
    super(
        DriverManager.getConnection(
            "jdbc:h2:file:"
                + directory.resolve("spans").toAbsolutePath()
                + ";CACHE_SIZE="
                + CACHE_KILOBYTES));
    connection.setAutoCommit(false);
    execute(
        """
        CREATE TABLE IF NOT EXISTS spans(
          span_number BIGINT PRIMARY KEY, trace_id BINARY(16), span_id BIGINT, parent_id BIGINT,
          service VARCHAR, operation VARCHAR, status INT, start_nanos BIGINT,
          duration_nanos BIGINT, body VARBINARY)""",
        """
        CREATE TABLE IF NOT EXISTS attributes(
          name VARCHAR, text VARCHAR, start_nanos BIGINT, span_number BIGINT)""",
        "CREATE INDEX IF NOT EXISTS by_attribute ON attributes(name, text, start_nanos DESC, span_number)",
        "CREATE INDEX IF NOT EXISTS by_trace ON spans(trace_id, span_id)",
        "CREATE INDEX IF NOT EXISTS by_start ON spans(start_nanos)",
        "CREATE INDEX IF NOT EXISTS by_service ON spans(service, start_nanos DESC, trace_id)",
        "CREATE INDEX IF NOT EXISTS by_operation"
            + " ON spans(service, operation, start_nanos DESC, trace_id)",
        "CREATE INDEX IF NOT EXISTS by_duration ON spans(service, duration_nanos)",
        "CREATE INDEX IF NOT EXISTS by_error"
            + " ON spans(status, start_nanos DESC, trace_id, duration_nanos, service)");
    connection.commit();
  }

  /** H2 finds all rows before it hands out the first, so it is asked for few, then for more. */
  @Override
  List<TraceId> firstTraces(String sql, Object... values) throws SQLException {
    Object[] limited = Arrays.copyOf(values, values.length + 1);
    for (int wanted = FIRST_ROWS; ; wanted *= 8) {
      limited[values.length] = wanted;
      Set<TraceId> ids = new LinkedHashSet<>();
      int count = 0;
      try (ResultSet rows = statement(sql + " LIMIT ?", limited).executeQuery()) {
        while (rows.next()) {
          count++;
          if (ids.size() < Question.LIMIT) ids.add(traceId(rows));
        }
      }
      if (ids.size() == Question.LIMIT || count < wanted) return List.copyOf(ids);
    }
  }

  /** H2 has no recursion over binary columns, so the spans of these traces are climbed here. */
  @Override
  List<TraceId> findAboveBroken(Question question) throws SQLException {
    PreparedStatement statement =
        statement(
            """
            SELECT trace_id, span_id, parent_id, service, start_nanos, status FROM spans
              WHERE trace_id IN (SELECT trace_id FROM spans WHERE service = ? AND status = %d)"""
                .formatted(FAILED),
            requireNonNull(question.brokenService()));
    Skeletons skeletons = new Skeletons();
    try (ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        long parent = rows.getLong(3);
        skeletons.add(
            traceId(rows),
            rows.getLong(2),
            rows.wasNull() ? null : new SpanId(parent),
            rows.getString(4),
            rows.getLong(5),
            rows.getInt(6) == FAILED ? Status.error("") : Status.UNSET);
      }
    }
    NewestTraces newest = new NewestTraces();
    for (List<Span> trace : skeletons.traces()) {
      new WholeTrace(trace).findBroken(question, newest);
    }
    return newest.ids();
  }

  /** Has the file without what was written over, most of which H2 otherwise leaves behind. */
  @Override
  public void close() throws IOException, SQLException {
    execute("SHUTDOWN COMPACT");
    super.close();
  }
}
