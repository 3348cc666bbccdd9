package io.spoor.benchmarks.comparison;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;

/** SQLite with attributes in a table of their own, which is its own index. */
final class SqliteTableSystem extends AttributeTableSystem {
  SqliteTableSystem(Path directory) throws SQLException {
    super(SqliteFile.open(directory));
    execute(SqliteFile.spans(""));
    execute(
        """
        CREATE TABLE IF NOT EXISTS attributes(
          name TEXT, text TEXT, start_nanos INTEGER, span_number INTEGER,
          PRIMARY KEY(name, text, start_nanos DESC, span_number)) WITHOUT ROWID""");
    connection.commit();
  }

  @Override
  public void close() throws IOException, SQLException {
    SqliteFile.optimize(connection);
    super.close();
  }
}
