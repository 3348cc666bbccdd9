package io.spoor.benchmarks;

import io.spoor.span.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * How long does it take to encode and to decode a span, against protobuf's generated code on the
 * same schema?
 *
 * <p>Ten batches of 1,000 spans of the generator's default take turns, since one would stay in the
 * processor's caches and teach it every branch. {@code BATCH} makes values as the store does, one
 * of the spans that each trace has in a batch; {@code SPAN} one of every span, which shares
 * nothing. Times are those of one span in both.
 *
 * <p>Not to be trusted where texts are new objects at each span: here keys are shared between
 * spans, as they are where instrumentation makes spans, and every text knows its hash code.
 *
 * <p>{@code PROTOBUF} is the comparison: it does the same work, spans to bytes and bytes to spans.
 * {@code PROTOBUF_MESSAGES} does less, and says what of it is left when all else is free.
 *
 * <p>{@code java -jar benchmarks/target/benchmarks.jar CodecBenchmark -gc true -prof gc}
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 8, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
    value = 1,
    jvmArgsAppend = {"-Xms1g", "-Xmx1g", "-XX:+UseSerialGC"})
public class CodecBenchmark {
  private static final int BATCH_SPANS = 1_000;
  private static final int BATCHES = 10;

  /** What becomes one stored value. */
  public enum Values {
    SPAN,
    BATCH
  }

  @Param public Codec codec = Codec.SPOOR;

  @Param public Values values = Values.BATCH;

  private final List<List<Codec.Job>> batches = new ArrayList<>();
  private int next;

  @Setup
  public void generate() {
    for (List<Span> batch : SpanBatches.of(BATCHES * BATCH_SPANS, BATCH_SPANS)) {
      List<Codec.Job> jobs = new ArrayList<>();
      for (List<Span> trace : SpanBatches.byTrace(batch)) {
        if (values == Values.BATCH) jobs.add(codec.job(trace));
        else trace.forEach(span -> jobs.add(codec.job(List.of(span))));
      }
      batches.add(jobs);
    }
  }

  private List<Codec.Job> batch() {
    next = (next + 1) % BATCHES;
    return batches.get(next);
  }

  @Benchmark
  @OperationsPerInvocation(BATCH_SPANS)
  public void encode(Blackhole blackhole) {
    for (Codec.Job job : batch()) blackhole.consume(codec.encode(job));
  }

  @Benchmark
  @OperationsPerInvocation(BATCH_SPANS)
  public void decode(Blackhole blackhole) throws Exception {
    for (Codec.Job job : batch()) blackhole.consume(codec.decode(job));
  }
}
