package io.spoor.benchmarks;

import io.spoor.Operation;
import io.spoor.query.Condition;
import io.spoor.query.Level;
import io.spoor.query.ValueCount;
import java.util.List;
import java.util.SortedSet;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * How long does it take to fill the lists that a search form offers?
 *
 * <p>Services and the operations of one; keys of attributes; the ten most frequent values of an
 * attribute with three values, and of one with nearly as many as spans, whose text begins with two
 * given digits: linear in the values that begin so. Not to be trusted for more services and
 * operations than 40 and 20 each.
 *
 * <p>{@code java -jar benchmarks/target/benchmarks.jar NamesBenchmark}
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 2, time = 2)
@Measurement(iterations = 3, time = 2)
@State(Scope.Benchmark)
@Fork(
    value = 1,
    jvmArgsAppend = {"-Xms2g", "-Xmx2g"})
public class NamesBenchmark {
  private static final int LIMIT = 10;

  @Benchmark
  public SortedSet<String> services(GeneratedStore stored) {
    return stored.store().services();
  }

  @Benchmark
  public SortedSet<Operation> operations(GeneratedStore stored) {
    return stored.store().operations(stored.samples.any().service());
  }

  @Benchmark
  public SortedSet<String> keys(GeneratedStore stored) {
    return stored.store().attributeKeys(Level.SPAN);
  }

  @Benchmark
  public List<ValueCount> valuesOfFew(GeneratedStore stored) {
    return stored.store().attributeValues(Condition.attribute("tenant.tier"), "", LIMIT);
  }

  @Benchmark
  public List<ValueCount> valuesOfMany(GeneratedStore stored) {
    return stored.store().attributeValues(Condition.attribute("enduser.id"), "user-42", LIMIT);
  }
}
