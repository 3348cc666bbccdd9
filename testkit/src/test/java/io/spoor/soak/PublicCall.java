package io.spoor.soak;

import io.spoor.TraceReader;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A public method or constructor.
 *
 * @param weight how often it is called, beside others
 */
record PublicCall(Executable executable, int weight) {
  private static final int EVERYDAY = 100;

  /** Opening a store takes as long as a thousand calls. */
  private static final int STATIC = 1;

  /** When a store is closed is for {@link MisuseSession} to say. */
  private static final Map<String, Integer> WEIGHTS =
      Map.of("write", 600, "find", 300, "clear", 3, "retain", 20, "catchUp", 40, "close", 0);

  /** All that a type declares or inherits, in the same order at each run. */
  static List<PublicCall> of(Class<?> type) {
    Stream<Method> methods =
        Arrays.stream(type.getMethods())
            .filter(method -> method.getDeclaringClass() != Object.class)
            .filter(method -> !method.isBridge());
    return Stream.<Executable>concat(methods, Arrays.stream(type.getConstructors()))
        .sorted(Comparator.comparing(Executable::toGenericString))
        .map(executable -> new PublicCall(executable, weightOf(type, executable)))
        .toList();
  }

  private static int weightOf(Class<?> type, Executable executable) {
    if (!type.isInterface()) return STATIC * 10;
    if (Modifier.isStatic(executable.getModifiers())) return STATIC;
    return WEIGHTS.getOrDefault(executable.getName(), EVERYDAY);
  }

  String name() {
    return executable.getName();
  }

  boolean needsTarget() {
    return executable instanceof Method method && !Modifier.isStatic(method.getModifiers());
  }

  boolean isOfStores() {
    return TraceReader.class.isAssignableFrom(executable.getDeclaringClass());
  }

  boolean returnsSomething() {
    return executable instanceof Method method && method.getReturnType() != void.class;
  }

  List<Given> arguments(OddArguments source) {
    List<Given> given = new ArrayList<>();
    for (Type type : executable.getGenericParameterTypes()) given.add(source.of(type));
    return given;
  }

  /** Calls it; whatever it throws comes out as it is. */
  @Nullable Object on(@Nullable Object target, List<Given> given) throws Throwable {
    Object[] arguments = given.stream().map(Given::value).toArray();
    try {
      return executable instanceof Method method
          ? method.invoke(target, arguments)
          : ((Constructor<?>) executable).newInstance(arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  @Override
  public String toString() {
    return executable.toGenericString();
  }
}
