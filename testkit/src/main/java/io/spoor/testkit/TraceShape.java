package io.spoor.testkit;

import io.spoor.span.SpanKind;
import io.spoor.testkit.ServiceMap.Host;
import io.spoor.testkit.ServiceMap.Service;
import java.util.ArrayList;
import java.util.List;

/** The tree of one trace before it is given ids, a place in time, and attributes. */
final class TraceShape {
  private static final double ROOT_MEDIAN_NANOS = 40e6;
  private static final double ERROR_REACHES_CALLER = 0.7;

  private final SpanGeneratorSettings.Shape settings;
  private final ServiceMap map;
  private final SeededRandom random;
  private final List<Node> nodes = new ArrayList<>();
  private int size;

  private TraceShape(SpanGeneratorSettings.Shape settings, ServiceMap map, SeededRandom random) {
    this.settings = settings;
    this.map = map;
    this.random = random;
  }

  /** The spans of a trace, callers before what they call. */
  static List<Node> next(
      SpanGeneratorSettings.Shape settings, ServiceMap map, SeededRandom random) {
    TraceShape shape = new TraceShape(settings, map, random);
    shape.grow();
    shape.fail();
    return shape.nodes;
  }

  private void grow() {
    double drawn = random.nextLogNormal(settings.medianSpans(), settings.sigma());
    size = (int) Math.max(1, Math.min(settings.maxSpans(), Math.round(drawn)));
    int entry = map.nextService();
    Service service = map.service(entry);
    long duration = nanos(ROOT_MEDIAN_NANOS * (1 + size / 20.0));
    nodes.add(new Node(null, host(service), entry, pick(service.servers()), 0, duration));
    int expanded = 0;
    while (nodes.size() < size) {
      expand(nodes.get(expanded < nodes.size() ? expanded++ : again()));
    }
  }

  /** The root, or a random span of those that can have more children. */
  private int again() {
    int chosen = random.nextInt(nodes.size());
    return nodes.get(chosen).operation.isLocal() ? chosen : 0;
  }

  private void expand(Node caller) {
    switch (caller.operation.kind()) {
      case CLIENT -> call(caller, caller.startNanos + caller.durationNanos / 20, 0.9);
      case PRODUCER -> call(caller, caller.startNanos + 2 * caller.durationNanos, 3);
      default -> runInside(caller);
    }
  }

  /** What the called service does, if the call goes to one. */
  private void call(Node caller, long startNanos, double ofCallersDuration) {
    if (caller.operation.target() == OperationProfile.NO_TARGET) return;
    Service service = map.service(caller.operation.target());
    boolean queued = caller.operation.kind() == SpanKind.PRODUCER;
    OperationProfile operation = pick(queued ? service.consumers() : service.servers());
    long duration = (long) (caller.durationNanos * ofCallersDuration);
    int target = caller.operation.target();
    nodes.add(new Node(caller, host(service), target, operation, startNanos, duration));
  }

  private void runInside(Node caller) {
    int children = 1;
    while (children < 12 && random.chance(0.6)) children++;
    children = Math.min(children, size - nodes.size());
    if (random.chance(settings.parallelShare())) {
      runInParallel(caller, children);
    } else {
      runInSequence(caller, children);
    }
  }

  private void runInParallel(Node caller, int children) {
    for (int i = 0; i < children; i++) {
      long start = caller.startNanos + caller.durationNanos / 50 + i * 1_000L;
      addInside(caller, start, (long) (caller.durationNanos * (0.1 + 0.8 * random.nextDouble())));
    }
  }

  private void runInSequence(Node caller, int children) {
    long slot = caller.durationNanos / children;
    for (int i = 0; i < children; i++) {
      long start = caller.startNanos + i * slot + slot / 20;
      addInside(caller, start, (long) (slot * (0.2 + 0.7 * random.nextDouble())));
    }
  }

  private void addInside(Node caller, long start, long duration) {
    Service service = map.service(caller.service);
    int sort = random.nextInt(20);
    OperationProfile operation =
        pick(sort < 6 ? service.leaves() : sort < 13 ? service.locals() : service.calls());
    nodes.add(new Node(caller, caller.host, caller.service, operation, start, duration));
  }

  private void fail() {
    for (int i = nodes.size() - 1; i >= 0; i--) {
      Node node = nodes.get(i);
      node.failed |= random.chance(settings.errorShare());
      if (node.failed && node.caller != null && random.chance(ERROR_REACHES_CALLER)) {
        node.caller.failed = true;
      }
    }
  }

  private long nanos(double median) {
    return (long) random.nextLogNormal(median, 0.8);
  }

  private Host host(Service service) {
    return pick(service.hosts());
  }

  private <T> T pick(List<T> choices) {
    int a = random.nextInt(choices.size());
    return choices.get(Math.min(a, random.nextInt(choices.size()))); // The first ones more often.
  }
}
