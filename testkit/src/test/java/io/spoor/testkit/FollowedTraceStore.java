package io.spoor.testkit;

import io.spoor.ReadOnlyTraceStore;
import io.spoor.TraceReader;
import io.spoor.TraceStore;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import org.jspecify.annotations.Nullable;

/**
 * A store that is written through one opening of its directory and read through another, which
 * catches up before each call: whatever is true of a store must be true of the two.
 */
final class FollowedTraceStore implements InvocationHandler {
  private final TraceStore writer;
  private final ReadOnlyTraceStore reader;
  private volatile boolean closed;

  private FollowedTraceStore(TraceStore writer, ReadOnlyTraceStore reader) {
    this.writer = writer;
    this.reader = reader;
  }

  static TraceStore of(TraceStore writer, ReadOnlyTraceStore reader) {
    return (TraceStore)
        Proxy.newProxyInstance(
            TraceStore.class.getClassLoader(),
            new Class<?>[] {TraceStore.class},
            new FollowedTraceStore(writer, reader));
  }

  @Override
  public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments)
      throws Throwable {
    if (method.getName().equals("close")) {
      closed = true;
      reader.close();
      writer.close();
      return null;
    }
    if (method.isDefault()) return InvocationHandler.invokeDefault(proxy, method, arguments);
    boolean reads = method.getDeclaringClass() == TraceReader.class;
    if (reads && !closed) reader.catchUp();
    try {
      return method.invoke(reads ? reader : writer, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }
}
