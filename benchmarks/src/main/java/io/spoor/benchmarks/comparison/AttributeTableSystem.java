package io.spoor.benchmarks.comparison;

import io.spoor.span.Span;
import io.spoor.span.TextForm;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/**
 * A database with a second table of attributes, a row for each, which repeats the start of the span
 * so that a search for an attribute reads the newest first.
 */
abstract class AttributeTableSystem extends SqlSystem {
  private long spans;

  AttributeTableSystem(Connection connection) {
    super(connection);
  }

  @Override
  public final void write(List<Span> batch) throws IOException, SQLException {
    PreparedStatement span = statement("INSERT INTO spans VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    PreparedStatement attribute = statement("INSERT INTO attributes VALUES (?, ?, ?, ?)");
    for (Span written : batch) {
      setSpan(span, ++spans, written);
      span.addBatch();
      for (int i = 0; i < written.attributes().size(); i++) {
        attribute.setString(1, written.attributes().key(i));
        attribute.setString(2, TextForm.of(written.attributes().value(i)));
        attribute.setLong(3, written.startNanos());
        attribute.setLong(4, spans);
        attribute.addBatch();
      }
    }
    span.executeBatch();
    attribute.executeBatch();
    connection.commit();
  }

  @Override
  final String tables(Question question) {
    return question.tag() == null
        ? "spans s"
        : "attributes a JOIN spans s ON s.span_number = a.span_number";
  }

  @Override
  final String newestFirst(Question question) {
    return question.tag() == null
        ? "s.start_nanos DESC, s.trace_id"
        : "a.start_nanos DESC, s.trace_id";
  }

  @Override
  final Conditions conditions(Question question) {
    Conditions conditions = super.conditions(question);
    Question.Tag tag = question.tag();
    if (tag == null) return conditions;
    conditions.add("a.name = ? AND a.text = ?", tag.key(), tag.text());
    if (question.toNanos() < Long.MAX_VALUE) {
      conditions.add(
          "a.start_nanos >= ? AND a.start_nanos < ?", question.fromNanos(), question.toNanos());
    }
    return conditions;
  }
}
