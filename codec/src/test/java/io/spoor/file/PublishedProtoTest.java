package io.spoor.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.trace.v1.TracesData;
import io.spoor.span.Span;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Our bytes are those of the messages that OpenTelemetry publishes. */
class PublishedProtoTest {

  @ParameterizedTest
  @ValueSource(longs = {31, 32, 33, 34, 35})
  void write_anySpans_areTheBytesOfThePublishedMessages(long seed) throws IOException {
    List<Span> spans = new RandomSpans(seed).spans(100);

    byte[] ours = ReadSpans.protobuf(spans);
    TracesData theirs = TracesData.parseFrom(ours);

    assertThat(theirs.toByteArray()).isEqualTo(ours);
    assertThat(ExportTraceServiceRequest.parseFrom(ours).toByteArray()).isEqualTo(ours);
    assertThat(PublishedMessages.of(spans)).isEqualTo(theirs);
  }

  @ParameterizedTest
  @ValueSource(longs = {41, 42, 43, 44, 45})
  void read_publishedMessages_yieldsTheirSpans(long seed) {
    List<Span> spans = new RandomSpans(seed).spans(100);

    byte[] theirs = PublishedMessages.of(spans).toByteArray();

    assertThat(ReadSpans.of(theirs).spans()).isEqualTo(spans);
  }
}
