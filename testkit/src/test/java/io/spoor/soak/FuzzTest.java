package io.spoor.soak;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.spoor.CorruptStoreException;
import io.spoor.codec.CorruptSpanException;
import io.spoor.codec.SpanDecoder;
import io.spoor.codec.SpanEncoder;
import io.spoor.dialect.Dialect;
import io.spoor.dialect.SpanWriter;
import io.spoor.file.TraceFile;
import io.spoor.query.Cursor;
import io.spoor.span.Span;
import io.spoor.span.SpanId;
import io.spoor.span.TraceId;
import io.spoor.storage.Rows;
import io.spoor.storage.SegmentEntry;
import io.spoor.testkit.Effort;
import io.spoor.testkit.SpanGenerator;
import io.spoor.testkit.SpanGeneratorSettings;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import zipkin2.codec.SpanBytesDecoder;
import zipkin2.codec.SpanBytesEncoder;

/**
 * Whatever the bytes are: each decoder reads them or refuses them in the way it says it does, and
 * what was read can be written and read again.
 */
@Tag("soak")
@Timeout(value = 24, unit = TimeUnit.HOURS)
final class FuzzTest {
  private static final TraceId TRACE = new TraceId(1, 2);

  private final SpanEncoder encoder = new SpanEncoder();

  @Test
  void read_anyFile_readsOrRejectsIt() throws IOException {
    Effort effort = Effort.of("fuzzfiles", 15_000, 20_000_000);
    List<byte[]> corpus = files();
    long spans = 0;
    for (long seed = effort.firstSeed(); seed < effort.endSeed(); seed++) {
      RandomGenerator random = new SplittableRandom(seed);
      byte[] input = Mutations.mutate(corpus, random);
      spans += readFile(input, dialect(random), seed);
    }
    effort.report("%,d spans read, the rest was rejected".formatted(spans));
  }

  /** Null for what it seems to be. */
  private static Dialect dialect(RandomGenerator random) {
    Dialect dialect = Dialect.values()[random.nextInt(Dialect.values().length)];
    return dialect.isRead() && random.nextInt(4) == 0 ? dialect : null;
  }

  private int readFile(byte[] input, Dialect dialect, long seed) {
    List<Span> spans = new ArrayList<>();
    try {
      ByteArrayInputStream in = new ByteArrayInputStream(input);
      if (dialect == null) TraceFile.read("input", in, spans::add);
      else TraceFile.read("input", in, dialect, spans::add);
      for (Span span : spans) checkStored(span);
      if (seed % 20 == 0) checkDialects(spans);
    } catch (IOException | RuntimeException | AssertionError | StackOverflowError e) {
      throw new AssertionError("seed %d, as %s".formatted(seed, dialect), e);
    }
    return spans.size();
  }

  /** A span may only be too deep to be stored. */
  private void checkStored(Span span) {
    byte[] value;
    try {
      value = encoder.encode(List.of(span));
      if (encoder.replacedSurrogates()) return;
    } catch (IllegalArgumentException e) {
      return;
    }
    try {
      assertThat(SpanDecoder.decode(span.traceId(), value)).containsExactly(span);
    } catch (CorruptSpanException e) {
      throw new AssertionError(e);
    }
  }

  /** In JSON and in protobuf, spans are the same. */
  private static void checkDialects(List<Span> spans) throws IOException {
    for (Span span : spans) {
      List<Span> one = List.of(span);
      byte[] json = written(Dialect.OTLP_JSON, one);
      byte[] protobuf = written(Dialect.OTLP_PROTOBUF, one);
      assertThat(read(json)).isEqualTo(read(protobuf));
    }
  }

  private static List<Span> read(byte[] input) throws IOException {
    List<Span> spans = new ArrayList<>();
    TraceFile.read("input", new ByteArrayInputStream(input), spans::add);
    return spans;
  }

  @Test
  void decode_anyStoredSpans_decodesOrRefusesThem() {
    Effort effort = Effort.of("fuzzspans", 60_000, 200_000_000);
    List<byte[]> corpus = new ArrayList<>();
    for (Span span : spans()) corpus.add(encoder.encode(List.of(span)));
    SpanEncoder second = new SpanEncoder();
    long decoded = 0;
    for (long seed = effort.firstSeed(); seed < effort.endSeed(); seed++) {
      byte[] input = Mutations.mutate(corpus, new SplittableRandom(seed));
      try {
        List<Span> spans = SpanDecoder.decode(TRACE, input);
        decoded++;
        assertThat(SpanDecoder.decode(TRACE, second.encode(spans)).equals(spans)).isTrue();
      } catch (CorruptSpanException e) {
        assertThat(e.getMessage()).startsWith("byte ");
      } catch (RuntimeException | Error e) {
        throw new AssertionError("seed " + seed, e);
      }
    }
    effort.report("%,d decoded, the rest was refused".formatted(decoded));
  }

  @Test
  void parse_anyRowOrText_parsesOrRefusesIt() {
    Effort effort = Effort.of("fuzzrows", 60_000, 400_000_000);
    List<byte[]> corpus =
        List.of(
            SegmentEntry.open(7, 1_000).encode(),
            new SegmentEntry(7, SegmentEntry.State.SEALED, 1, 2, 3, 4, 5, 6, 7, 8, 9).encode(),
            Rows.spanKey(7, TRACE, 300),
            Rows.indexKey(7, 9, 0),
            Rows.entryKey(7),
            "AAAAAAAAAAAAAAAAAAAAAQ".getBytes(ISO_8859_1),
            Base64.getUrlEncoder().encode(new byte[30]),
            "4bf92f3577b34da6a3ce929d0e0e4736".getBytes(ISO_8859_1));
    long parsed = 0;
    for (long seed = effort.firstSeed(); seed < effort.endSeed(); seed++) {
      byte[] input = Mutations.mutate(corpus, new SplittableRandom(seed));
      String text = new String(input, ISO_8859_1);
      try {
        parsed += parsed(() -> SegmentEntry.decode(7, input));
        parsed += parsed(() -> Rows.parseSpanKey(input));
        parsed += parsed(() -> Rows.parseIndexKey(input));
        parsed += parsed(() -> Rows.parseEntryKey(input));
        parsed += parsed(() -> Cursor.parse(text));
        parsed += parsed(() -> TraceId.parse(text));
        parsed += parsed(() -> SpanId.parse(text));
      } catch (RuntimeException | Error e) {
        throw new AssertionError("seed " + seed, e);
      }
    }
    effort.report("%,d parsed, the rest was refused".formatted(parsed));
  }

  private static int parsed(Runnable parse) {
    try {
      parse.run();
      return 1;
    } catch (CorruptStoreException | IllegalArgumentException e) {
      return 0;
    }
  }

  private static List<byte[]> files() throws IOException {
    List<byte[]> files = new ArrayList<>();
    for (Dialect dialect : Dialect.values()) {
      if (dialect.isWritten() && dialect.isRead()) files.add(written(dialect, spans()));
    }
    Path texts = Path.of("src", "test", "resources", "fuzz");
    try (DirectoryStream<Path> paths = Files.newDirectoryStream(texts)) {
      for (Path path : paths) files.add(Files.readAllBytes(path));
    }
    byte[] zipkin = Files.readAllBytes(texts.resolve("zipkin-json.json"));
    files.add(SpanBytesEncoder.PROTO3.encodeList(SpanBytesDecoder.JSON_V2.decodeList(zipkin)));
    return files;
  }

  private static byte[] written(Dialect dialect, List<Span> spans) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (SpanWriter writer = TraceFile.writer(dialect, out)) {
      for (Span span : spans) writeIfPossible(span, writer);
    }
    return out.toByteArray();
  }

  private static void writeIfPossible(Span span, SpanWriter writer) throws IOException {
    try {
      writer.write(span);
    } catch (IllegalArgumentException e) {
      return; // The dialect has no way to say it.
    }
  }

  private static List<Span> spans() {
    List<Span> spans = new ArrayList<>();
    spans.addAll(new SpanGenerator(SpanGeneratorSettings.awkward(), 3).batches(5).next());
    spans.addAll(new SpanGenerator(SpanGeneratorSettings.realistic(), 3).batches(3).next());
    return spans;
  }
}
