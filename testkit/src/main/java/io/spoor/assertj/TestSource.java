package io.spoor.assertj;

import java.lang.StackWalker.Option;
import java.lang.StackWalker.StackFrame;
import java.nio.file.Path;
import java.util.List;

/** Where the files of a test class lie. */
final class TestSource {
  private static final Path RESOURCES = Path.of("src", "test", "resources");

  /** With classes that are named after them, as proxies are. */
  private static final List<String> DOORS =
      List.of(TraceAssert.class.getName(), GoldenTrace.class.getName(), TestSource.class.getName());

  private static final List<String> LIBRARIES =
      List.of("java.", "jdk.", "org.assertj.", "net.bytebuddy.");

  private TestSource() {}

  /** The class that called the assertion. */
  static Class<?> caller() {
    return StackWalker.getInstance(Option.RETAIN_CLASS_REFERENCE)
        .walk(
            frames ->
                frames
                    .map(StackFrame::getDeclaringClass)
                    .filter(TestSource::isOutside)
                    .findFirst()
                    .orElseThrow());
  }

  private static boolean isOutside(Class<?> type) {
    String name = type.getName();
    return DOORS.stream().noneMatch(door -> name.equals(door) || name.startsWith(door + "$"))
        && LIBRARIES.stream().noneMatch(name::startsWith);
  }

  /** {@code src/test/resources/<package>/<outermost class>}, from the working directory. */
  static Path folder(Class<?> test) {
    Class<?> outermost = test;
    while (outermost.getEnclosingClass() != null) outermost = outermost.getEnclosingClass();
    String packageFolder = outermost.getPackageName().replace('.', '/');
    return RESOURCES.resolve(packageFolder).resolve(outermost.getSimpleName());
  }
}
