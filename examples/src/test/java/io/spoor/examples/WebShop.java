package io.spoor.examples;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.context.Context;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/**
 * The system under test: a shop, its stock and a bank, each an HTTP service. Some of what it serves
 * is done twice, once well and once with a mistake that tests of its answers would not notice.
 */
final class WebShop implements AutoCloseable {
  private static final int OK = 200;
  private static final int BAD_GATEWAY = 502;
  private static final int UNAVAILABLE = 503;
  private static final int ITEMS = 4;

  private final TracedService shop;
  private final TracedService stock;
  private final TracedService bank;
  private final ExecutorService threads = Context.taskWrapping(Executors.newCachedThreadPool());
  private final HttpClient customer = HttpClient.newHttpClient();

  /**
   * @param telemetry gives each service its own, by its name
   */
  WebShop(Function<String, OpenTelemetry> telemetry) throws IOException {
    bank = new TracedService(telemetry.apply("bank"));
    bank.serve("/charge", () -> OK).serve("/refuse", () -> UNAVAILABLE);
    stock = new TracedService(telemetry.apply("stock"));
    stock
        .serve("/items", this::itemsAtOnce)
        .serve("/items-one-by-one", this::itemsOneByOne)
        .serve("/reserve", this::reserve);
    shop = new TracedService(telemetry.apply("shop"));
    shop.serve("/cart", () -> shop.get(stock.uri("/items")))
        .serve("/slow-cart", () -> shop.get(stock.uri("/items-one-by-one")))
        .serve("/checkout", this::checkOut)
        .serve("/slow-checkout", this::checkOutOneAfterAnother)
        .serve("/refused", () -> shop.get(bank.uri("/refuse")) == OK ? OK : BAD_GATEWAY);
  }

  /** Asks the shop as a browser does that sends {@code traceparent}; returns the HTTP status. */
  int get(String path, String traceparent) throws IOException, InterruptedException {
    URI uri = shop.uri(path);
    HttpRequest request = HttpRequest.newBuilder(uri).header("traceparent", traceparent).build();
    return customer.send(request, BodyHandlers.discarding()).statusCode();
  }

  private int itemsAtOnce() {
    stock.query("SELECT items", "SELECT * FROM items WHERE cart = ?");
    return OK;
  }

  private int itemsOneByOne() {
    for (int i = 0; i < ITEMS; i++) stock.query("SELECT item", "SELECT * FROM items WHERE id = ?");
    return OK;
  }

  private int reserve() {
    stock.query("UPDATE items", "UPDATE items SET reserved = TRUE WHERE cart = ?");
    return OK;
  }

  /** Both calls are under way when either goes on. */
  private int checkOut() {
    CyclicBarrier bothStarted = new CyclicBarrier(2);
    CompletableFuture<Integer> reserved = call("reserve", bothStarted, stock.uri("/reserve"));
    CompletableFuture<Integer> charged = call("charge", bothStarted, bank.uri("/charge"));
    return Math.max(reserved.join(), charged.join());
  }

  private CompletableFuture<Integer> call(String step, CyclicBarrier bothStarted, URI uri) {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            return shop.within(
                step,
                () -> {
                  await(bothStarted);
                  return shop.get(uri);
                });
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
        },
        threads);
  }

  private static void await(CyclicBarrier bothStarted) throws InterruptedException {
    try {
      bothStarted.await();
    } catch (BrokenBarrierException e) {
      throw new IllegalStateException(e);
    }
  }

  private int checkOutOneAfterAnother() throws IOException, InterruptedException {
    shop.within("reserve", () -> shop.get(stock.uri("/reserve")));
    return shop.within("charge", () -> shop.get(bank.uri("/charge")));
  }

  @Override
  public void close() {
    shop.close();
    stock.close();
    bank.close();
    threads.shutdown();
  }
}
