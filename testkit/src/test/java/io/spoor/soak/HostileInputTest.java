package io.spoor.soak;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import io.spoor.TraceStore;
import io.spoor.TraceStoreOptions;
import io.spoor.codec.CorruptSpanException;
import io.spoor.codec.SpanDecoder;
import io.spoor.dialect.Dialect;
import io.spoor.file.TraceFile;
import io.spoor.span.Attributes;
import io.spoor.span.Span;
import io.spoor.span.SpanId;
import io.spoor.span.TraceId;
import io.spoor.span.Value;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A megabyte that is made to cost much: no decoder allocates more than a bound for it. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
final class HostileInputTest {
  private static final int MEGABYTE = 1 << 20;

  /**
   * For each byte of input, nearly all of it for a moment; a rejected item of 3 bytes takes most.
   */
  private static final long BYTES_A_BYTE = 700;

  private static final long BYTES_BESIDES = 32L << 20;
  private static final TraceId TRACE = new TraceId(1, 2);

  private enum Shape {
    OPEN_ARRAYS(repeated("[", MEGABYTE)),
    OPEN_OBJECTS(repeated("{\"a\":", MEGABYTE)),
    NESTED_IN_A_SPAN(inSpan(repeated("{\"arrayValue\":{\"values\":[", MEGABYTE / 2))),
    MANY_ATTRIBUTES(
        inSpan(
            "{\"stringValue\":\"\"}}"
                + repeated(",{\"key\":\"a\",\"value\":{}}", MEGABYTE - 4_000))),
    MANY_SPANS(
        "{\"resourceSpans\":[{\"scopeSpans\":[{\"spans\":[{}"
            + repeated(",{}", MEGABYTE - 4_000)
            + "]}]}]}"),
    LONG_NUMBER("{\"resourceSpans\":" + repeated("9", MEGABYTE - 100) + "}"),
    LONG_KEY("{\"" + repeated("k", MEGABYTE - 100) + "\":1}"),
    ESCAPES("{\"resourceSpans\":\"" + repeated("\\u00e9", MEGABYTE - 100) + "\"}"),
    LINES(repeated("{}\n", MEGABYTE)),
    COMMAS("[" + repeated(",", MEGABYTE)),
    ZEROS(repeated("\0", MEGABYTE)),
    LENGTHS(repeated("\n\u007f", MEGABYTE)),
    VARINTS(repeated("\u0080", MEGABYTE));

    private final byte[] bytes;

    Shape(String text) {
      this.bytes = text.getBytes(UTF_8);
    }
  }

  private static String repeated(String text, int length) {
    return text.repeat(length / text.length());
  }

  private static String inSpan(String value) {
    return "{\"resourceSpans\":[{\"scopeSpans\":[{\"spans\":[{\"traceId\":\"0102030405060708090a0b0c0d0e0f10\",\"spanId\":\"0102030405060708\",\"attributes\":[{\"key\":\"a\",\"value\":"
        + value;
  }

  @ParameterizedTest
  @EnumSource
  void read_anyShape_allocatesInProportion(Shape shape) {
    for (Dialect dialect : Dialect.values()) {
      if (!dialect.isRead()) continue;
      long allocated = allocated(() -> read(shape.bytes, dialect));
      assertThat(allocated)
          .as("%s as %s", shape, dialect)
          .isLessThan(BYTES_BESIDES + BYTES_A_BYTE * shape.bytes.length);
    }
  }

  /** It grows a thousandfold, and is read as it comes. */
  @Test
  void read_bombOfGzip_allocatesInProportion() throws IOException {
    ByteArrayOutputStream bomb = new ByteArrayOutputStream();
    byte[] spaces = new byte[MEGABYTE];
    Arrays.fill(spaces, (byte) ' ');
    try (GZIPOutputStream gzip = new GZIPOutputStream(bomb)) {
      for (int i = 0; i < 100; i++) gzip.write(spaces);
    }
    assertThat(bomb.size()).isLessThan(MEGABYTE / 8);

    assertThat(allocated(() -> read(bomb.toByteArray(), null))).isLessThan(BYTES_BESIDES);
  }

  @ParameterizedTest
  @EnumSource
  void decode_anyShape_allocatesInProportion(Shape shape) {
    long allocated =
        allocated(
            () ->
                assertThatThrownBy(() -> SpanDecoder.decode(TRACE, shape.bytes))
                    .isInstanceOf(CorruptSpanException.class));

    assertThat(allocated).isLessThan(BYTES_BESIDES + BYTES_A_BYTE * shape.bytes.length);
  }

  @Test
  void write_spanOfManyAttributes_isBoundedByItsSize() {
    Attributes.Builder attributes = Attributes.builder();
    for (int i = 0; i < 1_000_000; i++) attributes.put("k" + i, Value.of(i));
    Span span = Span.builder(TRACE, new SpanId(1)).attributes(attributes.build()).build();
    try (TraceStore store = TraceStore.inMemory()) {
      long allocated =
          allocated(
              () ->
                  assertThatThrownBy(() -> store.write(List.of(span)))
                      .isInstanceOf(IllegalArgumentException.class)
                      .hasMessageContaining("maxSpanBytes is 4,194,304"));

      assertThat(allocated).isLessThan(1L << 30);
      assertThat(store.statistics().spans()).isZero();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {50, 5_000, 500_000})
  void write_deepValue_isWrittenOrRefused(int depth) {
    Value value = Value.of(1);
    for (int i = 0; i < depth; i++) value = Value.of(List.of(value));
    Span span = Span.builder(TRACE, new SpanId(1)).attributes(Attributes.of("deep", value)).build();
    try (TraceStore store = TraceStore.inMemory(TraceStoreOptions.defaults())) {
      if (depth < 100) {
        store.write(List.of(span));
        assertThat(store.trace(TRACE).orElseThrow().spans()).containsExactly(span);
      } else {
        assertThatThrownBy(() -> store.write(List.of(span)))
            .isInstanceOf(IllegalArgumentException.class);
        assertThat(store.statistics().spans()).isZero();
      }
    }
  }

  private static void read(byte[] input, Dialect dialect) {
    try {
      ByteArrayInputStream in = new ByteArrayInputStream(input);
      if (dialect == null) TraceFile.read("input", in, span -> {});
      else TraceFile.read("input", in, dialect, span -> {});
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long allocated(Runnable work) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
    work.run();
    return threads.getThreadAllocatedBytes(Thread.currentThread().getId()) - before;
  }
}
