package io.spoor.assertj;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/** A golden trace on disk: compared with a trace, or written if that is asked for. */
final class GoldenFile {
  private static final String PROPERTY = "spoor.golden";
  private static final String UPDATE = "update";
  private static final String COMPARE = "compare";
  private static final String HOW_TO_WRITE = "-D" + PROPERTY + "=" + UPDATE + " writes it";

  private final Path file;

  GoldenFile(Path file) {
    this.file = file;
  }

  void check(CheckedTrace trace, List<ShapeNode> actual, SiblingOrder order) {
    if (isUpdate()) {
      update(ShapeText.of(actual));
    } else {
      compare(trace, actual, order);
    }
  }

  /**
   * @throws IllegalArgumentException if the property is neither of its values
   */
  private static boolean isUpdate() {
    String mode = System.getProperty(PROPERTY, COMPARE);
    if (!mode.equals(UPDATE) && !mode.equals(COMPARE)) {
      throw new IllegalArgumentException(
          "-D%s=%s, expected %s or %s".formatted(PROPERTY, mode, COMPARE, UPDATE));
    }
    return mode.equals(UPDATE);
  }

  private void update(String text) {
    try {
      if (Files.exists(file) && Files.readString(file, UTF_8).equals(text)) return;
      Path folder = file.toAbsolutePath().getParent();
      if (folder != null) Files.createDirectories(folder);
      Files.writeString(file, text, UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the golden trace " + file, e);
    }
    System.out.println("golden trace written: " + file);
  }

  private void compare(CheckedTrace trace, List<ShapeNode> actual, SiblingOrder order) {
    String text = ShapeText.of(actual);
    String stored = read(trace, text);
    List<ShapeNode> expected = parse(trace, stored, text);
    if (order == SiblingOrder.ANY) expected = GoldenShapes.sortedDeep(expected);
    String expectedText = ShapeText.of(expected);
    if (expectedText.equals(text)) return;
    TreeDiff diff = TreeDiff.of(expected, actual, order);
    throw trace.failure(
        "expected the golden trace %s (- missing, + not expected, ~ changed; %s anew):\n%s"
            .formatted(file, HOW_TO_WRITE, diff.text().indent(2).stripTrailing()),
        diff.marks(),
        expectedText,
        text);
  }

  private String read(CheckedTrace trace, String actual) {
    try {
      return Files.readString(file, UTF_8);
    } catch (NoSuchFileException e) {
      throw trace.failure(
          "expected the golden trace %s, there is no such file; %s".formatted(file, HOW_TO_WRITE),
          new Marks(),
          "",
          actual);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the golden trace " + file, e);
    }
  }

  private List<ShapeNode> parse(CheckedTrace trace, String stored, String actual) {
    try {
      return ShapeText.read(stored);
    } catch (IllegalArgumentException e) {
      throw trace.failure(
          "expected a golden trace in %s, cannot read it: %s; %s anew"
              .formatted(file, e.getMessage(), HOW_TO_WRITE),
          new Marks(),
          stored,
          actual);
    }
  }
}
