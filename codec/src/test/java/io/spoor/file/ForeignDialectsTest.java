package io.spoor.file;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.spoor.dialect.Dialect;
import io.spoor.dialect.ReadResult;
import io.spoor.dialect.Warning;
import io.spoor.input.InputLimits;
import io.spoor.span.Attributes;
import io.spoor.span.Resource;
import io.spoor.span.Span;
import io.spoor.span.SpanEvent;
import io.spoor.span.SpanId;
import io.spoor.span.SpanKind;
import io.spoor.span.TraceId;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import zipkin2.Endpoint;
import zipkin2.codec.SpanBytesEncoder;

/** The same span in each format of Jaeger's and of Zipkin's, and what is wrong with one. */
final class ForeignDialectsTest {
  private static final Span SPAN =
      Span.builder(new TraceId(0, 10), new SpanId(11))
          .parentSpanId(new SpanId(12))
          .name("get")
          .kind(SpanKind.CLIENT)
          .startNanos(1_500_000_000_000_001_000L)
          .endNanos(1_500_000_000_000_003_000L)
          .resource(Resource.ofService("shop"))
          .attributes(Attributes.builder().put("http.path", "/a").build())
          .events(
              List.of(new SpanEvent(1_500_000_000_000_002_000L, "retry", Attributes.empty(), 0)))
          .build();

  private static final Map<Dialect, String> TEXTS =
      Map.of(
          Dialect.JAEGER_JSON,
          """
          {"data": [{"traceID": "0a", "spans": [{"traceID": "0a", "spanID": "0b", "operationName": "get",
            "references": [{"refType": "CHILD_OF", "traceID": "0a", "spanID": "0c",
              "span": {"traceID": "0a", "spanID": "0c", "startTime": 1}}],
            "startTime": 1500000000000001, "duration": 2,
            "tags": [{"key": "http.path", "type": "string", "value": "/a"},
              {"key": "span.kind", "type": "string", "value": "client"}],
            "logs": [{"timestamp": 1500000000000002,
              "fields": [{"key": "event", "type": "string", "value": "retry"}]}],
            "processID": "p1"}], "processes": {"p1": {"serviceName": "shop", "tags": []}}}]}
          """,
          Dialect.JAEGER_MODEL_JSON,
          """
          {"spans": [{"traceId": "AAAAAAAAAAAAAAAAAAAACg==", "spanId": "AAAAAAAAAAs=",
            "operationName": "get",
            "references": [{"traceId": "AAAAAAAAAAAAAAAAAAAACg==", "spanId": "AAAAAAAAAAw="}],
            "startTime": "2017-07-14T04:40:00.000001+02:00", "duration": "2000ns",
            "tags": [{"key": "http.path", "vStr": "/a"},
              {"key": "span.kind", "vType": "STRING", "vStr": "client"}],
            "logs": [{"timestamp": "2017-07-14T02:40:00.000002Z",
              "fields": [{"key": "event", "vStr": "retry"}]}],
            "process": {"serviceName": "shop"}}]}
          """,
          Dialect.JAEGER_THRIFT_JSON,
          """
          {"process": {"serviceName": "shop"}, "spans": [{"traceIdLow": 10, "spanId": 11,
            "parentSpanId": 12, "operationName": "get", "startTime": 1500000000000001, "duration": 2,
            "tags": [{"key": "http.path", "vType": "STRING", "vStr": "/a"},
              {"key": "span.kind", "vType": "STRING", "vStr": "client"}],
            "logs": [{"timestamp": 1500000000000002,
              "fields": [{"key": "event", "vType": "STRING", "vStr": "retry"}]}]}]}
          """,
          Dialect.JAEGER_ELASTICSEARCH,
          """
          {"hits": {"total": 1, "hits": [{"_id": "x", "_source": {"traceID": "0a", "spanID": "0b",
            "operationName": "get", "parentSpanID": "0c",
            "startTime": 1500000000000001, "duration": 2,
            "tag": {"http@path": "/a", "span@kind": "client"},
            "logs": [{"timestamp": 1500000000000002,
              "fields": [{"key": "event", "type": "string", "value": "retry"}]}],
            "process": {"serviceName": "shop", "tags": []}}}]}}
          """,
          Dialect.ZIPKIN_JSON,
          """
          [{"traceId": "a", "id": "b", "parentId": "c", "name": "get", "kind": "CLIENT",
            "timestamp": 1500000000000001, "duration": 2,
            "localEndpoint": {"serviceName": "shop"},
            "annotations": [{"timestamp": 1500000000000002, "value": "retry"}],
            "tags": {"http.path": "/a"}}]
          """,
          Dialect.ZIPKIN_PROTOBUF_JSON,
          """
          {"spans": [{"trace_id": "AAAAAAAAAAo=", "id": "AAAAAAAAAAs=", "parent_id": "AAAAAAAAAAw=",
            "kind": 1, "name": "get", "timestamp": "1500000000000001", "duration": 2,
            "local_endpoint": {"service_name": "shop"},
            "annotations": [{"timestamp": 1500000000000002, "value": "retry"}],
            "tags": {"http.path": "/a"}}]}
          """,
          Dialect.ZIPKIN_V1_JSON,
          """
          [{"traceId": "a", "id": "b", "parentId": "c", "name": "get",
            "timestamp": 1500000000000001, "duration": 2, "annotations": [
              {"timestamp": 1500000000000001, "value": "cs", "endpoint": {"serviceName": "shop"}},
              {"timestamp": 1500000000000002, "value": "retry", "endpoint": {"serviceName": "shop"}},
              {"timestamp": 1500000000000003, "value": "cr", "endpoint": {"serviceName": "shop"}}],
            "binaryAnnotations": [
              {"key": "http.path", "value": "/a", "endpoint": {"serviceName": "shop"}}]}]
          """,
          Dialect.ZIPKIN_THRIFT_JSON,
          """
          [{"trace_id": 10, "id": 11, "parent_id": 12, "name": "get",
            "timestamp": 1500000000000001, "duration": 2, "annotations": [
              {"timestamp": 1500000000000001, "value": "cs", "host": {"service_name": "shop"}},
              {"timestamp": 1500000000000002, "value": "retry", "host": {"service_name": "shop"}},
              {"timestamp": 1500000000000003, "value": "cr", "host": {"service_name": "shop"}}],
            "binary_annotations": [{"key": "http.path", "value": "L2E=", "annotation_type": "STRING",
              "host": {"service_name": "shop"}}]}]
          """);

  private static byte[] bytes(Dialect dialect) {
    if (dialect != Dialect.ZIPKIN_PROTOBUF) return TEXTS.getOrDefault(dialect, "").getBytes(UTF_8);
    zipkin2.Span span =
        zipkin2.Span.newBuilder()
            .traceId("a")
            .id("b")
            .parentId("c")
            .name("get")
            .kind(zipkin2.Span.Kind.CLIENT)
            .timestamp(1500000000000001L)
            .duration(2)
            .localEndpoint(Endpoint.newBuilder().serviceName("shop").build())
            .addAnnotation(1500000000000002L, "retry")
            .putTag("http.path", "/a")
            .build();
    return SpanBytesEncoder.PROTO3.encodeList(List.of(span));
  }

  @ParameterizedTest
  @EnumSource(
      value = Dialect.class,
      names = {
        "JAEGER_JSON",
        "JAEGER_MODEL_JSON",
        "JAEGER_THRIFT_JSON",
        "JAEGER_ELASTICSEARCH",
        "ZIPKIN_JSON",
        "ZIPKIN_PROTOBUF",
        "ZIPKIN_PROTOBUF_JSON",
        "ZIPKIN_V1_JSON",
        "ZIPKIN_THRIFT_JSON"
      })
  void read_eachFormat_isToldAndYieldsTheSpan(Dialect dialect) throws IOException {
    List<Span> spans = new ArrayList<>();

    ReadResult result = read(bytes(dialect), spans);

    assertThat(result.rejected()).isEmpty();
    assertThat(result.warnings()).isEmpty();
    assertThat(result.spansByDialect()).isEqualTo(Map.of(dialect, 1L));
    assertThat(spans).containsExactly(SPAN);
  }

  @ParameterizedTest
  @EnumSource(
      value = Dialect.class,
      names = {
        "JAEGER_JSON",
        "JAEGER_MODEL_JSON",
        "JAEGER_THRIFT_JSON",
        "JAEGER_ELASTICSEARCH",
        "ZIPKIN_JSON",
        "ZIPKIN_PROTOBUF",
        "ZIPKIN_PROTOBUF_JSON",
        "ZIPKIN_V1_JSON",
        "ZIPKIN_THRIFT_JSON"
      })
  void read_cutAnywhereOrWithAByteChanged_neverThrows(Dialect dialect) throws IOException {
    byte[] whole = bytes(dialect);
    for (int i = 0; i < whole.length; i++) {
      List<Span> spans = new ArrayList<>();
      ReadResult cut = read(Arrays.copyOf(whole, i), spans);
      assertThat(cut.isComplete() && spans.isEmpty() && i > 0)
          .as("%s cut at %d", dialect, i)
          .isFalse();
      byte[] changed = whole.clone();
      changed[i] ^= 0x15;
      read(changed, new ArrayList<>());
    }
  }

  @Test
  void read_idsThatAreNoHex_areTheirHashesWithAWarning() throws IOException {
    String json =
        """
        {"data": [{"traceID": "trace-123", "processes": {"p1": {"serviceName": "shop"}}, "spans": [
          {"traceID": "trace-123", "spanID": "span-1", "startTime": 1, "processID": "p1"},
          {"traceID": "trace-123", "spanID": "abc", "startTime": 2, "processID": "p1",
           "references": [
             {"refType": "CHILD_OF", "traceID": "trace-123", "spanID": "span-1"}]}]}]}
        """;
    List<Span> spans = new ArrayList<>();

    ReadResult result = read(json.getBytes(UTF_8), spans);

    SpanId first = SpanId.parse("9ada893a7bf38e94");
    assertThat(spans)
        .extracting(Span::traceId)
        .containsOnly(TraceId.parse("050b35275fef8c7a6e02c3e98bf2fdf9"));
    assertThat(spans).extracting(Span::spanId).containsExactly(first, new SpanId(0xabc));
    assertThat(spans).extracting(Span::parentSpanId).containsExactly(null, first);
    assertThat(result.warningCount()).isEqualTo(6);
    assertThat(result.warnings())
        .extracting(Warning::toString)
        .startsWith("t: line 2: traceID is \"trace-123\", not hex; its hash stands for it")
        .contains(
            "t: line 3: spanID is \"abc\", an odd number of digits; read with zeros before it");
  }

  @Test
  void read_objectTooLarge_isRejectedWithItsSizeAndTheRestIsRead() throws IOException {
    String large =
        TEXTS.getOrDefault(Dialect.JAEGER_JSON, "").replace("retry", "x".repeat(300_000));
    byte[] both = (large + TEXTS.getOrDefault(Dialect.JAEGER_JSON, "")).getBytes(UTF_8);
    InputLimits tight = new InputLimits(1 << 20, 100_000, 1 << 20, 1 << 20, 1 << 20, 10);
    List<Span> spans = new ArrayList<>();

    ReadResult result =
        TraceFile.read("t", new ByteArrayInputStream(both), null, spans::add, tight);

    assertThat(result.rejected()).hasSize(1);
    assertThat(result.rejected().get(0).reason())
        .matches("an object takes at least \\d+ bytes; the most is 100000");
    assertThat(spans).containsExactly(SPAN);
  }

  @Test
  void read_nestedWithoutEnd_isRejected() throws IOException {
    List<Span> spans = new ArrayList<>();

    ReadResult result = read(("{\"traceID\":" + "[".repeat(2_000_000)).getBytes(UTF_8), spans);

    assertThat(spans).isEmpty();
    assertThat(result.rejectedCount()).isPositive();
  }

  private static ReadResult read(byte[] bytes, List<Span> spans) throws IOException {
    return TraceFile.read("t", new ByteArrayInputStream(bytes), spans::add);
  }
}
