package io.spoor.codec;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import com.google.protobuf.Message;
import com.google.protobuf.UnknownFieldSet;
import io.spoor.codec.proto.StoredSpans;
import io.spoor.span.Span;
import io.spoor.span.TraceId;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The hand-written codec and protoc's code agree on every byte. */
class GeneratedCodecTest {
  private final SpanEncoder encoder = new SpanEncoder();

  @ParameterizedTest
  @ValueSource(longs = {11, 12, 13, 14, 15, 16})
  void parse_bytesOfTheEncoder_areTheSpansAndTheSameBytesAgain(long seed) throws Exception {
    RandomSpans random = new RandomSpans(seed);
    for (int i = 1; i < 60; i++) {
      List<Span> spans = random.trace(i % 20 + 1);

      byte[] value = encoder.encode(spans);
      StoredSpans parsed = StoredSpans.parseFrom(value);

      TraceId traceId = spans.get(0).traceId();
      assertThat(GeneratedCodec.toSpans(traceId, parsed)).as("seed %d", seed).isEqualTo(spans);
      assertThat(parsed.toByteArray()).as("seed %d", seed).isEqualTo(value);
      assertThat(value).hasSameSizeAs(GeneratedCodec.toMessage(spans).toByteArray());
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {21, 22, 23, 24, 25, 26})
  void decode_bytesOfGeneratedCode_areTheSpans(long seed) throws Exception {
    RandomSpans random = new RandomSpans(seed);
    for (int i = 1; i < 60; i++) {
      List<Span> spans = random.trace(i % 20 + 1);

      byte[] value = GeneratedCodec.toMessage(spans).toByteArray();

      assertThat(SpanDecoder.decode(spans.get(0).traceId(), value))
          .as("seed %d", seed)
          .isEqualTo(spans);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {31, 32, 33})
  void decode_fieldsOfALaterWriter_arePassedOver(long seed) throws Exception {
    List<Span> spans = new RandomSpans(seed).trace(10);
    Message later = withUnknownFields(GeneratedCodec.toMessage(spans));

    byte[] value = later.toByteArray();

    assertThat(value.length).isGreaterThan(encoder.encode(spans).length + 1000);
    assertThat(SpanDecoder.decode(spans.get(0).traceId(), value))
        .as("seed %d", seed)
        .isEqualTo(spans);
  }

  /** Adds a field of each wire type to the message and to all in it. */
  private static Message withUnknownFields(Message message) {
    Message.Builder builder = message.toBuilder();
    message
        .getAllFields()
        .forEach(
            (field, content) -> {
              if (content instanceof Message nested) {
                builder.setField(field, withUnknownFields(nested));
              } else if (content instanceof List<?> list) {
                for (int i = 0; i < list.size(); i++) {
                  if (list.get(i) instanceof Message nested) {
                    builder.setRepeatedField(field, i, withUnknownFields(nested));
                  }
                }
              }
            });
    UnknownFieldSet.Field unknown =
        UnknownFieldSet.Field.newBuilder()
            .addVarint(-1)
            .addFixed32(7)
            .addFixed64(8)
            .addLengthDelimited(ByteString.copyFromUtf8("later"))
            .build();
    return builder
        .setUnknownFields(
            UnknownFieldSet.newBuilder().addField(99, unknown).addField(536870911, unknown).build())
        .build();
  }
}
