package io.spoor.soak;

import io.spoor.StoreClosedException;
import io.spoor.query.Cursor;
import io.spoor.query.SpanCursor;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One thread's random calls of stores and cursors, each held against {@link MisuseRules}. */
final class MisuseCaller {
  private static final Map<Class<?>, List<PublicCall>> KNOWN = new HashMap<>();

  private final List<MisusedStore> stores;
  private final KeptResults kept;
  private final ConcurrentMap<String, LongAdder> outcomes;
  private final OddArguments arguments;
  private final SplittableRandom random;

  MisuseCaller(
      long seed,
      Path directory,
      List<MisusedStore> stores,
      KeptResults kept,
      ConcurrentMap<String, LongAdder> outcomes) {
    this.stores = stores;
    this.kept = kept;
    this.outcomes = outcomes;
    this.arguments = new OddArguments(seed, directory, kept);
    this.random = arguments.random();
  }

  void callAny() {
    MisusedStore store = stores.get(random.nextInt(stores.size()));
    switch (random.nextInt(25)) {
      case 0 -> kept.checkAny(random);
      case 1 -> kept.takeRest(random).ifPresent(this::readOn);
      case 2 -> {
        if (store.isClosing()) store.close();
      }
      case 3 -> call(any(callsOf(random.nextBoolean() ? Cursor.class : SpanCursor.class)), store);
      default -> call(any(callsOf(store.type())), store);
    }
  }

  private static synchronized List<PublicCall> callsOf(Class<?> type) {
    return KNOWN.computeIfAbsent(type, PublicCall::of);
  }

  private PublicCall any(List<PublicCall> calls) {
    int place = random.nextInt(calls.stream().mapToInt(PublicCall::weight).sum());
    for (PublicCall call : calls) {
      place -= call.weight();
      if (place < 0) return call;
    }
    throw new IllegalStateException("no calls");
  }

  private void call(PublicCall call, MisusedStore store) {
    List<Given> given = call.arguments(arguments);
    Object target = call.isOfStores() ? store.reader() : someCursor(call);
    boolean wasClosed = call.isOfStores() && store.isClosed();
    try {
      Object answer = call.on(target, given);
      String objection = MisuseRules.objection(answer, call, given, wasClosed);
      if (objection != null) throw failure(call, given, objection, null);
      count("returned");
      if (answer != null) keep(answer, store);
    } catch (AssertionError e) {
      throw e;
    } catch (Throwable e) {
      if (!MisuseRules.mayThrow(e, call, given, call.isOfStores() ? store : null)) {
        throw failure(call, given, "threw " + e, e);
      }
      count(e.getClass().getSimpleName());
    }
  }

  private @Nullable Object someCursor(PublicCall call) {
    Class<?> type = call.executable().getDeclaringClass();
    return call.needsTarget() ? arguments.right(type).value() : null;
  }

  private void keep(Object answer, MisusedStore store) throws Exception {
    if (answer instanceof Stream<?> stream) {
      kept.keep(stream, store);
      refusesAgain(stream);
    } else if (answer instanceof AutoCloseable opened) {
      opened.close();
    } else {
      kept.keep(answer, random);
    }
  }

  private static void refusesAgain(Stream<?> consumed) {
    try {
      throw new AssertionError("a stream was consumed twice: " + consumed.iterator());
    } catch (IllegalStateException e) {
      return; // As a stream should.
    }
  }

  private void readOn(KeptResults.Rest rest) {
    Iterator<?> spans = rest.spans();
    try {
      for (int i = random.nextInt(300); i >= 0; i--) {
        if (!spans.hasNext()) return;
        spans.next();
      }
      kept.keep(rest);
      count("read on");
    } catch (StoreClosedException e) {
      if (!rest.store().isClosing()) throw new AssertionError("refused by an open store", e);
      count("read on after closing");
    }
  }

  private void count(String outcome) {
    outcomes.computeIfAbsent(outcome, name -> new LongAdder()).increment();
  }

  private static AssertionError failure(
      PublicCall call, List<Given> given, String what, @Nullable Throwable cause) {
    List<String> texts = new ArrayList<>();
    for (Given argument : given) {
      String text = String.valueOf(argument.value());
      texts.add(text.substring(0, Math.min(500, text.length())));
    }
    return new AssertionError("%s %s; given %s".formatted(call, what, texts), cause);
  }
}
