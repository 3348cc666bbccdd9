package io.spoor.file;

import static java.util.Objects.requireNonNull;

import io.spoor.chrome.ChromeJsonWriter;
import io.spoor.dialect.Dialect;
import io.spoor.dialect.ReadResult;
import io.spoor.dialect.SpanWriter;
import io.spoor.input.DamagedGzipException;
import io.spoor.input.FirstBytes;
import io.spoor.input.ForeignObjects;
import io.spoor.input.GunzippedInput;
import io.spoor.input.InputLimits;
import io.spoor.input.ReadLog;
import io.spoor.jaeger.AgentReader;
import io.spoor.jaeger.JaegerJsonWriter;
import io.spoor.jaeger.JaegerObjects;
import io.spoor.otlp.OtlpJsonReader;
import io.spoor.otlp.OtlpJsonWriter;
import io.spoor.otlp.OtlpProtobufReader;
import io.spoor.otlp.OtlpProtobufWriter;
import io.spoor.span.Span;
import io.spoor.zipkin.ZipkinJsonWriter;
import io.spoor.zipkin.ZipkinObjects;
import io.spoor.zipkin.ZipkinProtobufReader;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Files of traces: reads what it is given, told by the content and never by the name, and writes
 * every {@link Dialect} that can be written.
 *
 * <pre>{@code
 * try (InputStream in = Files.newInputStream(file)) {
 *   ReadResult result = TraceFile.read(file.toString(), in, spans::add);
 *   result.rejected().forEach(System.err::println);
 * }
 * }</pre>
 *
 * <p>Input may be compressed with gzip. Spans are handed on one by one, in the order of the input,
 * while it is being read.
 *
 * <h2>Bad input</h2>
 *
 * What cannot be read never throws. It is {@linkplain ReadResult#rejected() listed} with its place
 * and reason, and what came before it is kept. A span that is wrong by itself is left out alone.
 *
 * <h2>Bounds</h2>
 *
 * OTLP and Zipkin are read as streams, of any length. Of Jaeger's JSON a trace or batch is taken
 * into memory at a time, and takes at most 64 MiB of the input and about 512 MiB of memory; a span
 * of OTLP or of Zipkin's protobuf takes at most 32 MiB, a JSON string 16 Mi characters, and JSON
 * nests up to 1,000 levels. What is larger is rejected. A file is given up after 100,000 texts that
 * are not JSON.
 *
 * <p>Stateless; every method may be called from any thread.
 */
public final class TraceFile {
  private static final String EXPECTED =
      "traces of OTLP, Jaeger or Zipkin as JSON, or of OTLP or Zipkin as protobuf";

  private TraceFile() {}

  /**
   * Reads the stream to its end, and leaves it open.
   *
   * @param name what the result and its rejections call this input
   * @param spans takes each span; what it throws ends the reading and is passed on
   * @throws IOException if reading from the stream fails, or a temporary file cannot be written
   */
  public static ReadResult read(String name, InputStream in, Consumer<? super Span> spans)
      throws IOException {
    return read(name, in, null, spans, InputLimits.DEFAULT);
  }

  /**
   * Reads the stream as one dialect, whatever it seems to be.
   *
   * @throws IllegalArgumentException if the dialect cannot be read
   */
  public static ReadResult read(
      String name, InputStream in, Dialect dialect, Consumer<? super Span> spans)
      throws IOException {
    if (!dialect.isRead()) {
      throw new IllegalArgumentException("files of " + dialect + " cannot be read, only written");
    }
    return read(name, in, dialect, spans, InputLimits.DEFAULT);
  }

  static ReadResult read(
      String name,
      InputStream in,
      @Nullable Dialect dialect,
      Consumer<? super Span> spans,
      InputLimits limits)
      throws IOException {
    requireNonNull(name, "name");
    requireNonNull(spans, "spans");
    ReadLog log = new ReadLog(name, spans, limits);
    try {
      read(GunzippedInput.orPlain(requireNonNull(in, "in")), dialect, log, limits);
    } catch (DamagedGzipException e) {
      log.rejectByte(0, e.reason());
    }
    return log.result();
  }

  private static void read(
      BufferedInputStream in, @Nullable Dialect dialect, ReadLog log, InputLimits limits)
      throws IOException {
    byte[] start = FirstBytes.peek(in);
    if (dialect == null) {
      switch (FirstBytes.of(start)) {
        case JSON -> readJson(in, foreign(null, log), log, limits);
        case PROTOBUF -> {
          if (ZipkinProtobufReader.isLikely(start)) readZipkinProtobuf(in, log, limits);
          else readProtobuf(in, log, limits);
        }
        case EMPTY -> log.rejectLine(1, "found nothing, expected " + EXPECTED);
        case UNKNOWN ->
            log.rejectLine(
                1, "begins with " + FirstBytes.describe(start) + ", expected " + EXPECTED);
      }
    } else if (dialect == Dialect.OTLP_PROTOBUF) {
      readProtobuf(in, log, limits);
    } else if (dialect == Dialect.ZIPKIN_PROTOBUF) {
      readZipkinProtobuf(in, log, limits);
    } else if (dialect == Dialect.JAEGER_AGENT) {
      readAgentMessages(in, log);
    } else {
      readJson(in, foreign(dialect, log), log, limits);
    }
  }

  private static ForeignObjects foreign(@Nullable Dialect dialect, ReadLog log) {
    if (dialect == null) {
      JaegerObjects jaeger = new JaegerObjects(log, null);
      ZipkinObjects zipkin = new ZipkinObjects(log, null);
      return object -> jaeger.read(object) || zipkin.read(object);
    }
    return switch (dialect) {
      case OTLP_JSON, OTLP_JSON_LINES -> ForeignObjects.NONE;
      case JAEGER_JSON, JAEGER_MODEL_JSON, JAEGER_THRIFT_JSON, JAEGER_ELASTICSEARCH ->
          new JaegerObjects(log, dialect);
      default -> new ZipkinObjects(log, dialect);
    };
  }

  private static void readJson(
      InputStream in, ForeignObjects foreign, ReadLog log, InputLimits limits) throws IOException {
    OtlpJsonReader reader = new OtlpJsonReader(in, foreign, log, limits);
    try {
      reader.read();
    } catch (DamagedGzipException e) {
      log.rejectLine(reader.line(), e.reason());
    }
  }

  private static void readProtobuf(InputStream in, ReadLog log, InputLimits limits)
      throws IOException {
    OtlpProtobufReader reader = new OtlpProtobufReader(in, log, limits);
    try {
      reader.read();
    } catch (DamagedGzipException e) {
      log.rejectByte(reader.offset(), e.reason());
    }
  }

  private static void readZipkinProtobuf(InputStream in, ReadLog log, InputLimits limits)
      throws IOException {
    ZipkinProtobufReader reader = new ZipkinProtobufReader(in, log, limits);
    try {
      reader.read();
    } catch (DamagedGzipException e) {
      log.rejectByte(reader.offset(), e.reason());
    }
  }

  private static void readAgentMessages(InputStream in, ReadLog log) throws IOException {
    AgentReader reader = new AgentReader(in, log);
    try {
      reader.read();
    } catch (DamagedGzipException e) {
      log.rejectByte(reader.offset(), e.reason());
    }
  }

  /**
   * A writer of a dialect.
   *
   * @param out stays open when the writer is closed
   * @throws IllegalArgumentException if the dialect cannot be written
   */
  public static SpanWriter writer(Dialect dialect, OutputStream out) throws IOException {
    return switch (dialect) {
      case OTLP_JSON -> OtlpJsonWriter.document(out);
      case OTLP_JSON_LINES -> OtlpJsonWriter.lines(out);
      case OTLP_PROTOBUF -> new OtlpProtobufWriter(out);
      case JAEGER_JSON -> new JaegerJsonWriter(out);
      case ZIPKIN_JSON -> new ZipkinJsonWriter(out);
      case CHROME_JSON -> new ChromeJsonWriter(out);
      default ->
          throw new IllegalArgumentException(
              "files of " + dialect + " cannot be written, only read");
    };
  }
}
