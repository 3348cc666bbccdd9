package io.spoor.benchmarks;

import static java.util.Objects.requireNonNull;

import io.spoor.codec.CorruptSpanException;
import io.spoor.codec.SpanDecoder;
import io.spoor.codec.SpanEncoder;
import io.spoor.codec.proto.StoredSpans;
import io.spoor.span.Span;
import io.spoor.span.TraceId;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A way from spans to stored bytes and back; all write the same format. */
public enum Codec {

  /** Spoor's own. */
  SPOOR {
    private final SpanEncoder encoder = new SpanEncoder();

    @Override
    byte[] encode(Job job) {
      return encoder.encode(job.spans);
    }

    @Override
    Object decode(Job job) throws CorruptSpanException {
      return SpanDecoder.decode(job.traceId, job.bytes);
    }
  },

  /** From spans to protoc's messages to bytes, and from bytes to messages to spans. */
  PROTOBUF {
    @Override
    byte[] encode(Job job) {
      return ProtobufCodec.toMessage(job.spans).toByteArray();
    }

    @Override
    Object decode(Job job) throws IOException {
      return ProtobufSpans.of(job.traceId, StoredSpans.parseFrom(job.bytes));
    }
  },

  /**
   * Less than the whole way: protoc's messages, which remember their sizes, to bytes, and bytes to
   * messages; nobody makes tables or messages of spans, or spans of messages.
   */
  PROTOBUF_MESSAGES {
    @Override
    Job job(List<Span> spans) {
      return new Job(spans, ProtobufCodec.toMessage(spans));
    }

    @Override
    byte[] encode(Job job) {
      return requireNonNull(job.message).toByteArray();
    }

    @Override
    Object decode(Job job) throws IOException {
      return StoredSpans.parseFrom(job.bytes);
    }
  };

  /** Spans of one trace, and the same as bytes, and as a message where that is what is encoded. */
  static final class Job {
    final List<Span> spans;
    final TraceId traceId;
    final byte[] bytes;
    final @Nullable StoredSpans message;

    private Job(List<Span> spans, @Nullable StoredSpans message) {
      this.spans = spans;
      this.traceId = spans.get(0).traceId();
      this.bytes = new SpanEncoder().encode(spans);
      this.message = message;
    }
  }

  /** What a codec needs and no more, since what lies between the spans empties the caches. */
  Job job(List<Span> spans) {
    return new Job(spans, null);
  }

  abstract byte[] encode(Job job);

  abstract Object decode(Job job) throws IOException, CorruptSpanException;
}
