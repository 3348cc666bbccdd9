package io.spoor.file;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.ScopeSpans;
import io.opentelemetry.proto.trace.v1.TracesData;
import io.spoor.dialect.Rejection;
import io.spoor.span.Span;
import io.spoor.span.SpanId;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DamagedProtobufTest {
  private static final String TRACE_ID = "4bf92f3577b34da6a3ce929d0e0e4736";

  private static io.opentelemetry.proto.trace.v1.Span.Builder span(int id) {
    return io.opentelemetry.proto.trace.v1.Span.newBuilder()
        .setTraceId(bytes(TRACE_ID))
        .setSpanId(bytes("000000000000000" + id));
  }

  private static ByteString bytes(String hex) {
    return ByteString.copyFrom(HexFormat.of().parseHex(hex));
  }

  private static byte[] data(io.opentelemetry.proto.trace.v1.Span.Builder... spans) {
    ScopeSpans.Builder scopeSpans = ScopeSpans.newBuilder();
    for (var span : spans) scopeSpans.addSpans(span);
    ResourceSpans resourceSpans = ResourceSpans.newBuilder().addScopeSpans(scopeSpans).build();
    return TracesData.newBuilder().addResourceSpans(resourceSpans).build().toByteArray();
  }

  private static List<Long> ids(ReadSpans read) {
    return read.spans().stream().map(Span::spanId).map(SpanId::value).toList();
  }

  @Test
  void read_spansWithBadIds_areLeftOutAlone() {
    ReadSpans read =
        ReadSpans.of(
            data(
                span(1),
                span(2).setTraceId(bytes("0102")),
                span(3).clearSpanId(),
                span(4).setTraceId(bytes("0".repeat(32))),
                span(5).setParentSpanId(bytes("01")),
                span(6).setParentSpanId(bytes("0".repeat(16))),
                span(7)));

    assertThat(ids(read)).containsExactly(1L, 6L, 7L);
    assertThat(read.spans().get(1).parentSpanId()).isNull();
    assertThat(read.rejections())
        .containsExactly(
            "byte 36: trace_id has 2 bytes, expected 16",
            "byte 52: span_id has 0 bytes, expected 8",
            "byte 72: trace_id is all zeros",
            "byte 102: parent_span_id has 1 bytes, expected 8");
    assertThat(read.result().rejected().get(0).byteOffset()).hasValue(36);
    assertThat(read.result().rejected().get(0).line()).isEmpty();
  }

  @Test
  void read_textThatIsNotUtf8_isRejectedWithItsPlace() {
    byte[] data = data(span(1), span(2).setName("name"), span(3));
    int at = new String(data, ISO_8859_1).indexOf("name");
    data[at] = (byte) 0xff;

    ReadSpans read = ReadSpans.of(data);

    assertThat(ids(read)).containsExactly(1L, 3L);
    assertThat(read.rejections())
        .containsExactly(
            "byte 34: span of 34 bytes cannot be read: Protocol message had invalid UTF-8.");
  }

  @Test
  void read_fieldsInReverseOrder_yieldsTheSame() {
    byte[] span = span(1).build().toByteArray();
    byte[] inner = concat(new byte[] {26, 1, 'u', 18, (byte) span.length}, span);
    byte[] scopeSpans = concat(inner, new byte[] {10, 3, 10, 1, 's'});
    byte[] fields = concat(new byte[] {26, 1, 'r', 18, (byte) scopeSpans.length}, scopeSpans);
    byte[] resourceSpans = concat(fields, new byte[] {10, 4, 16, 9, 40, 1});

    ReadSpans read =
        ReadSpans.of(concat(new byte[] {10, (byte) resourceSpans.length}, resourceSpans));

    assertThat(read.rejections()).isEmpty();
    Span only = read.spans().get(0);
    assertThat(only.resource().schemaUrl()).isEqualTo("r");
    assertThat(only.resource().droppedAttributesCount()).isEqualTo(9);
    assertThat(only.scope().schemaUrl()).isEqualTo("u");
    assertThat(only.scope().name()).isEqualTo("s");
  }

  private static byte[] concat(byte[] head, byte[] tail) {
    byte[] both = Arrays.copyOf(head, head.length + tail.length);
    System.arraycopy(tail, 0, both, head.length, tail.length);
    return both;
  }

  @Test
  void read_cutOffAnywhere_saysWhereItEnds() {
    byte[] data = ReadSpans.protobuf(new RandomSpans(51).spans(5));

    for (int length = 2; length < data.length; length += 7) {
      ReadSpans read = ReadSpans.of(Arrays.copyOf(data, length));

      if (read.result().isComplete()) continue; // Between two ResourceSpans.
      Rejection rejection = read.result().rejected().get(0);
      assertThat(rejection.reason()).contains("the input ends here");
      assertThat(rejection.byteOffset()).hasValue(length);
    }
  }

  @Test
  void read_aByteChanged_neverFails() {
    byte[] protobuf = ReadSpans.protobuf(new RandomSpans(52).spans(2));
    byte[] json = ReadSpans.lines(new RandomSpans(53).spans(2));

    for (byte[] data : List.of(protobuf, json)) {
      Random random = new Random(54);
      for (int change = 0; change < 1500; change++) {
        int i = random.nextInt(data.length);
        byte before = data[i];
        data[i] = (byte) random.nextInt();
        assertThat(ReadSpans.of(data).spans()).as("byte " + i).hasSizeLessThan(10);
        data[i] = before;
      }
    }
  }

  @Test
  void read_fieldsNobodyKnows_arePassedOver() {
    byte[] unknown = {
      0x28,
      1, // 5: a varint
      0x31,
      1,
      2,
      3,
      4,
      5,
      6,
      7,
      8, // 6: eight bytes
      0x3d,
      1,
      2,
      3,
      4, // 7: four bytes
      0x42,
      2,
      'a',
      'b', // 8: a length
      0x4b,
      0x28,
      1,
      0x53,
      0x54,
      0x4c // 9: a group, and in it another
    };
    byte[] data = concat(data(span(1)), unknown);

    ReadSpans read = ReadSpans.of(concat(data, data(span(2))));

    assertThat(read.rejections()).isEmpty();
    assertThat(ids(read)).containsExactly(1L, 2L);
  }

  @Test
  void read_notProtobufAfterAll_saysWhere() {
    ReadSpans read = ReadSpans.of("\nhello, this is not it".getBytes(UTF_8));

    assertThat(read.spans()).isEmpty();
    assertThat(read.rejections().get(0)).startsWith("byte ").contains("not OTLP protobuf: ");
  }
}
