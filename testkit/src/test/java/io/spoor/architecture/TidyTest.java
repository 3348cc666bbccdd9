package io.spoor.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What no reviewer should have to look for. */
final class TidyTest {
  private static final int MAX_LINES = 400;

  /** Longer files, each with the reason why it is not two. */
  private static final Map<String, String> LONG_FILES = Map.of();

  private static final Pattern EMPTY_NAME = Pattern.compile("(Util|Utils|Helper|Manager|Impl)\\b");
  private static final Pattern WISH = Pattern.compile("\\b(TO" + "DO|FIX" + "ME|XX" + "X)\\b");
  private static final Pattern MACHINE =
      Pattern.compile("(?<![\\w.])/(home|root|Users|work)/|[A-Z]:\\\\Users");
  private static final Pattern REGISTRY =
      Pattern.compile("\\brepo1?\\.maven\\.|\\bsonatype\\.|\\bartifactory\\b|\\bjitpack\\.");

  private static final Set<String> TEXT =
      Set.of("java", "proto", "xml", "md", "txt", "config", "json", "properties", "editorconfig");

  private static final Path ROOT = root();

  @Test
  void className_any_saysWhatTheClassIs() {
    assertThat(LibraryClasses.ALL.stream().map(JavaClass::getSimpleName))
        .noneMatch(name -> EMPTY_NAME.matcher(name).find());
    assertThat(files("java").map(file -> file.getFileName().toString()))
        .noneMatch(name -> EMPTY_NAME.matcher(name).find());
  }

  @Test
  void javaFile_any_isShortOrListedWithAReason() {
    assertThat(files("java").filter(file -> lines(file).size() > MAX_LINES).map(TidyTest::name))
        .containsExactlyInAnyOrderElementsOf(LONG_FILES.keySet());
  }

  @Test
  void text_any_holdsNoWishes() {
    assertThat(linesMatching(WISH)).isEmpty();
  }

  @Test
  void text_any_namesNoMachineAndNoRegistry() {
    assertThat(linesMatching(MACHINE)).isEmpty();
    assertThat(linesMatching(REGISTRY)).isEmpty();
  }

  @Test
  void package_any_isNullMarked() {
    assertThat(
            files("java")
                .filter(file -> name(file).contains("/src/main/java/"))
                .map(Path::getParent)
                .distinct())
        .allSatisfy(
            folder ->
                assertThat(folder.resolve("package-info.java"))
                    .content()
                    .contains("@NullMarked\npackage "));
  }

  private static List<String> linesMatching(Pattern pattern) {
    try (Stream<Path> files = Files.walk(ROOT)) {
      return files
          .filter(TidyTest::isSource)
          .filter(file -> TEXT.contains(extension(file)) || name(file).startsWith(".ci/"))
          .filter(file -> !file.endsWith("TidyTest.java"))
          .flatMap(
              file -> {
                List<String> lines = lines(file);
                return Stream.iterate(0, i -> i < lines.size(), i -> i + 1)
                    .filter(i -> pattern.matcher(lines.get(i)).find())
                    .map(i -> name(file) + ":" + (i + 1) + ": " + lines.get(i).strip());
              })
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<Path> files(String extension) {
    try (Stream<Path> files = Files.walk(ROOT)) {
      return files
          .filter(TidyTest::isSource)
          .filter(file -> extension(file).equals(extension))
          .toList()
          .stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isSource(Path file) {
    String name = "/" + name(file);
    return Files.isRegularFile(file) && !name.contains("/target/") && !name.startsWith("/.git/");
  }

  private static String extension(Path file) {
    String name = file.getFileName().toString();
    return name.substring(name.lastIndexOf('.') + 1);
  }

  private static String name(Path file) {
    return ROOT.relativize(file).toString().replace('\\', '/');
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  private static Path root() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.isDirectory(folder.resolve(".mvn"))) folder = folder.getParent();
    return folder;
  }
}
