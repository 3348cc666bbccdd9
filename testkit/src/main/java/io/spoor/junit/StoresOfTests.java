package io.spoor.junit;

import static java.util.Objects.requireNonNull;

import io.spoor.TraceStoreOptions;
import io.spoor.runs.Runs;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;

/**
 * The stores that an extension opens, each kept by JUnit until what it is for has ended.
 *
 * @param directory null for stores in memory
 * @param recorded where a run of all tests is recorded, or null if none is
 */
record StoresOfTests(
    @Nullable Path directory,
    @Nullable RunToRecord recorded,
    StoreLifetime lifetime,
    TraceStoreOptions options) {
  private static final Namespace NAMESPACE = Namespace.create(StoresOfTests.class);
  private static final String MEMORY = "";

  record RunToRecord(Runs runs, String name) {
    RunToRecord {
      requireNonNull(runs, "runs");
      requireNonNull(name, "name");
    }
  }

  private record OfStore(CurrentTest owner) {}

  private record OfTest(CurrentTest owner, String id) {}

  StoresOfTests {
    requireNonNull(lifetime, "lifetime");
    requireNonNull(options, "options");
  }

  static StoresOfTests in(@Nullable Path directory) {
    return new StoresOfTests(directory, null, StoreLifetime.CLASS, TraceStoreOptions.defaults());
  }

  static StoresOfTests recording(Runs runs, String name) {
    return new StoresOfTests(
        null, new RunToRecord(runs, name), StoreLifetime.RUN, TraceStoreOptions.defaults());
  }

  StoresOfTests per(StoreLifetime other) {
    if (recorded != null && other != StoreLifetime.RUN) {
      throw new IllegalStateException("a run is recorded in one store, not in one per " + other);
    }
    return new StoresOfTests(directory, recorded, other, options);
  }

  StoresOfTests withOptions(TraceStoreOptions other) {
    return new StoresOfTests(directory, recorded, lifetime, other);
  }

  CurrentTest currentTest() {
    return lifetime == StoreLifetime.RUN ? CurrentTest.ofRun(placeOfRun()) : new CurrentTest();
  }

  private String placeOfRun() {
    if (recorded != null) return recorded.runs().directory() + " " + recorded.name();
    return directory == null ? MEMORY : directory.toAbsolutePath().normalize().toString();
  }

  /** Whether there is a store in this context: before all tests, there is none of one test. */
  boolean isAnyIn(ExtensionContext context) {
    return lifetime != StoreLifetime.TEST || test(context).isPresent();
  }

  /** The test, or what is around tests, that runs in this context; opens its store if need be. */
  RunningTest running(ExtensionContext context, CurrentTest currentTest) {
    ExtensionContext running = test(context).orElse(context);
    return kept(running)
        .getOrComputeIfAbsent(
            new OfTest(currentTest, running.getUniqueId()),
            key -> newlyRunning(running, currentTest),
            RunningTest.class);
  }

  private RunningTest newlyRunning(ExtensionContext context, CurrentTest currentTest) {
    StoreOfTests collected = collected(context, currentTest);
    return test(context).isPresent()
        ? RunningTest.of(context.getDisplayName(), collected)
        : RunningTest.aroundTests(context.getDisplayName(), collected);
  }

  /** The nearest context of a method that runs: that of the factory for a dynamic test. */
  private static Optional<ExtensionContext> test(ExtensionContext context) {
    Optional<ExtensionContext> test = Optional.of(context);
    while (test.isPresent() && !isOfRunningMethod(test.get())) test = test.get().getParent();
    return test;
  }

  private static boolean isOfRunningMethod(ExtensionContext context) {
    return context.getTestMethod().isPresent() && context.getTestInstance().isPresent();
  }

  private StoreOfTests collected(ExtensionContext context, CurrentTest currentTest) {
    return switch (lifetime) {
      case TEST -> opened(context, () -> placeOfTest(context), currentTest);
      case CLASS -> opened(outermost(context), () -> placeOfClass(context), currentTest);
      case RUN -> opened(context.getRoot(), this::newPlaceOfRun, currentTest);
    };
  }

  private StoreOfTests opened(
      ExtensionContext keeper, Supplier<@Nullable Path> place, CurrentTest currentTest) {
    return kept(keeper)
        .getOrComputeIfAbsent(
            new OfStore(currentTest),
            key -> StoreOfTests.open(place.get(), options, currentTest),
            StoreOfTests.class);
  }

  private @Nullable Path newPlaceOfRun() {
    return recorded == null ? directory : recorded.runs().begin(recorded.name()).directory();
  }

  private @Nullable Path placeOfClass(ExtensionContext context) {
    return directory == null
        ? null
        : directory.resolve(outermost(context).getRequiredTestClass().getName());
  }

  private @Nullable Path placeOfTest(ExtensionContext context) {
    Path ofClass = placeOfClass(context);
    return ofClass == null ? null : ofClass.resolve(FileNames.of(context));
  }

  /** The context of the class that no other encloses. */
  private static ExtensionContext outermost(ExtensionContext context) {
    ExtensionContext outermost = context;
    for (ExtensionContext c = context;
        c.getTestClass().isPresent();
        c = c.getParent().orElseThrow()) {
      outermost = c;
    }
    return outermost;
  }

  private static Store kept(ExtensionContext context) {
    return context.getStore(NAMESPACE);
  }
}
