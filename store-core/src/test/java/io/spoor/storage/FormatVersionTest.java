package io.spoor.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.spoor.CorruptStoreException;
import io.spoor.StorageFailedException;
import io.spoor.StoreNotFoundException;
import io.spoor.UnsupportedFormatException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FormatVersionTest {
  @TempDir Path parent;

  @Test
  void check_directoryThatDoesNotExist_becomesAStore() throws IOException {
    Path directory = parent.resolve("new").resolve("traces");
    assertThat(FormatVersion.isStore(directory)).isFalse();

    FormatVersion.check(directory);

    assertThat(FormatVersion.isStore(directory)).isTrue();
    assertThat(contents(directory)).containsOnly(Map.entry("SPOOR", "spoor format 1\n"));
  }

  @Test
  void check_store_changesNothing() throws IOException {
    FormatVersion.check(parent);
    Files.writeString(parent.resolve("CURRENT"), "MANIFEST-000004\n");
    Files.writeString(parent.resolve("000008.sst"), "table");

    assertAccepted();
  }

  @Test
  void check_storeWhoseDatabaseWasNotCreatedYet_changesNothing() throws IOException {
    FormatVersion.check(parent);
    Files.writeString(parent.resolve("IDENTITY"), "8");

    assertAccepted();
  }

  private void assertAccepted() throws IOException {
    SortedMap<String, String> before = contents(parent);

    FormatVersion.check(parent);

    assertThat(contents(parent)).isEqualTo(before);
  }

  @Test
  void checkForReading_store_changesNothing() throws IOException {
    FormatVersion.check(parent);
    Files.writeString(parent.resolve("CURRENT"), "MANIFEST-000004\n");
    SortedMap<String, String> before = contents(parent);

    FormatVersion.checkForReading(parent);

    assertThat(contents(parent)).isEqualTo(before);
  }

  @Test
  void checkForReading_noStore_saysWhatIsThereAndCreatesNothing() throws IOException {
    Path file = Files.writeString(parent.resolve("file"), "text");
    Path begun = Files.createDirectory(parent.resolve("begun"));
    FormatVersion.check(begun);

    assertNotFound(parent.resolve("none"), "there is no such directory");
    assertNotFound(file, "it is not a directory");
    assertNotFound(parent, "it has no file SPOOR");
    assertNotFound(begun, "its creation did not come to an end");
    assertThat(parent.resolve("none")).doesNotExist();
  }

  private static void assertNotFound(Path directory, String reason) {
    assertThatThrownBy(() -> FormatVersion.checkForReading(directory))
        .isInstanceOf(StoreNotFoundException.class)
        .hasMessage(
            "cannot open %s for reading: it holds no store; %s".formatted(directory, reason));
  }

  @Test
  void checkForReading_newerFormat_isRefused() throws IOException {
    Files.writeString(parent.resolve("SPOOR"), "spoor format 71\n");

    assertThatThrownBy(() -> FormatVersion.checkForReading(parent))
        .isInstanceOf(UnsupportedFormatException.class)
        .hasMessageContaining("has format 71");
  }

  @Test
  void check_crashWhileCreating_startsAgain() throws IOException {
    Files.writeString(parent.resolve("SPOOR.new"), "spo");

    FormatVersion.check(parent);

    assertThat(contents(parent)).containsOnly(Map.entry("SPOOR", "spoor format 1\n"));
  }

  @Test
  void check_directoryOfANewerRelease_isRefusedAndNothingChanged() throws IOException {
    Files.writeString(parent.resolve("SPOOR"), "spoor format 4\n");
    Files.writeString(parent.resolve("CURRENT"), "MANIFEST-000004\n");

    assertRefused(
        UnsupportedFormatException.class,
        parent + " has format 4; this release reads formats 1 to 1. Nothing was changed.");
  }

  @Test
  void check_directoryOfSomethingElse_isRefusedAndNothingChanged() throws IOException {
    Files.writeString(parent.resolve("b.txt"), "mine");

    assertRefused(
        UnsupportedFormatException.class,
        parent + " is not a store: it holds b.txt but no file SPOOR. Nothing was changed.");

    Files.writeString(parent.resolve("a.txt"), "mine too");
    Files.writeString(parent.resolve("c.txt"), "and mine");

    assertRefused(
        UnsupportedFormatException.class,
        parent
            + " is not a store: it holds a.txt and 2 more but no file SPOOR. Nothing was changed.");
  }

  @Test
  void check_fileOfTheVersionDamaged_isRefusedAndNothingChanged() throws IOException {
    Files.writeString(parent.resolve("SPOOR"), "spoof format 1\n");

    assertRefused(
        CorruptStoreException.class,
        parent.resolve("SPOOR")
            + " begins \"spoof format 1\", expected \"spoor format\" and a number."
            + " Nothing was changed.");
  }

  @Test
  void check_tablesWithoutTheirDatabase_areRefusedAndNothingChanged() throws IOException {
    FormatVersion.check(parent);
    Files.writeString(parent.resolve("000012.sst"), "table");

    assertRefused(
        CorruptStoreException.class,
        parent + " holds 000012.sst but not the database's file CURRENT. Nothing was changed.");
  }

  private void assertRefused(Class<? extends Exception> type, String message) throws IOException {
    SortedMap<String, String> before = contents(parent);

    assertThatThrownBy(() -> FormatVersion.check(parent)).isInstanceOf(type).hasMessage(message);

    assertThat(contents(parent)).isEqualTo(before);
  }

  @Test
  void check_file_isRefused() throws IOException {
    Path file = Files.writeString(parent.resolve("file"), "content");

    assertThatThrownBy(() -> FormatVersion.check(file))
        .isInstanceOf(StorageFailedException.class)
        .hasMessage("cannot open " + file + " as a store: it is not a directory");
    assertThat(file).hasContent("content");
  }

  private static SortedMap<String, String> contents(Path directory) throws IOException {
    SortedMap<String, String> contents = new TreeMap<>();
    try (var files = Files.newDirectoryStream(directory)) {
      for (Path file : files) {
        contents.put(file.getFileName().toString(), Files.readString(file));
      }
    }
    return contents;
  }
}
