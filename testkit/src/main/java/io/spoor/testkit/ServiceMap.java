package io.spoor.testkit;

import io.spoor.span.Attributes;
import io.spoor.span.Resource;
import io.spoor.span.Scope;
import io.spoor.span.SpanKind;
import java.util.ArrayList;
import java.util.List;

/** The system whose traces are made: its services, the hosts they run on, and who calls whom. */
final class ServiceMap {
  private static final int HOSTS_PER_SERVICE = 3;
  private static final int MAX_TARGETS = 5;

  private static final String[] NAMES = {
    "checkout", "catalog", "cart", "payment", "search", "account", "shipping", "pricing",
    "inventory", "reviews", "recommendation", "auth", "gateway", "email", "fraud", "ledger",
    "image", "session", "audit", "quota"
  };
  private static final String[] NOUNS = {
    "orders",
    "items",
    "users",
    "prices",
    "stock",
    "carts",
    "reviews",
    "sessions",
    "invoices",
    "labels"
  };
  private static final String[] ACTIONS = {
    "validate", "render", "load", "merge", "compute", "authorize", "reserve", "convert"
  };
  private static final String[] VERBS = {"SELECT", "SELECT", "SELECT", "INSERT", "UPDATE"};

  private static final Scope HTTP = Scope.of("io.opentelemetry.http", "2.11.0");
  private static final Scope JDBC = Scope.of("io.opentelemetry.jdbc", "2.11.0");
  private static final Scope KAFKA = Scope.of("io.opentelemetry.kafka-clients", "2.11.0");

  private final List<Service> services = new ArrayList<>();
  private final Zipf popularity;
  private final ValueSources values;
  private final SeededRandom random;

  ServiceMap(SpanGeneratorSettings settings, SeededRandom random) {
    this.random = random;
    this.values = new ValueSources(settings.content().distinctValues());
    this.popularity = new Zipf(settings.shape().services());
    for (int i = 0; i < settings.shape().services(); i++) {
      services.add(service(i, settings));
    }
  }

  /** A service by its popularity. */
  int nextService() {
    return popularity.next(random);
  }

  Service service(int number) {
    return services.get(number);
  }

  private static String name(int service) {
    int round = service / NAMES.length;
    return NAMES[service % NAMES.length] + (round == 0 ? "" : "-" + (round + 1));
  }

  private Service service(int number, SpanGeneratorSettings settings) {
    String name = name(number);
    int count = settings.shape().operationsPerService();
    Scope own = Scope.of("com.example." + name, "1." + number);
    List<OperationProfile> servers = new ArrayList<>();
    List<OperationProfile> consumers = new ArrayList<>();
    List<OperationProfile> locals = new ArrayList<>();
    List<OperationProfile> leaves = new ArrayList<>();
    List<OperationProfile> calls = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String noun = NOUNS[i % NOUNS.length];
      servers.add(server(noun, i));
      consumers.add(messaging(noun, "process", SpanKind.CONSUMER, OperationProfile.NO_TARGET));
      locals.add(local(name, noun, own));
      leaves.add(leaf(noun));
    }
    for (int i = 0; i < MAX_TARGETS; i++) {
      calls.add(call(nextService(), i));
    }
    return new Service(hosts(name, settings.oddities()), servers, consumers, locals, leaves, calls);
  }

  private OperationProfile server(String noun, int i) {
    String method = ValueSources.method(random);
    String route = "/api/v" + (1 + i / NOUNS.length) + "/" + noun + "/{id}";
    return new OperationProfile(
        method + " " + route,
        SpanKind.SERVER,
        HTTP,
        OperationProfile.NO_TARGET,
        values.server(method, route));
  }

  private OperationProfile local(String service, String noun, Scope scope) {
    String action = random.oneOf(ACTIONS);
    return new OperationProfile(
        action + " " + noun,
        SpanKind.INTERNAL,
        scope,
        OperationProfile.NO_TARGET,
        values.internal("com.example." + service + "." + noun, action));
  }

  private OperationProfile leaf(String noun) {
    String verb = random.oneOf(VERBS);
    return new OperationProfile(
        verb + " shop." + noun,
        SpanKind.CLIENT,
        JDBC,
        OperationProfile.NO_TARGET,
        values.database(noun, verb));
  }

  /** One call in five goes through a queue. */
  private OperationProfile call(int target, int i) {
    if (i % 5 == 4) return messaging(NOUNS[i], "publish", SpanKind.PRODUCER, target);
    String method = ValueSources.method(random);
    return new OperationProfile(
        method, SpanKind.CLIENT, HTTP, target, values.client(method, name(target), 8_080 + i));
  }

  private OperationProfile messaging(String topic, String verb, SpanKind kind, int target) {
    return new OperationProfile(
        verb + " " + topic, kind, KAFKA, target, values.messaging(topic, verb));
  }

  private List<Host> hosts(String service, SpanGeneratorSettings.Oddities oddities) {
    List<Host> hosts = new ArrayList<>();
    for (int i = 0; i < HOSTS_PER_SERVICE; i++) {
      Attributes attributes =
          Attributes.builder()
              .put(Resource.SERVICE_NAME, service)
              .put("service.namespace", "shop")
              .put("service.version", "1.4." + random.nextInt(3))
              .put("service.instance.id", service + "-" + i)
              .put("host.name", "node-" + random.nextInt(20))
              .put("telemetry.sdk.language", random.oneOf(new String[] {"java", "go", "python"}))
              .build();
      double skew = random.chance(oddities.skewedHostShare()) ? 2 * random.nextDouble() - 1 : 0;
      hosts.add(new Host(Resource.of(attributes), (long) (skew * oddities.maxSkewNanos())));
    }
    return hosts;
  }

  /**
   * A service with what it answers, what it does by itself, and whom it calls.
   *
   * @param calls what it asks of other services
   * @param leaves what it asks of databases
   */
  record Service(
      List<Host> hosts,
      List<OperationProfile> servers,
      List<OperationProfile> consumers,
      List<OperationProfile> locals,
      List<OperationProfile> leaves,
      List<OperationProfile> calls) {}

  /** A process of a service, whose clock is wrong by {@code skewNanos}. */
  record Host(Resource resource, long skewNanos) {}
}
