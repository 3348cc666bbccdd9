package io.spoor.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Tracer;
import io.spoor.ReadOnlyTraceStore;
import io.spoor.StoreClosedException;
import io.spoor.TraceStore;
import io.spoor.runs.Run;
import io.spoor.runs.Runs;
import io.spoor.span.Span;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Events;

/** Classes with the extension, run as JUnit runs them: how long stores live, what failures say. */
final class ExtensionLifetimesTest {
  private static final List<TraceStore> SEEN = new ArrayList<>();

  @TempDir static Path directory;

  @BeforeEach
  void forget() {
    SEEN.clear();
  }

  private static Events run(Class<?>... classes) {
    EngineTestKit.Builder kit =
        EngineTestKit.engine("junit-jupiter")
            .configurationParameter("junit.jupiter.execution.timeout.mode", "disabled");
    Arrays.stream(classes).forEach(type -> kit.selectors(selectClass(type)));
    return kit.execute().allEvents();
  }

  private static void runWell(Class<?>... classes) {
    Events events = run(classes);
    assertThat(failures(events)).isEmpty();
    assertThat(events.succeeded().count()).isGreaterThan(0);
  }

  private static List<Throwable> failures(Events events) {
    return events
        .failed()
        .map(event -> event.getRequiredPayload(TestExecutionResult.class))
        .map(result -> result.getThrowable().orElseThrow())
        .toList();
  }

  private static void assertClosed(TraceStore store) {
    assertThatThrownBy(store::statistics).isInstanceOf(StoreClosedException.class);
  }

  static final class PerTest {
    @RegisterExtension
    static final SpoorExtension traces = SpoorExtension.inMemory().storePer(StoreLifetime.TEST);

    @BeforeAll
    static void storeOfNoTest_isThere_not() {
      assertThatThrownBy(traces::store).isInstanceOf(IllegalStateException.class);
    }

    @BeforeEach
    void remember() {
      SEEN.add(traces.store());
    }

    @Test
    void one() {
      traces.openTelemetry().getTracer("test").spanBuilder("one").startSpan().end();
      assertThat(traces.store().stream()).hasSize(1);
    }

    @Test
    void two() {
      traces.openTelemetry().getTracer("test").spanBuilder("two").startSpan().end();
      assertThat(traces.store().stream()).hasSize(1);
    }
  }

  @Test
  void storePerTest_twoTests_haveEachTheirOwnUntilTheyEnd() {
    runWell(PerTest.class);

    assertThat(SEEN).hasSize(2).doesNotHaveDuplicates().allSatisfy(s -> assertClosed(s));
  }

  @ExtendWith(SpoorExtension.class)
  static final class Injected {
    private final OpenTelemetry ofConstructor;

    Injected(OpenTelemetry ofConstructor) {
      this.ofConstructor = ofConstructor;
    }

    @Test
    void one(CollectedTraces own, TraceStore store, OpenTelemetry telemetry) {
      SEEN.add(store);
      Tracer tracer = telemetry.getTracer("test");
      tracer.spanBuilder("one").startSpan().end();
      assertThat(ofConstructor).isSameAs(telemetry);
      assertThat(own.awaitSettled().spans()).hasSize(1);
    }
  }

  @Test
  void extendWith_withoutAField_injectsWhatAFieldGives() {
    runWell(Injected.class);

    assertThat(SEEN).singleElement().satisfies(s -> assertClosed(s));
  }

  static final class OnDisk {
    @RegisterExtension final SpoorExtension traces = SpoorExtension.onDisk(directory);

    @Test
    void one() {
      traces.openTelemetry("shop").getTracer("test").spanBuilder("kept").startSpan().end();
    }
  }

  @Test
  void onDisk_ofTheClass_keepsWhatWasThere() {
    runWell(OnDisk.class);
    runWell(OnDisk.class);

    try (ReadOnlyTraceStore store =
        TraceStore.openReadOnly(directory.resolve(OnDisk.class.getName()))) {
      assertThat(store.stream()).extracting(Span::name).containsExactly("kept", "kept");
    }
  }

  static final class OnDiskPerTest {
    @RegisterExtension
    static final SpoorExtension traces =
        SpoorExtension.onDisk(directory).storePer(StoreLifetime.TEST);

    @Test
    void one() {
      traces.openTelemetry("shop").getTracer("test").spanBuilder("one").startSpan().end();
    }
  }

  @Test
  void onDisk_ofTheTest_liesInADirectoryOfItsName() {
    runWell(OnDiskPerTest.class);

    Path ofTest = directory.resolve(OnDiskPerTest.class.getName()).resolve("one");
    try (ReadOnlyTraceStore store = TraceStore.openReadOnly(ofTest)) {
      assertThat(store.stream()).extracting(Span::name).containsExactly("one");
    }
  }

  private static SpoorExtension recorded() {
    return SpoorExtension.recording(Runs.in(directory.resolve("runs")), "build 57");
  }

  static final class RecordedOne {
    @RegisterExtension static final SpoorExtension traces = recorded();

    @Test
    void one() {
      SEEN.add(traces.store());
      traces.openTelemetry("shop").getTracer("test").spanBuilder("one").startSpan().end();
      assertThat(traces.all()).hasSize(1);
    }
  }

  static final class RecordedTwo {
    @RegisterExtension static final SpoorExtension traces = recorded();

    @Test
    void two() {
      SEEN.add(traces.store());
      traces.openTelemetry("shop").getTracer("test").spanBuilder("two").startSpan().end();
      assertThat(traces.all()).hasSize(1);
    }
  }

  @Test
  void recording_twoClasses_isOneRunOfThatName() {
    runWell(RecordedOne.class, RecordedTwo.class);

    assertThat(SEEN).hasSize(2);
    assertThat(SEEN.get(0)).isSameAs(SEEN.get(1));
    List<Run> runs = Runs.in(directory.resolve("runs")).all();
    assertThat(runs).extracting(Run::name).containsExactly("build 57");
    try (ReadOnlyTraceStore store = runs.get(0).open()) {
      assertThat(store.stream()).hasSize(2);
    }
  }

  @Test
  void storePer_whileRecording_isTheRun() {
    assertThatThrownBy(() -> recorded().storePer(StoreLifetime.TEST))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("a run is recorded in one store, not in one per TEST");
  }

  static final class Failing {
    @RegisterExtension static final SpoorExtension traces = SpoorExtension.inMemory();

    @BeforeEach
    void act() {
      traces.openTelemetry("shop").getTracer("test").spanBuilder("act").startSpan().end();
    }

    @Test
    void assertion() {
      assertThat("cart").isEqualTo("basket");
    }

    @Test
    void exception() {
      throw new IllegalStateException("no connection");
    }
  }

  @Test
  void failedTest_withTraces_saysWhereTheirPagesAre() {
    List<Throwable> failures = failures(run(Failing.class));

    Throwable assertion =
        failures.stream().filter(f -> f instanceof AssertionError).findFirst().orElseThrow();
    assertThat(assertion)
        .hasMessageStartingWith("\nexpected: \"basket\"\n but was: \"cart\"\ntraces of this test:");
    assertIsPage(assertion.getMessage());
    Throwable exception =
        failures.stream().filter(f -> f instanceof IllegalStateException).findFirst().orElseThrow();
    assertThat(exception).hasMessage("no connection");
    assertThat(exception.getSuppressed()).hasSize(1);
    assertIsPage(exception.getSuppressed()[0].getMessage());
  }

  private static void assertIsPage(String message) {
    String page = message.substring(message.indexOf("file:")).strip();
    assertThat(page).contains("/" + Failing.class.getName() + "/").endsWith(".html");
    assertThat(Path.of(URI.create(page))).content().contains("act");
  }
}
