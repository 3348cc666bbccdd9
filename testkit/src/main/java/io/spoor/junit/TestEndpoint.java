package io.spoor.junit;

import io.spoor.TraceStore;
import io.spoor.receiver.OtlpReceiver;
import io.spoor.receiver.ReceiverOptions;
import java.net.URI;

/** A receiver of OTLP on a free port that writes to a store. */
record TestEndpoint(OtlpReceiver receiver) implements AutoCloseable {
  static TestEndpoint open(TraceStore store) {
    return new TestEndpoint(OtlpReceiver.start(store, ReceiverOptions.defaults().withPort(0)));
  }

  URI uri() {
    return receiver.endpoint();
  }

  @Override
  public void close() {
    receiver.close();
  }
}
