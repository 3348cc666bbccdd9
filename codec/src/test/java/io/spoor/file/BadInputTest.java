package io.spoor.file;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.spoor.dialect.ReadResult;
import io.spoor.input.InputLimits;
import io.spoor.span.Attributes;
import io.spoor.span.Span;
import io.spoor.span.SpanId;
import io.spoor.span.TraceId;
import io.spoor.span.Value;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What cannot be read is named with its place, and nothing else is lost with it. */
class BadInputTest {
  private static final String IDS =
      "\"traceId\":\"4bf92f3577b34da6a3ce929d0e0e4736\",\"spanId\":\"000000000000000%d\"";

  private static String span(int id) {
    return "{" + IDS.formatted(id) + "}";
  }

  private static String line(String... spans) {
    return "{\"resourceSpans\":[{\"resource\":{},\"scopeSpans\":[{\"spans\":["
        + String.join(",", spans)
        + "]}]}]}";
  }

  private static List<Long> ids(ReadSpans read) {
    return read.spans().stream().map(Span::spanId).map(SpanId::value).toList();
  }

  @Test
  void read_oneBadLine_keepsTheOthers() {
    ReadSpans read =
        ReadSpans.of(line(span(1)) + "\ngarbage\n\nmore }{ garbage\n" + line(span(2)) + "\n");

    assertThat(ids(read)).containsExactly(1L, 2L);
    assertThat(read.rejections())
        .containsExactly(
            "line 2: not JSON: Unrecognized token 'garbage': was expecting (JSON String, Number"
                + " (or 'NaN'/'+INF'/'-INF'), Array, Object or token 'null', 'true' or 'false')",
            "line 4: not JSON: Unrecognized token 'more': was expecting (JSON String, Number (or"
                + " 'NaN'/'+INF'/'-INF'), Array, Object or token 'null', 'true' or 'false')");
    assertThat(read.result().rejected().get(0).line()).hasValue(2);
    assertThat(read.result().rejected().get(0).byteOffset()).isEmpty();
    assertThat(read.result().isComplete()).isFalse();
  }

  @Test
  void read_aLineCutOffAnywhere_keepsTheLinesAroundIt() {
    String cut = line(span(2), span(3)).replace("{}", "{\"attributes\":[{\"key\":\"a\\\"b\"}]}");

    for (int length = 1; length < cut.length(); length++) {
      ReadSpans read =
          ReadSpans.of(line(span(1)) + "\n" + cut.substring(0, length) + "\n" + line(span(4)));

      assertThat(ids(read)).as(cut.substring(0, length)).startsWith(1L).endsWith(4L);
      assertThat(read.result().rejected()).as(cut.substring(0, length)).hasSize(1);
      assertThat(read.result().rejected().get(0).position()).isEqualTo(2);
    }
  }

  @Test
  void read_anErrorInAnIndentedDocument_keepsTheNextDocument() {
    String indented = "{\n \"resourceSpans\": [\n  {\n   \"resource\": {}\n   oops\n  }\n ]\n}\n";

    ReadSpans read = ReadSpans.of(indented + line(span(1)));

    assertThat(ids(read)).containsExactly(1L);
    assertThat(read.result().rejected()).hasSize(1);
    assertThat(read.rejections())
        .containsExactly("line 4: not JSON: the text that begins on line 1 is cut off here");
  }

  @Test
  void read_aDocumentCutOff_keepsTheSpansBefore() {
    String document = line(span(1), span(2), span(3));

    ReadSpans read = ReadSpans.of(document.substring(0, document.length() - 8));

    assertThat(ids(read)).containsExactly(1L, 2L);
    assertThat(read.rejections())
        .containsExactly("line 1: not JSON: the text that begins on line 1 is cut off here");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"spanId":"0000000000000009"} | a span has no traceId
          {"traceId":"4bf92f3577b34da6a3ce929d0e0e4736","spanId":""} | a span has no spanId
          {"traceId":"00000000000000000000000000000000"} | traceId is all zeros
          {"traceId":"4bf92f3577b34da6a3ce929d0e0e4736","spanId":"AAAAAAAAAAA="} | spanId is all zeros
          {"traceId":"4bf92f3577b34da6"} | traceId is "4bf92f3577b34da6", expected 32 hex digits, or 16 bytes as 24 characters of base64
          {"traceId":"4bf92f3577b34da6a3ce929d0e0e473g"} | traceId is "4bf92f3577b34da6a3ce929d0e0e473g", expected 32 hex digits
          {"traceId":12} | traceId is 12, expected a string
          {"spanId":"00000000000009"} | spanId is "00000000000009", expected 16 hex digits, or 8 bytes as 12 characters of base64
          {"parentSpanId":"x"} | parentSpanId is "x", expected 16 hex digits, or 8 bytes as 12 characters of base64
          {"name":["a"]} | name is an array, expected a string
          {"startTimeUnixNano":"soon"} | startTimeUnixNano is "soon", expected an integer from 0 to 18446744073709551615
          {"endTimeUnixNano":-5} | endTimeUnixNano is -5, expected an integer from 0 to 18446744073709551615
          {"endTimeUnixNano":1e99999999} | endTimeUnixNano is 1e99999999, expected an integer from 0 to 18446744073709551615
          {"flags":4294967296} | flags is 4294967296, expected an integer from 0 to 4294967295
          {"kind":{}} | kind is an object, expected an integer from -9223372036854775808 to 9223372036854775807
          {"attributes":{}} | attributes is an object, expected an array
          {"attributes":[1]} | an attribute is 1, expected an object
          {"attributes":[{"value":"x"}]} | a value is "x", expected an object
          {"attributes":[{"value":{"intValue":"1.5"}}]} | intValue is "1.5", expected an integer from -9223372036854775808 to 9223372036854775807
          {"attributes":[{"value":{"boolValue":"yes"}}]} | boolValue is "yes", expected true or false
          {"attributes":[{"value":{"doubleValue":"much"}}]} | doubleValue is "much", expected a number
          {"attributes":[{"value":{"bytesValue":"?"}}]} | bytesValue is "?", expected base64 text
          {"attributes":[{"value":{"arrayValue":[]}}]} | arrayValue is an array, expected an object
          {"events":[2]} | an event is 2, expected an object
          {"links":[{"traceId":"0102"}]} | traceId is "0102", expected 32 hex digits, or 16 bytes as 24 characters of base64
          {"status":"ok"} | status is "ok", expected an object
          17 | a span is 17, expected an object
          """)
  void read_aBadSpan_isLeftOutAlone(String bad, String reason) {
    ReadSpans read = ReadSpans.of("\n\n" + line(span(1), bad, span(2)));

    assertThat(read.rejections()).containsExactly("line 3: " + reason);
    assertThat(ids(read)).containsExactly(1L, 2L);
  }

  @Test
  void read_aBadResource_dropsItsSpansAlone() {
    String bad = "{\"scopeSpans\":[{\"spans\":[%s,%s]}],\"resource\":7}";

    ReadSpans read =
        ReadSpans.of("[" + bad.formatted(span(1), span(2)) + "," + line(span(3)) + "]");

    assertThat(read.rejections())
        .containsExactly("line 1: resource is 7, expected an object; 2 spans of it are dropped");
    assertThat(ids(read)).containsExactly(3L);
  }

  @Test
  void read_aBadScope_dropsItsSpansAlone() {
    ReadSpans read =
        ReadSpans.of(
            "{\"scopeSpans\":[{\"spans\":[%s],\"scope\":{\"name\":1}},{\"spans\":[%s]}]}"
                .formatted(span(1), span(2)));

    assertThat(read.rejections()).containsExactly("line 1: name is 1, expected a string");
    assertThat(ids(read)).containsExactly(2L);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"data":[{"traceID":"1"}],"total":0} | an object with the keys data, total (perhaps JSON of Jaeger's UI)
          [{"traceID":"1"},{"traceID":"3"}] | an array of an object with the keys traceID (perhaps a span of Jaeger)
          [{"traceId":"1","name":"2"}] | an array of an object with the keys traceId, name
          {"a":1,"b":2,"c":3,"d":4,"e":5,"f":6,"g":7} | an object with the keys a, b, c, d, e, f
          [1,2] | an array of 1
          """)
  void read_jsonOfAnotherKind_saysWhatItIs(String json, String found) {
    ReadSpans read = ReadSpans.of("\n" + json);

    assertThat(read.rejections())
        .containsExactly("line 2: found " + found + ", expected traces of OTLP, Jaeger or Zipkin");
    assertThat(read.spans()).isEmpty();
  }

  @Test
  void read_notOtlpAtAll_saysHowItBegins() {
    String expected =
        ", expected traces of OTLP, Jaeger or Zipkin as JSON, or of OTLP or Zipkin as protobuf";

    assertThat(ReadSpans.of("hello, this is a log").rejections())
        .containsExactly("line 1: begins with \"hello, this is a\"" + expected);
    assertThat(ReadSpans.of(new byte[] {'P', 'K', 3, 4}).rejections())
        .containsExactly("line 1: begins with the bytes 50 4b 03 04" + expected);
    assertThat(ReadSpans.of("").rejections()).containsExactly("line 1: found nothing" + expected);
    assertThat(ReadSpans.of(" \n\n").rejections())
        .containsExactly("line 1: found nothing" + expected);
  }

  @Test
  void read_gzipCutOff_keepsWhatCameBefore() {
    String lines = (line(span(1)) + "\n").repeat(1000);
    byte[] gzip = ReadSpans.gzip(lines.getBytes(UTF_8));

    for (int length : new int[] {2, 5, 11, gzip.length / 2, gzip.length - 9, gzip.length - 1}) {
      ReadSpans read = ReadSpans.of(Arrays.copyOf(gzip, length));

      assertThat(read.result().rejected()).hasSize(1);
      assertThat(read.rejections().get(0))
          .contains("gzip data is damaged or cut off after ")
          .contains(" bytes of content: java.io.EOFException");
      if (length >= gzip.length - 9) assertThat(read.spans()).hasSizeGreaterThan(900);
    }
  }

  @Test
  void read_valuesNestedTooDeep_rejectsTheSpanAlone() {
    assertThat(ReadSpans.of(ReadSpans.document(nested(100))).rejections()).isEmpty();
    assertThat(ReadSpans.of(ReadSpans.protobuf(nested(100))).rejections()).isEmpty();

    ReadSpans json = ReadSpans.of(ReadSpans.document(nested(101)));
    assertThat(json.rejections())
        .containsExactly("line 1: an attribute value nests more than 100 levels deep");
    assertThat(ids(json)).containsExactly(1L, 3L);

    ReadSpans protobuf = ReadSpans.of(ReadSpans.protobuf(nested(101)));
    assertThat(protobuf.rejections())
        .containsExactly("byte 36: an attribute value nests more than 100 levels deep");
    assertThat(ids(protobuf)).containsExactly(1L, 3L);
  }

  private static List<Span> nested(int depth) {
    Value value = Value.EMPTY;
    for (int i = 1; i < depth; i++) {
      value = Value.of(Attributes.of("k", value));
    }
    Span plain = Span.builder(new TraceId(0, 1), new SpanId(1)).build();
    Span deep =
        plain.toBuilder().spanId(new SpanId(2)).attributes(Attributes.of("deep", value)).build();
    return List.of(plain, deep, plain.toBuilder().spanId(new SpanId(3)).build());
  }

  @Test
  void read_jsonNestedBeyondReason_isRejected() {
    ReadSpans read = ReadSpans.of("{\"a\":" + "[".repeat(100_000) + "\n" + line(span(1)));

    assertThat(read.rejections().get(0)).startsWith("line 1: not JSON: Document nesting depth");
    assertThat(ids(read)).containsExactly(1L);
  }

  @Test
  void read_moreThanTheLimitsAllow_saysSo() {
    InputLimits tight = new InputLimits(20_000, 64 << 20, 500, 1000, 100, 2);
    String big =
        "{" + IDS.formatted(9) + ",\"attributes\":[" + "{\"key\":\"k\"},".repeat(5000) + "{}]}";
    String longText = "{" + IDS.formatted(9) + ",\"name\":\"" + "x".repeat(101) + "\"}";

    assertThat(ReadSpans.of((line(big)).getBytes(UTF_8), tight).rejections().get(0))
        .matches(
            "line 1: a span, resource or scope takes at least \\d{5} bytes; the most is 20000");
    assertThat(ReadSpans.of((line(longText)).getBytes(UTF_8), tight).rejections().get(0))
        .contains("exceeds the maximum allowed (100");
    assertThat(ReadSpans.of("1\n2\n3\n".getBytes(UTF_8), tight).result())
        .satisfies(result -> assertThat(result.rejected()).hasSize(1))
        .returns(1L, ReadResult::rejectedCount);
  }

  @Test
  void read_moreHeldBackThanAFileMayHold_rejectsTheRest() {
    InputLimits tight = new InputLimits(1 << 20, 64 << 20, 0, 60, 1 << 20, 10);

    ReadSpans read = ReadSpans.of(line(span(1), span(2), span(3)).getBytes(UTF_8), tight);

    assertThat(ids(read)).containsExactly(1L, 2L);
    assertThat(read.rejections())
        .containsExactly(
            "line 1: span 0000000000000003 comes before its resource, scope or a schema URL of"
                + " them, and 56 bytes of such spans are held already; the most is 60");
  }

  @Test
  void read_moreRejectionsThanListed_countsAll() {
    ReadSpans read =
        ReadSpans.of(
            (line("1") + "\n").repeat(7).getBytes(UTF_8),
            new InputLimits(1 << 20, 64 << 20, 1 << 20, 1 << 20, 100, 2));

    assertThat(read.result().rejectedCount()).isEqualTo(7);
    assertThat(read.result().rejected()).hasSize(2);
  }

  @Test
  void read_theStreamFails_passesItOn() {
    InputStream start = new ByteArrayInputStream(line(span(1)).getBytes(UTF_8));
    InputStream failing = new SequenceInputStream(start, new FailingInput());

    assertThatThrownBy(() -> TraceFile.read("x", failing, span -> {}))
        .isInstanceOf(IOException.class)
        .hasMessage("disk on fire");
  }

  @Test
  void read_theConsumerFails_passesItOn() {
    InputStream in = new ByteArrayInputStream(line(span(1)).getBytes(UTF_8));

    assertThatThrownBy(
            () ->
                TraceFile.read(
                    "x",
                    in,
                    span -> {
                      throw new IllegalStateException("full at " + span.spanId());
                    }))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("full at 0000000000000001");
  }

  private static final class FailingInput extends InputStream {
    @Override
    public int read() throws IOException {
      throw new IOException("disk on fire");
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      return read();
    }
  }
}
