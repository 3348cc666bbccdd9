package io.spoor.cli;

import io.spoor.Retention;
import io.spoor.TraceReader;
import io.spoor.TraceStore;
import io.spoor.TraceStoreOptions;
import io.spoor.testkit.NaiveTraceStore;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Naive stores by directory, which stay when they are closed, as stores on disk do. */
final class MemoryStores implements Stores {
  private final TraceStoreOptions options;
  private final Map<Path, TraceStore> stores = new HashMap<>();
  private int open;

  MemoryStores(TraceStoreOptions options) {
    this.options = options;
  }

  @Override
  public boolean exists(Path directory) {
    return stores.containsKey(directory);
  }

  @Override
  public TraceReader openReadOnly(Path directory) {
    return open(directory);
  }

  @Override
  public TraceStore open(Path directory) {
    open++;
    TraceStore store = stores.computeIfAbsent(directory, d -> new NaiveTraceStore(options));
    return (TraceStore)
        Proxy.newProxyInstance(
            TraceStore.class.getClassLoader(),
            new Class<?>[] {TraceStore.class},
            (proxy, method, arguments) -> call(store, method, arguments));
  }

  @Override
  public TraceStore open(Path directory, Retention retention) {
    return open(directory);
  }

  /** How many stores were opened and not closed. */
  int leftOpen() {
    return open;
  }

  private Object call(TraceStore store, Method method, Object[] arguments) throws Throwable {
    if (method.getName().equals("close")) {
      open--;
      return 0; // For a void method nobody looks at it.
    }
    try {
      return method.invoke(store, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }
}
