package io.spoor.file;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.spoor.dialect.Dialect;
import io.spoor.dialect.ReadResult;
import io.spoor.dialect.Rejection;
import io.spoor.dialect.SpanWriter;
import io.spoor.span.Span;
import io.spoor.span.SpanId;
import io.spoor.span.Value;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/** Odd things in files of Jaeger's and of Zipkin's, one by one. */
final class ForeignOddityTest {
  private final List<Span> spans = new ArrayList<>();

  @Test
  void id_ofDigitsThatAreNotAscii_isHashed() throws IOException {
    ReadResult result = read(jaeger("\"spanID\":\"１２\""));

    assertThat(spans).hasSize(1);
    assertThat(result.warnings().toString()).contains("its hash stands for it");
  }

  @Test
  void tag_whoseValueIsAnObject_isItsJson() throws IOException {
    read(
        jaeger(
            "\"spanID\":\"b\",\"tags\":[{\"key\":\"k\",\"type\":\"string\",\"value\":{\"a\":[1,true]}}]"));

    assertThat(spans.get(0).attributes().get("k")).contains(Value.of("{\"a\":[1,true]}"));
  }

  @Test
  void parentSpanID_besideAReferenceElsewhere_isTheParent() throws IOException {
    read(
        jaeger(
            "\"spanID\":\"b\",\"parentSpanID\":\"77\",\"references\":[{\"refType\":\"FOLLOWS_FROM\",\"traceID\":\"c\",\"spanID\":\"d\"}]"));

    assertThat(spans.get(0).parentSpanId()).isEqualTo(new SpanId(0x77));
    assertThat(spans.get(0).links()).hasSize(1);
  }

  @Test
  void element_thatIsNoSpan_isRejectedAlone() throws IOException {
    String text = jaeger("\"spanID\":\"b\"").replace("\"spans\":[", "\"spans\":[5,");

    ReadResult result = read(text.replace("\"p\":{", "\"q\":{\"serviceName\":5},\"p\":{"));

    assertThat(spans).hasSize(1);
    assertThat(result.rejected()).hasSize(2);
  }

  @Test
  void firstElements_thatAreNoTraces_areRejectedAlone() throws IOException {
    String traces =
        "{\"resourceSpans\":[{\"scopeSpans\":[{\"spans\":[{\"traceId\":\"%032x\",\"spanId\":\"%016x\"}]}]}]}"
            .formatted(10, 11);

    ReadResult result = read("[5,{\"a\":1}," + traces + ",6]");

    assertThat(spans).hasSize(1);
    assertThat(result.rejected())
        .extracting(Rejection::reason)
        .containsExactly(
            "found 5, expected traces of OTLP, Jaeger or Zipkin",
            "found an object with the keys a, expected traces of OTLP, Jaeger or Zipkin",
            "found 6, expected traces of OTLP, Jaeger or Zipkin");
  }

  @Test
  void tags_withTheKeysOfWhatASpanHasNoPlaceFor_comeBack() throws IOException {
    String tags =
        "\"tags\":{\"zipkin.query\":\"q\",\"zipkin.remote.ipv4\":\"1.2.3.4\",\"zipkin.tag.a\":\"b\"}";
    read("[{\"traceId\":\"000000000000000a\",\"id\":\"000000000000000b\"," + tags + "}]");

    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (SpanWriter writer = TraceFile.writer(Dialect.ZIPKIN_JSON, out)) {
      writer.write(spans.get(0));
    }
    assertThat(out.toString(UTF_8)).contains(tags).doesNotContain("remoteEndpoint");
  }

  @Test
  void gzip_whoseSecondMemberIsDamaged_isToldAndTheFirstIsRead() throws IOException {
    byte[] member = gzip("{\"resourceSpans\":[]}\n");
    ByteArrayOutputStream two = new ByteArrayOutputStream();
    two.write(member);
    two.write(member);
    assertThat(readBytes(two.toByteArray()).rejected()).isEmpty();
    two.write(new byte[100]);
    assertThat(readBytes(two.toByteArray()).rejected()).isEmpty();

    byte[] damaged = Arrays.copyOf(two.toByteArray(), 2 * member.length);
    damaged[member.length + 1] ^= 1;

    assertThat(readBytes(damaged).rejected())
        .singleElement()
        .extracting(Rejection::reason)
        .asString()
        .contains("what follows is no member of gzip data");
  }

  private static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(text.getBytes(UTF_8));
    }
    return out.toByteArray();
  }

  @Test
  void duration_beyondTheEndOfTime_isRejected() throws IOException {
    String late = "\"startTime\":1000,\"duration\":18446744073709551";
    assertThat(read(jaeger("\"spanID\":\"b\"," + late)).rejected()).hasSize(1);

    String zipkin =
        "[{\"traceId\":\"a\",\"id\":\"b\",\"timestamp\":1000,\"duration\":18446744073709551}]";
    assertThat(read(zipkin).rejected())
        .singleElement()
        .extracting(Rejection::reason)
        .isEqualTo("timestamp and duration together are later than nanoseconds go");
    assertThat(spans).isEmpty();
  }

  @Test
  void consumer_thatThrows_endsTheReading() {
    String zipkin = "[{\"traceId\":\"a\",\"id\":\"b\"},{\"traceId\":\"a\",\"id\":\"c\"}]";

    assertThatThrownBy(
            () ->
                TraceFile.read(
                    "file",
                    new ByteArrayInputStream(zipkin.getBytes(UTF_8)),
                    span -> {
                      throw new IllegalArgumentException("refused");
                    }))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("refused");
  }

  /** Of few bytes each, they would take gigabytes. */
  @Test
  void object_ofMillionsOfParts_isRejectedByWhatItWouldTake() throws IOException {
    String part = "{\"\":0},";
    String all = "{\"spans\":[" + part.repeat((50 << 20) / part.length()) + "{}]}";

    assertThat(read(all).rejected())
        .singleElement()
        .extracting(Rejection::reason)
        .asString()
        .contains(" has so many parts that they take about ");
  }

  @Test
  void object_withAnotherInside_isBoundedAsAWhole() throws IOException {
    String text = "\"" + "x".repeat(1 << 20) + "\"";
    String long30 = "[" + (text + ",").repeat(29) + text + "]";
    String inside = "\"data\":{\"x\":1}";

    ReadResult result =
        read("{\"k1\":%1$s,%2$s,\"k2\":%1$s,%2$s,\"k3\":%1$s}".formatted(long30, inside));

    assertThat(result.rejected().toString()).contains("an object takes at least ");
  }

  private static String jaeger(String fields) {
    return "{\"data\":[{\"traceID\":\"a\",\"spans\":[{\"traceID\":\"a\",\"operationName\":\"x\",\"processID\":\"p\",\"startTime\":1,\"duration\":1,"
        + fields
        + "}],\"processes\":{\"p\":{\"serviceName\":\"s\"}}}]}";
  }

  private ReadResult read(String text) throws IOException {
    return readBytes(text.getBytes(UTF_8));
  }

  private ReadResult readBytes(byte[] bytes) throws IOException {
    return TraceFile.read("file", new ByteArrayInputStream(bytes), spans::add);
  }
}
