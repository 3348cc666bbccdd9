package io.spoor.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.spoor.input.InputLimits;
import io.spoor.otlp.OtlpJsonWriter;
import io.spoor.otlp.OtlpProtobufWriter;
import io.spoor.span.Span;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the writers write, the reader reads back equal. Each seed is a case of its own. */
class RoundTripTest {

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void read_whatWasWritten_isEqual(long seed) {
    List<Span> spans = new RandomSpans(seed).spans(200);

    assertThat(ReadSpans.of(ReadSpans.document(spans)).spans()).isEqualTo(spans);
    assertThat(ReadSpans.of(ReadSpans.lines(spans)).spans()).isEqualTo(spans);
    assertThat(ReadSpans.of(ReadSpans.protobuf(spans)).spans()).isEqualTo(spans);
    assertThat(ReadSpans.of(ReadSpans.gzip(ReadSpans.protobuf(spans))).spans()).isEqualTo(spans);
  }

  @ParameterizedTest
  @ValueSource(longs = {11, 12, 13})
  void read_spansThatHadToWaitInAFile_isEqual(long seed) {
    List<Span> spans = new RandomSpans(seed).spans(200);
    InputLimits tight = new InputLimits(1 << 20, 64 << 20, 1000, 1 << 20, 1 << 20, 10);

    assertThat(ReadSpans.of(ReadSpans.document(spans), tight).spans()).isEqualTo(spans);
    assertThat(ReadSpans.of(ReadSpans.protobuf(spans), tight).spans()).isEqualTo(spans);
  }

  @ParameterizedTest
  @ValueSource(longs = {21, 22, 23})
  void write_aBatch_groupsItByResourceAndScope(long seed) throws IOException {
    List<Span> spans = new RandomSpans(seed).spans(200);
    long resources = spans.stream().map(Span::resource).distinct().count();

    ByteArrayOutputStream json = new ByteArrayOutputStream();
    try (OtlpJsonWriter writer = OtlpJsonWriter.lines(json)) {
      writer.write(spans);
    }
    ByteArrayOutputStream protobuf = new ByteArrayOutputStream();
    try (OtlpProtobufWriter writer = new OtlpProtobufWriter(protobuf)) {
      writer.write(spans);
    }

    assertThat(json.toString(java.nio.charset.StandardCharsets.UTF_8).lines().count())
        .isEqualTo(resources);
    List<Span> fromJson = ReadSpans.of(json.toByteArray()).spans();
    assertThat(fromJson).containsExactlyInAnyOrderElementsOf(spans);
    assertThat(ReadSpans.of(protobuf.toByteArray()).spans()).isEqualTo(fromJson);
  }
}
