package io.spoor.junit;

import static java.util.Objects.requireNonNull;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import io.spoor.Trace;
import io.spoor.TraceStore;
import io.spoor.TraceStoreOptions;
import io.spoor.query.TraceQuery;
import io.spoor.runs.RunComparison;
import io.spoor.runs.Runs;
import io.spoor.span.TraceId;
import java.lang.reflect.Method;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.DynamicTestInvocationContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;

/**
 * Collects the traces of a system under test in a store, and shows each test those that it started.
 *
 * <pre>{@code
 * @RegisterExtension static final SpoorExtension traces = SpoorExtension.inMemory();
 *
 * @Test
 * void checkout_asksTheStock() {
 *   shop(traces.openTelemetry("shop")).checkOut();
 *
 *   Trace checkout = traces.awaitSettled();
 *   assertThat(checkout.tree().serviceCallChains()).contains(List.of("shop", "stock"));
 * }
 * }</pre>
 *
 * <p>Spans come in through {@linkplain #openTelemetry SDKs} in this process, through an {@linkplain
 * #otlpEndpoint endpoint of OTLP} from anywhere, or are {@linkplain #store written}. Each of these
 * is made when it is first asked for. Nothing is registered globally.
 *
 * <p>A test started a trace if the root of it was started by an SDK of the extension on the thread
 * of the test, or wherever OpenTelemetry's context followed it; or if its id was {@linkplain
 * #startTrace made} or {@linkplain #startedTrace told} by the test. All others are {@linkplain
 * #background kept apart}. So tests that share a store, and services, may run in parallel.
 *
 * <p>With {@code @ExtendWith(SpoorExtension.class)}, which is {@link #inMemory}, and always beside
 * it, tests may have parameters of the types {@link CollectedTraces} (those that the test started),
 * {@link TraceStore} and {@link OpenTelemetry} (whose service is {@value #DEFAULT_SERVICE}).
 *
 * <p>When a test fails, its traces are written as pages of HTML, and the message says where.
 *
 * <p>Thread-safe. Methods that speak of the test that runs throw {@link IllegalStateException}
 * where none does, as on a thread to which the context of OpenTelemetry was not carried.
 */
public final class SpoorExtension
    implements InvocationInterceptor, ParameterResolver, TestExecutionExceptionHandler {

  /** The name of the service whose SDK a test gets that does not ask for another. */
  public static final String DEFAULT_SERVICE = "test";

  private final StoresOfTests stores;
  private final CurrentTest currentTest;

  /** The same as {@link #inMemory}. */
  public SpoorExtension() {
    this(StoresOfTests.in(null));
  }

  private SpoorExtension(StoresOfTests stores) {
    this.stores = stores;
    this.currentTest = stores.currentTest();
  }

  /** Collects in memory, in a store for each class. */
  public static SpoorExtension inMemory() {
    return new SpoorExtension();
  }

  /**
   * Collects on disk, where the traces stay: in a store for each class, in a directory of its name
   * under the given one. What is there already is kept.
   */
  public static SpoorExtension onDisk(Path directory) {
    requireNonNull(directory, "directory");
    return new SpoorExtension(StoresOfTests.in(directory));
  }

  /**
   * Collects the traces of all tests that run in this process as a new run among others, so that
   * they can be compared: see {@link RunComparison}.
   *
   * @param name such as a build or a commit
   */
  public static SpoorExtension recording(Runs runs, String name) {
    return new SpoorExtension(StoresOfTests.recording(runs, name));
  }

  /**
   * The same with stores that live so long: on disk, one for each test lies in a directory of the
   * test's name under that of its class, one for the run in the given directory itself.
   *
   * @throws IllegalStateException if this records a run, which is one store
   */
  public SpoorExtension storePer(StoreLifetime lifetime) {
    return new SpoorExtension(stores.per(lifetime));
  }

  /** The same with stores that have these options. */
  public SpoorExtension withOptions(TraceStoreOptions options) {
    return new SpoorExtension(stores.withOptions(options));
  }

  /** The store in which the test that runs collects. Closed by the extension. */
  public TraceStore store() {
    return running().collected().store();
  }

  /** The SDK of {@value #DEFAULT_SERVICE}, as {@link #openTelemetry(String)}. */
  public OpenTelemetry openTelemetry() {
    return openTelemetry(DEFAULT_SERVICE);
  }

  /**
   * An SDK that stands for a service: samples every trace, propagates context as W3C's headers, and
   * has written a span to the store when its {@code end()} returns. The same one at each call, as
   * long as the store lives.
   */
  public OpenTelemetry openTelemetry(String service) {
    return running().collected().openTelemetry(requireNonNull(service, "service"));
  }

  /**
   * Where the store takes OTLP over HTTP, on a free port of the loopback address: what {@code
   * OTEL_EXPORTER_OTLP_ENDPOINT} is to be set to, for other processes and the Java agent.
   */
  public URI otlpEndpoint() {
    return running().collected().otlpEndpoint();
  }

  /**
   * A trace for a request that the test is about to send by itself: its id counts as started by the
   * test, its {@code traceparent} goes with the request.
   */
  public TraceParent startTrace() {
    TraceParent parent = TraceParent.random();
    running().started(parent);
    return parent;
  }

  /** Counts a trace as started by the test that runs. */
  public void startedTrace(TraceId id) {
    running().started(requireNonNull(id, "id"));
  }

  /** The traces that the test that runs started. */
  public CollectedTraces traces() {
    return CollectedTraces.startedBy(running());
  }

  /** The traces of the store that no test started. */
  public CollectedTraces background() {
    return CollectedTraces.background(running().collected());
  }

  /** As {@link CollectedTraces#all()} of {@link #traces()}. */
  public List<Trace> all() {
    return traces().all();
  }

  /** As {@link CollectedTraces#await(TraceQuery)} of {@link #traces()}. */
  public Trace await(TraceQuery query) {
    return traces().await(query);
  }

  /** As {@link CollectedTraces#awaitSettled()} of {@link #traces()}. */
  public Trace awaitSettled() {
    return traces().awaitSettled();
  }

  /** As {@link CollectedTraces#awaitSettled(TraceId)} of {@link #traces()}. */
  public Trace awaitSettled(TraceId id) {
    return traces().awaitSettled(id);
  }

  private RunningTest running() {
    return currentTest
        .in(Context.current())
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "no test of this extension runs on thread %s; expected a thread of a test, or"
                            .formatted(Thread.currentThread().getName())
                        + " one to which OpenTelemetry's context was carried"));
  }

  private RunningTest running(ExtensionContext context) {
    return stores.running(context, currentTest);
  }

  private <T extends @Nullable Object> T within(Invocation<T> invocation, ExtensionContext context)
      throws Throwable {
    if (!stores.isAnyIn(context)) return invocation.proceed();
    Scope scope = currentTest.contextOf(running(context)).makeCurrent();
    try {
      return invocation.proceed();
    } finally {
      scope.close();
    }
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    return type == CollectedTraces.class || type == TraceStore.class || type == OpenTelemetry.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    RunningTest running = running(context);
    if (type == CollectedTraces.class) return CollectedTraces.startedBy(running);
    if (type == TraceStore.class) return running.collected().store();
    return running.collected().openTelemetry(DEFAULT_SERVICE);
  }

  @Override
  public void handleTestExecutionException(ExtensionContext context, Throwable failure)
      throws Throwable {
    throw FailureReport.of(context, running(context), failure).addedTo(failure);
  }

  @Override
  public void interceptBeforeAllMethod(
      Invocation<Void> invocation,
      ReflectiveInvocationContext<Method> call,
      ExtensionContext context)
      throws Throwable {
    within(invocation, context);
  }

  @Override
  public void interceptBeforeEachMethod(
      Invocation<Void> invocation,
      ReflectiveInvocationContext<Method> call,
      ExtensionContext context)
      throws Throwable {
    within(invocation, context);
  }

  @Override
  public void interceptTestMethod(
      Invocation<Void> invocation,
      ReflectiveInvocationContext<Method> call,
      ExtensionContext context)
      throws Throwable {
    within(invocation, context);
  }

  @Override
  public <T> T interceptTestFactoryMethod(
      Invocation<T> invocation, ReflectiveInvocationContext<Method> call, ExtensionContext context)
      throws Throwable {
    return within(invocation, context);
  }

  @Override
  public void interceptTestTemplateMethod(
      Invocation<Void> invocation,
      ReflectiveInvocationContext<Method> call,
      ExtensionContext context)
      throws Throwable {
    within(invocation, context);
  }

  @Override
  public void interceptDynamicTest(
      Invocation<Void> invocation, DynamicTestInvocationContext call, ExtensionContext context)
      throws Throwable {
    within(invocation, context);
  }

  @Override
  public void interceptAfterEachMethod(
      Invocation<Void> invocation,
      ReflectiveInvocationContext<Method> call,
      ExtensionContext context)
      throws Throwable {
    within(invocation, context);
  }

  @Override
  public void interceptAfterAllMethod(
      Invocation<Void> invocation,
      ReflectiveInvocationContext<Method> call,
      ExtensionContext context)
      throws Throwable {
    within(invocation, context);
  }
}
