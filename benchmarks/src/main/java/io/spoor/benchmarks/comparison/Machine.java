package io.spoor.benchmarks.comparison;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** The machine that the process runs on. */
final class Machine {
  private static final Path FORGET_FILES = Path.of("/proc/sys/vm/drop_caches");

  private final OperatingSystemMXBean system =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  /** CPU time of this process, of all its threads. */
  long cpuNanos() {
    return system.getProcessCpuTime();
  }

  static long threadCpuNanos() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  /** The most memory that this process ever had in use; unknown but on Linux. */
  static OptionalLong peakResidentBytes() {
    return value(Path.of("/proc/self/status"), "VmHWM")
        .map(text -> OptionalLong.of(1024 * Long.parseLong(text.replace(" kB", "").strip())))
        .orElse(OptionalLong.empty());
  }

  /** Processor, cores, memory, operating system and Java, in a line. */
  String description() {
    return "%s, %d cores, %d GB, %s %s, %s %s"
        .formatted(
            value(Path.of("/proc/cpuinfo"), "model name").orElse(System.getProperty("os.arch")),
            Runtime.getRuntime().availableProcessors(),
            Math.round(system.getTotalMemorySize() / 1e9),
            System.getProperty("os.name"),
            System.getProperty("os.version"),
            System.getProperty("java.vm.name"),
            System.getProperty("java.runtime.version"));
  }

  /** Has the operating system forget the contents of files, where it lets this user. */
  static void dropPageCache() throws IOException {
    Files.writeString(FORGET_FILES, "1\n");
  }

  private static Optional<String> value(Path file, String name) {
    try {
      List<String> lines = Files.readAllLines(file);
      return lines.stream()
          .filter(line -> line.startsWith(name))
          .findFirst()
          .map(line -> line.substring(line.indexOf(':') + 1).strip());
    } catch (IOException e) {
      return Optional.empty(); // Not Linux.
    }
  }
}
