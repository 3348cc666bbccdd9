package io.spoor.benchmarks.comparison;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.sqlite.SQLiteConfig;

/**
 * How SQLite is set up for both of its systems: a write-ahead log that is synced at checkpoints
 * only, as its documentation advises for applications, a cache of 64 MB, and statistics for the
 * planner, renewed when it is closed.
 */
final class SqliteFile {
  private static final int CACHE_KILOBYTES = 64 << 10;

  private SqliteFile() {}

  static Connection open(Path directory) throws SQLException {
    SQLiteConfig config = new SQLiteConfig();
    config.setJournalMode(SQLiteConfig.JournalMode.WAL);
    config.setSynchronous(SQLiteConfig.SynchronousMode.NORMAL);
    config.setCacheSize(-CACHE_KILOBYTES);
    config.setTempStore(SQLiteConfig.TempStore.MEMORY);
    Connection connection =
        config.createConnection("jdbc:sqlite:" + directory.resolve("spans.sqlite"));
    connection.setAutoCommit(false);
    return connection;
  }

  /** The table of spans with what users would index. */
  static String[] spans(String furtherColumns) {
    return new String[] {
      """
      CREATE TABLE IF NOT EXISTS spans(
        span_number INTEGER PRIMARY KEY, trace_id BLOB, span_id INTEGER, parent_id INTEGER,
        service TEXT, operation TEXT, status INTEGER, start_nanos INTEGER, duration_nanos INTEGER,
        body BLOB"""
          + furtherColumns
          + ")",
      "CREATE INDEX IF NOT EXISTS by_trace ON spans(trace_id, span_id)",
      "CREATE INDEX IF NOT EXISTS by_start ON spans(start_nanos)",
      "CREATE INDEX IF NOT EXISTS by_service ON spans(service, start_nanos DESC, trace_id)",
      "CREATE INDEX IF NOT EXISTS by_operation"
          + " ON spans(service, operation, start_nanos DESC, trace_id)",
      "CREATE INDEX IF NOT EXISTS by_duration ON spans(service, duration_nanos)",
      "CREATE INDEX IF NOT EXISTS by_error"
          + " ON spans(start_nanos DESC, trace_id, duration_nanos, service) WHERE status = "
          + SqlSystem.FAILED
    };
  }

  static void optimize(Connection connection) throws SQLException {
    connection.commit();
    connection.setAutoCommit(true);
    try (Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA optimize");
      statement.execute("PRAGMA wal_checkpoint(TRUNCATE)");
    }
  }
}
