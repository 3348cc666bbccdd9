package io.spoor.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.spoor.dialect.Dialect;
import io.spoor.dialect.ReadResult;
import io.spoor.input.InputLimits;
import io.spoor.otlp.OtlpJsonWriter;
import io.spoor.span.Attributes;
import io.spoor.span.Resource;
import io.spoor.span.Scope;
import io.spoor.span.Span;
import io.spoor.span.SpanEvent;
import io.spoor.span.SpanId;
import io.spoor.span.SpanKind;
import io.spoor.span.SpanLink;
import io.spoor.span.Status;
import io.spoor.span.TraceId;
import io.spoor.span.Value;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The same two spans, as each dialect writes them. */
class DialectsTest {
  private static final TraceId TRACE = TraceId.parse("4bf92f3577b34da6a3ce929d0e0e4736");

  private static final Resource RESOURCE =
      new Resource(
          Attributes.builder().put("service.name", "checkout").put("process.pid", 4711).build(),
          2,
          "https://example.com/resource/1.1");

  private static final Scope SCOPE =
      new Scope(
          "io.example.http",
          "1.2.3",
          Attributes.of("built", Value.of("nightly")),
          3,
          "https://example.com/scope/1.2");

  private static final Span FIRST =
      Span.builder(TRACE, SpanId.parse("00f067aa0ba902b7"))
          .parentSpanId(SpanId.parse("53995c3f42cd8ad8"))
          .traceState("vendor=1")
          .flags(0x101)
          .name("POST /pay")
          .kind(SpanKind.SERVER)
          .startNanos(1544712660000000001L)
          .endNanos(1544712661000000002L)
          .attributes(
              Attributes.builder()
                  .put("text", "größe")
                  .put("yes", true)
                  .put("count", 9007199254740993L)
                  .put("ratio", 0.25)
                  .put("infinite", Double.NEGATIVE_INFINITY)
                  .put("bytes", Value.of(new byte[] {0, 0, 48, (byte) 0xff, (byte) 0xfe}))
                  .put("list", Value.of(List.of(Value.of("a"), Value.of(1), Value.EMPTY)))
                  .put("map", Value.of(Attributes.of("inner", Value.of(false))))
                  .put("nothing", Value.EMPTY)
                  .build())
          .droppedAttributesCount(4)
          .events(
              List.of(
                  new SpanEvent(
                      1544712660500000003L, "retry", Attributes.of("attempt", Value.of(2)), 5)))
          .droppedEventsCount(6)
          .links(
              List.of(
                  new SpanLink(
                      TraceId.parse("0000000000000000a3ce929d0e0e4737"),
                      SpanId.parse("00f067aa0ba902b8"),
                      "other=2",
                      Attributes.of("why", Value.of("batch")),
                      7,
                      0x100)))
          .droppedLinksCount(8)
          .status(Status.error("declined"))
          .resource(RESOURCE)
          .scope(SCOPE)
          .build();

  private static final Span SECOND =
      Span.builder(TRACE, SpanId.parse("53995c3f42cd8ad8"))
          .name("root")
          .kind(SpanKind.CLIENT)
          .startNanos(-1)
          .resource(RESOURCE)
          .scope(SCOPE)
          .build();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "document.json",
        "any-order.json",
        "base64-ids-and-names.json",
        "snake-case.json",
        "instrumentation-library.json",
        "tempo-batches.json",
        "bare-resource-spans.json",
        "array.json",
        "array-a-line-each.json",
        "envelope.json",
        "lines.jsonl",
        "pretty-one-after-another.json"
      })
  void read_anyDialect_yieldsTheSameSpans(String file) {
    ReadSpans read = ReadSpans.of(fixture(file));

    assertThat(read.rejections()).isEmpty();
    assertThat(read.spans()).containsExactly(FIRST, SECOND);
  }

  @ParameterizedTest
  @ValueSource(strings = {"document.json", "lines.jsonl"})
  void read_compressed_yieldsTheSameSpans(String file) {
    assertThat(ReadSpans.of(ReadSpans.gzip(fixture(file))).spans()).containsExactly(FIRST, SECOND);
  }

  @Test
  void read_afterAByteOrderMark_yieldsTheSameSpans() {
    String text = '\ufeff' + new String(fixture("document.json"), StandardCharsets.UTF_8);

    assertThat(ReadSpans.of(text).spans()).containsExactly(FIRST, SECOND);
  }

  @Test
  void read_gzipMembersOneAfterAnother_yieldsAll() {
    byte[] member = ReadSpans.gzip(fixture("lines.jsonl"));
    byte[] two = new byte[member.length * 2];
    System.arraycopy(member, 0, two, 0, member.length);
    System.arraycopy(member, 0, two, member.length, member.length);

    assertThat(ReadSpans.of(new TricklingInput(two), InputLimits.DEFAULT).spans())
        .containsExactly(FIRST, SECOND, FIRST, SECOND);
  }

  @ParameterizedTest
  @ValueSource(strings = {"document.json", "lines.jsonl", "pretty-one-after-another.json"})
  void read_aByteAtATime_yieldsTheSameSpans(String file) {
    InputStream in = new TricklingInput(fixture(file));

    assertThat(ReadSpans.of(in, InputLimits.DEFAULT).spans()).containsExactly(FIRST, SECOND);
  }

  @Test
  void read_linesOfAllSignals_countsTheOthersAsSkipped() {
    ReadSpans read = ReadSpans.of(fixture("lines.jsonl"));

    assertThat(read.result())
        .isEqualTo(
            new ReadResult(
                "test.json", Map.of(Dialect.OTLP_JSON_LINES, 2L), 3, 0, List.of(), 0, List.of()))
        .returns(true, ReadResult::isComplete);
  }

  @Test
  void writeDocument_twoSpans_isTheSpecificationsJson() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (OtlpJsonWriter writer = OtlpJsonWriter.document(out)) {
      writer.write(List.of(FIRST, SECOND));
    }

    String expected =
        new String(fixture("written.json"), StandardCharsets.UTF_8).replaceAll("\n *", "");
    assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo(expected + "\n");
  }

  @Test
  void write_nothing_isAnEmptyDocumentOrNothing() {
    assertThat(ReadSpans.document(List.of())).asString().isEqualTo("{\"resourceSpans\":[]}\n");
    assertThat(ReadSpans.lines(List.of())).isEmpty();
    assertThat(ReadSpans.protobuf(List.of())).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"false", "true"})
  void write_unpairedSurrogates_becomeReplacementCharacters(boolean protobuf) {
    Span span = SECOND.toBuilder().name("a\ud83db\udca9c\ud83d\udca9").build();

    byte[] written =
        protobuf ? ReadSpans.protobuf(List.of(span)) : ReadSpans.document(List.of(span));

    assertThat(ReadSpans.of(written).spans().get(0).name())
        .isEqualTo("a\ufffdb\ufffdc\ud83d\udca9");
  }

  static byte[] fixture(String file) {
    try (InputStream in = DialectsTest.class.getResourceAsStream("/otlp/" + file)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
