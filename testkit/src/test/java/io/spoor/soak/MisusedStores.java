package io.spoor.soak;

import io.spoor.Redaction;
import io.spoor.Retention;
import io.spoor.StoreClosedException;
import io.spoor.TraceStore;
import io.spoor.TraceStoreException;
import io.spoor.TraceStoreOptions;
import io.spoor.graph.GraphQuery;
import io.spoor.query.Condition;
import io.spoor.query.Cursor;
import io.spoor.query.Level;
import io.spoor.query.SpanCursor;
import io.spoor.query.SpanPage;
import io.spoor.query.TraceQuery;
import io.spoor.rocks.RocksEngine;
import io.spoor.span.Span;
import io.spoor.span.SpanId;
import io.spoor.span.TraceId;
import io.spoor.testkit.SpanGenerator;
import io.spoor.testkit.SpanGeneratorSettings;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** Calls whatever can be called of stores, from many threads, and closes them meanwhile. */
final class MisusedStores {
  private static final int THREADS = 16;
  private static final int CALLS_A_THREAD = 32;
  private static final List<Method> METHODS = methods();

  private final Path parent;
  private final AtomicLong calls = new AtomicLong();
  private final AtomicLong refused = new AtomicLong();
  private final List<List<Span>> batches = new ArrayList<>();

  /** Whatever an earlier call answered and a later one may be given, of whichever store. */
  private final List<Object> kept = Collections.synchronizedList(new ArrayList<>());

  private MisusedStores(Path parent) {
    this.parent = parent;
    Iterator<List<Span>> source = new SpanGenerator(SpanGeneratorSettings.awkward(), 5).batches(10);
    for (int i = 0; i < 40; i++) batches.add(source.next());
  }

  /** A method that is added later is called too; one with an argument of a new kind is told. */
  private static List<Method> methods() {
    return Arrays.stream(TraceStore.class.getMethods())
        .filter(method -> !Modifier.isStatic(method.getModifiers()))
        .filter(method -> !method.getName().equals("close"))
        .toList();
  }

  public static void main(String[] arguments) throws InterruptedException {
    MisusedStores stores = new MisusedStores(Path.of(arguments[0]));
    for (long seed = Long.parseLong(arguments[1]); seed < Long.parseLong(arguments[2]); seed++) {
      stores.run(seed);
    }
    System.out.printf(
        "done: %,d calls by %d threads, of which %,d were refused%n",
        stores.calls.get(), THREADS, stores.refused.get());
  }

  private void run(long seed) throws InterruptedException {
    RandomGenerator random = new SplittableRandom(seed);
    TraceStoreOptions options =
        TraceStoreOptions.defaults()
            .withSegmentSpans(1 + random.nextInt(60))
            .withMemtableBytes(64 << 10);
    if (random.nextInt(4) == 0) {
      options = options.withRedaction(Redaction.NOTHING.withMaxTextLength(3));
    }
    TraceStore store =
        random.nextBoolean()
            ? TraceStore.inMemory(options)
            : TraceStore.open(parent.resolve("store" + seed % 3), options);
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < THREADS; i++) {
      long ofThread = seed * THREADS + i;
      Thread thread = new Thread(() -> call(store, ofThread));
      threads.add(thread);
      thread.start();
    }
    int after = random.nextInt(THREADS);
    for (int i = 0; i < THREADS; i++) {
      if (i == after) close(store, seed);
      threads.get(i).join();
    }
    close(store, seed);
    call(store, ~seed);
    if (RocksEngine.liveHandles() != 0) {
      fault(seed, "close", new IllegalStateException(RocksEngine.liveHandles() + " handles"));
    }
  }

  private static void close(TraceStore store, long seed) {
    try {
      store.close();
    } catch (RuntimeException e) {
      fault(seed, "close", e);
    }
  }

  private void call(TraceStore store, long seed) {
    RandomGenerator random = new SplittableRandom(seed);
    for (int i = 0; i < CALLS_A_THREAD; i++) {
      Method method = METHODS.get(random.nextInt(METHODS.size()));
      Object[] arguments =
          Arrays.stream(method.getParameterTypes())
              .map(type -> argument(method, type, random))
              .toArray();
      calls.incrementAndGet();
      try {
        keep(method.invoke(store, arguments), random);
      } catch (InvocationTargetException e) {
        refused.incrementAndGet();
        if (!isDeclared(e.getCause())) fault(seed, method.getName(), e.getCause());
      } catch (IllegalAccessException | IllegalArgumentException e) {
        fault(seed, method.getName(), e);
      }
      consume(random, seed);
    }
  }

  private static boolean isDeclared(Throwable thrown) {
    return thrown instanceof TraceStoreException
        || thrown instanceof IllegalArgumentException
        || thrown instanceof NullPointerException;
  }

  private void keep(Object answer, RandomGenerator random) {
    if (answer == null) return;
    kept.add(answer);
    if (answer instanceof io.spoor.query.Page page) page.cursor().ifPresent(kept::add);
    if (answer instanceof SpanPage page) page.cursor().ifPresent(kept::add);
    if (kept.size() > 200) kept.remove(random.nextInt(100));
  }

  /** Goes on with a stream of some store, open or not, perhaps used up. */
  private void consume(RandomGenerator random, long seed) {
    Object some = kept.isEmpty() ? "" : kept.get(random.nextInt(Math.min(50, kept.size())));
    try {
      if (some instanceof Stream<?> stream) stream.limit(20).forEach(span -> {});
    } catch (StoreClosedException | IllegalStateException e) {
      return; // Its store is closed, or it was used.
    } catch (RuntimeException e) {
      fault(seed, "stream", e);
    }
  }

  private Object argument(Method method, Class<?> type, RandomGenerator random) {
    if (!type.isPrimitive() && random.nextInt(12) == 0) return null;
    if (type == List.class) return list(method.getName().equals("write"), random);
    if (type == TraceId.class) return someSpan(random).traceId();
    if (type == SpanId.class) return someSpan(random).spanId();
    if (type == TraceQuery.class) return query(random);
    if (type == SpanCursor.class) return keptOr(SpanCursor.class, random);
    if (type == Level.class) return Level.values()[random.nextInt(Level.values().length)];
    if (type == String.class)
      return List.of("", "cart", "x".repeat(100_000)).get(random.nextInt(3));
    if (type == int.class) return List.of(0, -1, 1, 50, Integer.MAX_VALUE).get(random.nextInt(5));
    if (type == Retention.class) return Retention.EVERYTHING.withMaxSpans(1 + random.nextInt(500));
    if (type == GraphQuery.class) return GraphQuery.builder().build();
    if (type == Path.class) return parent.resolve("some" + random.nextInt(1_000_000) + "/copy");
    if (type == io.spoor.query.Attribute.class) return Condition.attribute("http.request.method");
    throw new IllegalStateException("no argument is known of " + type);
  }

  private Object list(boolean isOfSpans, RandomGenerator random) {
    List<Span> spans = batches.get(random.nextInt(batches.size()));
    List<?> all = isOfSpans ? spans : spans.stream().map(Span::traceId).toList();
    return switch (random.nextInt(6)) {
      case 0 -> List.of();
      case 1 -> Arrays.asList(all.get(0), null);
      case 2 -> Collections.nCopies(120_000, all.get(0));
      default -> all;
    };
  }

  private TraceQuery query(RandomGenerator random) {
    TraceQuery.Builder query = TraceQuery.builder().limit(1 + random.nextInt(50));
    if (random.nextBoolean()) query.service(someSpan(random).service());
    Object cursor = keptOr(Cursor.class, random);
    if (cursor != null && random.nextInt(3) == 0) query.after((Cursor) cursor);
    return query.build();
  }

  private Object keptOr(Class<?> type, RandomGenerator random) {
    synchronized (kept) {
      for (int i = random.nextInt(20); i < kept.size(); i++) {
        if (type.isInstance(kept.get(i))) return kept.get(i);
      }
    }
    return null;
  }

  private Span someSpan(RandomGenerator random) {
    return batches.get(random.nextInt(batches.size())).get(random.nextInt(10));
  }

  private static void fault(long seed, String call, Throwable thrown) {
    StringWriter text = new StringWriter();
    thrown.printStackTrace(new PrintWriter(text));
    System.out.println("fault: seed %d, %s: %s".formatted(seed, call, text).replace("\n\t", " | "));
  }
}
