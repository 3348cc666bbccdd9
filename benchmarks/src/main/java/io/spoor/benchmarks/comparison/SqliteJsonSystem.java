package io.spoor.benchmarks.comparison;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.spoor.span.Attributes;
import io.spoor.span.Span;
import io.spoor.span.TextForm;
import io.spoor.span.Value;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/**
 * SQLite with the attributes of a span as JSON in a column, and indexes over the attributes that
 * are searched most; any other is looked for in every span that meets the rest.
 */
final class SqliteJsonSystem extends SqlSystem {
  private static final JsonFactory JSON = new JsonFactory();
  private static final List<String> INDEXED =
      List.of(
          "http.route",
          "http.response.status_code",
          "enduser.id",
          "db.collection.name",
          "messaging.destination.name");

  private long spans;

  SqliteJsonSystem(Path directory) throws SQLException {
    super(SqliteFile.open(directory));
    execute(SqliteFile.spans(", attributes TEXT"));
    for (String key : INDEXED) {
      execute(
          "CREATE INDEX IF NOT EXISTS \"by_%s\" ON spans(%s, start_nanos DESC) WHERE %s IS NOT NULL"
              .formatted(key, expression(key), expression(key)));
    }
    connection.commit();
  }

  private static String expression(String key) {
    return "json_extract(attributes, '$.\"" + key.replace("'", "''") + "\"')";
  }

  @Override
  public void write(List<Span> batch) throws IOException, SQLException {
    PreparedStatement row = statement("INSERT INTO spans VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    for (Span span : batch) {
      setSpan(row, ++spans, span);
      row.setString(11, json(span.attributes()));
      row.addBatch();
    }
    row.executeBatch();
    connection.commit();
  }

  private static String json(Attributes attributes) throws IOException {
    StringWriter text = new StringWriter(512);
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.writeStartObject();
      for (int i = 0; i < attributes.size(); i++) {
        json.writeFieldName(attributes.key(i));
        Value value = attributes.value(i);
        if (value instanceof Value.Int number) {
          json.writeNumber(number.value());
        } else if (value instanceof Value.Bool bool) {
          json.writeBoolean(bool.value());
        } else {
          json.writeString(TextForm.of(value));
        }
      }
      json.writeEndObject();
    }
    return text.toString();
  }

  /** The key stands in the text, for only so is the index over it used. */
  @Override
  Conditions conditions(Question question) {
    Conditions conditions = super.conditions(question);
    Question.Tag tag = question.tag();
    if (tag != null) conditions.add(expression(tag.key()) + " = ?", tag.text());
    return conditions;
  }

  @Override
  public void close() throws IOException, SQLException {
    SqliteFile.optimize(connection);
    super.close();
  }
}
