package io.spoor.architecture;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;

/**
 * What an example uses of Micrometer, in the same shape, so that the example compiles without it.
 */
final class MicrometerShape {

  /** Stands for a {@code MeterRegistry}; shows the value of each meter when it was registered. */
  record Registry(Map<String, Double> values) {
    Registry() {
      this(new TreeMap<>());
    }
  }

  /** Gives a meter to a registry. */
  interface Builder {
    void register(Registry registry);
  }

  /** Stands for a counter that reads its value from an object. */
  static final class FunctionCounter {
    private FunctionCounter() {}

    static <T> Builder builder(String name, T object, ToDoubleFunction<T> value) {
      return registry -> registry.values.put(name, value.applyAsDouble(object));
    }
  }

  /** Stands for a timer that reads its count and its total from an object. */
  static final class FunctionTimer {
    private FunctionTimer() {}

    static <T> Builder builder(
        String name, T object, ToLongFunction<T> count, ToDoubleFunction<T> total, TimeUnit unit) {
      return registry -> {
        registry.values.put(name, (double) count.applyAsLong(object));
        registry.values.put(name + " " + unit, total.applyAsDouble(object));
      };
    }
  }

  private MicrometerShape() {}
}
