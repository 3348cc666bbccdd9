package io.spoor.testkit;

import io.spoor.span.Value;
import io.spoor.testkit.OperationProfile.AttributeSource;
import java.util.List;

/** The attributes that spans of each sort have, named by OpenTelemetry's conventions. */
final class ValueSources {
  private static final String[] METHODS = {"GET", "GET", "GET", "POST", "PUT", "DELETE"};
  private static final String[] AGENTS = {
    "Mozilla/5.0 (X11; Linux x86_64)", "okhttp/4.12.0", "curl/8.5.0", "Go-http-client/2.0"
  };
  private static final String[] REGIONS = {"eu-west-1", "eu-central-1", "us-east-1", "ap-south-1"};
  private static final String[] TIERS = {"free", "team", "enterprise"};
  private static final String[] FLAGS = {"control", "treatment-a", "treatment-b"};

  private final int distinct;

  /**
   * @param distinct how many values an attribute of high cardinality has
   */
  ValueSources(int distinct) {
    this.distinct = distinct;
  }

  List<AttributeSource> server(String method, String route) {
    return List.of(
        same("http.request.method", Value.of(method)),
        same("http.route", Value.of(route)),
        status("http.response.status_code"),
        numbered("url.path", route.replace("{id}", "")),
        numbered("enduser.id", "user-"),
        low("user_agent.original", AGENTS),
        same("url.scheme", Value.of("https")),
        low("tenant.tier", TIERS),
        hex("request.id"),
        number("http.response.size", 65_536),
        low("feature.variant", FLAGS),
        low("cloud.region", REGIONS),
        same("http.version", Value.of("1.1")),
        measure("http.server.queue_ms"),
        numbered("session.id", "s-"),
        flag("http.request.cached"));
  }

  List<AttributeSource> client(String method, String target, int port) {
    return List.of(
        same("http.request.method", Value.of(method)),
        same("server.address", Value.of(target + ".svc.local")),
        same("server.port", Value.of(port)),
        status("http.response.status_code"),
        numbered("url.full", "http://" + target + ":" + port + "/v1/"),
        hex("request.id"),
        low("tenant.tier", TIERS),
        same("rpc.protocol", Value.of("http")),
        number("http.resend_count", 3),
        low("cloud.region", REGIONS),
        numbered("session.id", "s-"),
        number("http.request.size", 4_096),
        measure("http.client.wait_ms"),
        low("feature.variant", FLAGS),
        flag("http.connection.reused"),
        same("peer.service", Value.of(target)));
  }

  List<AttributeSource> database(String table, String verb) {
    return List.of(
        same("db.system.name", Value.of("postgresql")),
        same("db.namespace", Value.of("shop")),
        same("db.collection.name", Value.of(table)),
        same("db.operation.name", Value.of(verb)),
        same("db.query.text", Value.of(verb + " * FROM " + table + " WHERE id = $1")),
        number("db.query.key", distinct),
        same("server.address", Value.of("db-" + table + ".internal")),
        same("server.port", Value.of(5_432)),
        number("db.rows", 200),
        low("tenant.tier", TIERS),
        measure("db.client.wait_ms"),
        numbered("db.statement.name", "stmt_"),
        flag("db.cached"),
        low("cloud.region", REGIONS),
        number("thread.id", 64),
        hex("db.transaction.id"));
  }

  List<AttributeSource> messaging(String topic, String operation) {
    return List.of(
        same("messaging.system", Value.of("kafka")),
        same("messaging.destination.name", Value.of(topic)),
        same("messaging.operation.name", Value.of(operation)),
        hex("messaging.message.id"),
        number("messaging.message.size", 16_384),
        number("messaging.partition", 32),
        number("messaging.kafka.offset", distinct),
        low("cloud.region", REGIONS),
        low("tenant.tier", TIERS),
        same("messaging.client.id", Value.of(topic + "-client")),
        numbered("enduser.id", "user-"),
        flag("messaging.message.redelivered"),
        low("feature.variant", FLAGS),
        number("thread.id", 64),
        measure("messaging.lag_ms"),
        number("messaging.batch.message_count", 100));
  }

  List<AttributeSource> internal(String namespace, String function) {
    return List.of(
        same("code.function.name", Value.of(namespace + "." + function)),
        same("code.file.path", Value.of("" + namespace.replace('.', '/') + ".java")),
        number("code.line.number", 400),
        number("thread.id", 64),
        low("thread.name", "worker-1", "worker-2", "worker-3", "worker-4"),
        numbered("order.id", "ord-"),
        low("tenant.tier", TIERS),
        measure("cache.hit_ratio"),
        number("retry.count", 4),
        flag("cache.hit"),
        low("feature.variant", FLAGS),
        number("items.count", 50),
        low("cloud.region", REGIONS),
        numbered("enduser.id", "user-"),
        hex("job.id"),
        low("currency", "EUR", "USD", "INR"));
  }

  static String method(SeededRandom random) {
    return random.oneOf(METHODS);
  }

  private static AttributeSource same(String key, Value value) {
    return new AttributeSource(key, (random, failed) -> value);
  }

  private static AttributeSource low(String key, String... texts) {
    Value[] values = new Value[texts.length];
    for (int i = 0; i < texts.length; i++) values[i] = Value.of(texts[i]);
    return new AttributeSource(key, (random, failed) -> random.oneOf(values));
  }

  private static AttributeSource status(String key) {
    Value[] good = {Value.of(200), Value.of(200), Value.of(200), Value.of(201), Value.of(404)};
    Value[] bad = {Value.of(500), Value.of(500), Value.of(502), Value.of(503)};
    return new AttributeSource(key, (random, failed) -> random.oneOf(failed ? bad : good));
  }

  private static AttributeSource flag(String key) {
    return new AttributeSource(key, (random, failed) -> Value.of(random.nextLong() < 0));
  }

  private static AttributeSource number(String key, int bound) {
    return new AttributeSource(key, (random, failed) -> Value.of(random.nextInt(bound)));
  }

  /** Milliseconds in steps that a double holds exactly, at times whole. */
  private AttributeSource measure(String key) {
    int steps = Math.min(distinct, 4_000);
    return new AttributeSource(key, (random, failed) -> Value.of(random.nextInt(steps) * 0.25));
  }

  private AttributeSource numbered(String key, String prefix) {
    return new AttributeSource(
        key, (random, failed) -> Value.of(prefix + random.nextInt(distinct)));
  }

  private AttributeSource hex(String key) {
    return new AttributeSource(
        key,
        (random, failed) ->
            Value.of(Long.toHexString(0x9e3779b97f4a7c15L * (1 + random.nextInt(distinct)))));
  }
}
