package io.spoor.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.spoor.codec.SpanDecoder;
import io.spoor.codec.proto.StoredSpans;
import io.spoor.span.Span;
import io.spoor.testkit.SpanGenerator;
import io.spoor.testkit.SpanGeneratorSettings;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is compared with Spoor's codec does the same as it. */
final class CodecTest {

  @ParameterizedTest
  @EnumSource
  void encode_spansOfManyKinds_areReadBack(Codec codec) throws Exception {
    SpanGenerator generator = new SpanGenerator(SpanGeneratorSettings.awkward(), 7);
    for (List<Span> trace : SpanBatches.byTrace(generator.spans(2_000))) {
      Codec.Job job = codec.job(trace);

      byte[] bytes = codec.encode(job);

      assertThat(bytes).hasSameSizeAs(job.bytes);
      assertThat(SpanDecoder.decode(job.traceId, bytes)).isEqualTo(trace);
      Object decoded = codec.decode(job);
      if (decoded instanceof StoredSpans message) {
        assertThat(ProtobufSpans.of(job.traceId, message)).isEqualTo(trace);
      } else {
        assertThat(decoded).isEqualTo(trace);
      }
    }
  }
}
