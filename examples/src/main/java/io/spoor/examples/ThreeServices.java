package io.spoor.examples;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import io.spoor.TraceStore;
import io.spoor.opentelemetry.SpoorSpanExporter;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A shop of three services: the frontend calls the checkout, the checkout calls the payment, and of
 * twenty payments one fails and one is slow.
 */
final class ThreeServices implements AutoCloseable {
  private static final int OK = 200;
  private static final int BAD_GATEWAY = 502;
  private static final int UNAVAILABLE = 503;

  private final List<OpenTelemetrySdk> sdks = new ArrayList<>();
  private final TracedService frontend;
  private final TracedService checkout;
  private final TracedService payment;
  private final HttpClient customer = HttpClient.newHttpClient();
  private final Random random;

  /**
   * @param seed decides which payments fail or are slow
   */
  ThreeServices(TraceStore store, long seed) throws IOException {
    random = new Random(seed);
    payment = service("payment", store).serve("/pay", this::pay);
    checkout = service("checkout", store).serve("/checkout", this::checkOut);
    frontend = service("frontend", store).serve("/order", this::order);
  }

  private TracedService service(String name, TraceStore store) throws IOException {
    SdkTracerProvider spans =
        SdkTracerProvider.builder()
            .setResource(
                Resource.getDefault().toBuilder()
                    .put("service.name", name)
                    .put("service.version", "1.0")
                    .build())
            .setSampler(Sampler.alwaysOn())
            .addSpanProcessor(BatchSpanProcessor.builder(SpoorSpanExporter.to(store)).build())
            .build();
    OpenTelemetrySdk sdk = OpenTelemetrySdk.builder().setTracerProvider(spans).build();
    sdks.add(sdk);
    return new TracedService(sdk);
  }

  /** Orders as a customer does, who is not traced; returns the HTTP status. */
  int placeOrder() throws IOException, InterruptedException {
    URI uri = frontend.uri("/order");
    return customer
        .send(HttpRequest.newBuilder(uri).build(), BodyHandlers.discarding())
        .statusCode();
  }

  private int order() throws IOException, InterruptedException {
    int status = frontend.get(checkout.uri("/checkout"));
    return frontend.within("render page", () -> status == OK ? OK : BAD_GATEWAY);
  }

  private int checkOut() throws IOException, InterruptedException {
    checkout.within(
        "reserve stock",
        () -> {
          Span.current().setAttribute("cart.items", 1 + random.nextInt(5));
          return OK;
        });
    return checkout.get(payment.uri("/pay")) == OK ? OK : BAD_GATEWAY;
  }

  private int pay() throws IOException, InterruptedException {
    return payment.within("charge card", this::charge);
  }

  private int charge() throws InterruptedException {
    Span span = Span.current().setAttribute("card.network", random.nextBoolean() ? "visa" : "amex");
    switch (random.nextInt(20)) {
      case 0 -> {
        span.addEvent("bank hung up").setStatus(StatusCode.ERROR, "bank unavailable");
        return UNAVAILABLE;
      }
      case 1 -> Thread.sleep(200);
      default -> Thread.sleep(1);
    }
    return OK;
  }

  /** Stops the services, and returns once all their spans have been exported. */
  @Override
  public void close() {
    frontend.close();
    checkout.close();
    payment.close();
    sdks.forEach(OpenTelemetrySdk::close);
  }
}
