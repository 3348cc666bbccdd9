package io.spoor.otlp;

import static java.util.Objects.requireNonNull;

import io.spoor.span.Span;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Consumer;

/**
 * Reads spans from OTLP data: JSON, JSON lines or protobuf, each also compressed with gzip.
 *
 * <pre>{@code
 * try (InputStream in = Files.newInputStream(file)) {
 *   ReadResult result = OtlpReader.read(file.toString(), in, spans::add);
 *   result.rejected().forEach(System.err::println);
 * }
 * }</pre>
 *
 * <p>Which of these it is, is told by the content, never by the name. Spans are handed on one by
 * one, in the order of the input, while it is being read, so that it may be far larger than the
 * memory. Spans that stand before their resource, scope or a schema URL of these wait until the
 * {@code ResourceSpans} ends: up to 16 MiB of them in memory, more in a temporary file of at most
 * 64 GiB.
 *
 * <h2>Bad input</h2>
 *
 * What cannot be read never throws. It is {@linkplain ReadResult#rejected() listed} with its place
 * and reason, and what came before it is kept. A span that is wrong by itself, having a bad id,
 * say, is left out alone; so is a line of JSON lines, and a {@code ResourceSpans} whose resource is
 * wrong.
 *
 * <h2>Bounds</h2>
 *
 * A span, a resource or a scope takes at most 32 MiB of the input, a JSON string 16 Mi characters;
 * values nest up to 100 levels. What is larger is rejected.
 *
 * <p>Stateless; every method may be called from any thread.
 */
public final class OtlpReader {
  /** How many rejections a {@link ReadResult} lists. */
  public static final int MAX_LISTED_REJECTIONS = 1000;

  static final String EXPECTED =
      "OTLP JSON: an object with resourceSpans, batches or scopeSpans, an array of such, or one on"
          + " each line";

  private static final String EXPECTED_ANY = EXPECTED + "; or OTLP protobuf";

  private OtlpReader() {}

  /**
   * Reads the stream to its end, and leaves it open.
   *
   * @param name what the result and its rejections call this input
   * @param spans takes each span; what it throws ends the reading and is passed on
   * @throws IOException if reading from the stream fails, or a temporary file cannot be written
   */
  public static ReadResult read(String name, InputStream in, Consumer<? super Span> spans)
      throws IOException {
    return read(name, in, spans, OtlpLimits.DEFAULT);
  }

  static ReadResult read(
      String name, InputStream in, Consumer<? super Span> spans, OtlpLimits limits)
      throws IOException {
    requireNonNull(name, "name");
    requireNonNull(spans, "spans");
    ReadLog log = new ReadLog(name, spans, limits);
    try {
      readAs(GunzippedInput.orPlain(requireNonNull(in, "in")), log, limits);
    } catch (DamagedGzipException e) {
      log.rejectByte(0, e.reason());
    }
    return log.result();
  }

  private static void readAs(BufferedInputStream in, ReadLog log, OtlpLimits limits)
      throws IOException {
    byte[] start = Dialect.peek(in);
    switch (Dialect.of(start)) {
      case JSON -> readJson(in, log, limits);
      case PROTOBUF -> readProtobuf(in, log, limits);
      case EMPTY -> log.rejectLine(1, "found nothing, expected " + EXPECTED_ANY);
      case UNKNOWN ->
          log.rejectLine(
              1, "begins with " + Dialect.describe(start) + ", expected " + EXPECTED_ANY);
    }
  }

  private static void readJson(InputStream in, ReadLog log, OtlpLimits limits) throws IOException {
    OtlpJsonReader reader = new OtlpJsonReader(in, log, limits);
    try {
      reader.read();
    } catch (DamagedGzipException e) {
      log.rejectLine(reader.line(), e.reason());
    }
  }

  private static void readProtobuf(InputStream in, ReadLog log, OtlpLimits limits)
      throws IOException {
    OtlpProtobufReader reader = new OtlpProtobufReader(in, log, limits);
    try {
      reader.read();
    } catch (DamagedGzipException e) {
      log.rejectByte(reader.offset(), e.reason());
    }
  }
}
