package io.spoor.benchmarks.comparison;

import io.spoor.benchmarks.comparison.Question.Tag;
import io.spoor.span.StatusCode;
import io.spoor.span.TraceId;
import io.spoor.span.Value;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Questions in a file, so that every process asks the same ones. */
final class QuestionFile {
  private QuestionFile() {}

  static void save(List<Question> questions, Path file) throws IOException {
    try (DataOutputStream out =
        new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
      out.writeInt(questions.size());
      for (Question question : questions) write(question, out);
    }
  }

  static List<Question> load(Path file) throws IOException {
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
      int count = in.readInt();
      List<Question> questions = new ArrayList<>(count);
      for (int i = 0; i < count; i++) questions.add(read(in));
      return questions;
    }
  }

  private static void write(Question question, DataOutputStream out) throws IOException {
    Tag tag = question.tag();
    out.writeUTF(question.kind().name());
    writeText(out, question.traceId());
    writeText(out, question.service());
    writeText(out, question.operation());
    writeText(out, tag == null ? null : tag.key());
    writeText(out, tag == null ? null : tag.text());
    writeText(out, question.status());
    writeText(out, question.brokenService());
    out.writeLong(question.minDurationNanos());
    out.writeLong(question.fromNanos());
    out.writeLong(question.toNanos());
  }

  private static Question read(DataInputStream in) throws IOException {
    Question.Builder question = Question.of(QuestionKind.valueOf(in.readUTF()));
    String traceId = readText(in);
    if (traceId != null) question.traceId(TraceId.parse(traceId));
    question.service(readText(in)).operation(readText(in));
    String key = readText(in);
    String text = readText(in);
    if (key != null && text != null) question.tag(new Tag(key, Value.of(text)));
    String status = readText(in);
    if (status != null) question.status(StatusCode.valueOf(status));
    return question
        .brokenService(readText(in))
        .minDurationNanos(in.readLong())
        .between(in.readLong(), in.readLong())
        .build();
  }

  private static void writeText(DataOutputStream out, @Nullable Object value) throws IOException {
    out.writeBoolean(value != null);
    if (value != null) out.writeUTF(value.toString());
  }

  private static @Nullable String readText(DataInputStream in) throws IOException {
    return in.readBoolean() ? in.readUTF() : null;
  }
}
