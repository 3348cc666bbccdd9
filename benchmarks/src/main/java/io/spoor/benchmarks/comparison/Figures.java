package io.spoor.benchmarks.comparison;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.OptionalDouble;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;

/** Named numbers and texts that one process leaves in a file for another. */
final class Figures {
  private final SortedMap<String, String> values = new TreeMap<>();

  static Figures load(Path file) throws IOException {
    Properties properties = new Properties();
    try (Reader in = Files.newBufferedReader(file)) {
      properties.load(in);
    }
    Figures figures = new Figures();
    for (String name : properties.stringPropertyNames()) {
      figures.values.put(name, properties.getProperty(name));
    }
    return figures;
  }

  /** Writes them all or nothing, so that a process that is killed leaves nothing half. */
  void save(Path file) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    Path half = file.resolveSibling(file.getFileName() + ".half");
    Properties properties = new Properties();
    properties.putAll(values);
    try (Writer out = Files.newBufferedWriter(half)) {
      properties.store(out, null);
    }
    Files.move(half, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  Figures put(String name, long value) {
    return put(name, Long.toString(value));
  }

  Figures put(String name, String value) {
    values.put(name, value);
    return this;
  }

  boolean has(String name) {
    return values.containsKey(name);
  }

  String text(String name) {
    String value = values.get(name);
    if (value == null) {
      throw new IllegalArgumentException("no figure " + name + " among " + values.keySet());
    }
    return value;
  }

  double number(String name) {
    return Double.parseDouble(text(name));
  }

  OptionalDouble find(String name) {
    return has(name) ? OptionalDouble.of(number(name)) : OptionalDouble.empty();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Figures that && values.equals(that.values);
  }

  @Override
  public int hashCode() {
    return values.hashCode();
  }

  @Override
  public String toString() {
    return values.toString();
  }
}
