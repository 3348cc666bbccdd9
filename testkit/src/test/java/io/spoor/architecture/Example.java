package io.spoor.architecture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Lines of a test that documents show.
 *
 * @param file the source whose Javadoc shows them
 * @param text without their indentation
 */
public record Example(String name, String file, String text) {
  private static final Pattern BEGIN = Pattern.compile(" *// EXAMPLE (\\w+) in (\\S+)");

  /** The examples in the source of a test. */
  public static List<Example> allOf(Class<?> test) throws IOException {
    Path source = Path.of("src/test/java", test.getName().replace('.', '/') + ".java");
    List<Example> examples = new ArrayList<>();
    List<String> lines = Files.readAllLines(source);
    for (int i = 0; i < lines.size(); i++) {
      Matcher begin = BEGIN.matcher(lines.get(i));
      if (!begin.matches()) continue;
      int end = i + 1;
      while (!lines.get(end).strip().equals("// END")) end++;
      String text =
          String.join("\n", lines.subList(i + 1, end))
              .stripTrailing()
              .stripIndent()
              .replace("printed.add(", "System.out.println(");
      examples.add(new Example(begin.group(1), begin.group(2), text));
    }
    return examples;
  }

  /** The source that is to show it, without the stars of its Javadoc. */
  String javadoc() throws IOException {
    return Files.readString(Path.of("..", file))
        .lines()
        .map(line -> line.replaceFirst("^ *\\* ?", ""))
        .collect(Collectors.joining("\n"));
  }
}
