package io.spoor.architecture;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * The public surface as text, so that every change of it shows in review.
 *
 * <p>{@code -Dspoor.publicApi=write} writes the listing anew.
 */
final class PublicApiTest {
  private static final Path LISTING = Path.of("src/test/resources/public-api.txt");

  @Test
  void publicApi_comparedWithTheListing_isTheSame() throws IOException {
    String actual =
        LibraryClasses.ALL.stream()
            .map(type -> type.reflect())
            .filter(PublicType::isExported)
            .map(PublicType::new)
            .sorted()
            .map(PublicType::toString)
            .collect(joining("\n"));
    if ("write".equals(System.getProperty("spoor.publicApi"))) Files.writeString(LISTING, actual);

    assertThat(actual)
        .as("CONTRIBUTING.md says how to write %s anew", LISTING)
        .isEqualTo(Files.readString(LISTING));
  }
}
