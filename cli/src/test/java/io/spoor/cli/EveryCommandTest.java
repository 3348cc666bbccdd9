package io.spoor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.spoor.Retention;
import io.spoor.StorageFailedException;
import io.spoor.StoreLockedException;
import io.spoor.TraceReader;
import io.spoor.TraceStore;
import io.spoor.TraceStoreOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every command does alike: help, version, and what it says when something is wrong. */
final class EveryCommandTest {
  private final MemoryStores stores = new MemoryStores(TraceStoreOptions.defaults());

  @TempDir private Path temporary;

  static Stream<List<String>> commandsThatRead() {
    return Stream.of(
        List.of("find"),
        List.of("trace", "a1"),
        List.of("services"),
        List.of("operations", "--service", "shop"),
        List.of("keys"),
        List.of("values", "zone"),
        List.of("dependencies"),
        List.of("stats"));
  }

  /** Those that make no store where there is none. */
  static Stream<List<String>> commandsOnAStore() {
    return Stream.concat(
        commandsThatRead(),
        Stream.of(List.of("delete", "a1"), List.of("retain", "--max-spans", "1")));
  }

  static Stream<List<String>> commands() {
    return Stream.concat(commandsOnAStore(), Stream.of(List.of("import", "-")));
  }

  @ParameterizedTest
  @MethodSource("commands")
  void help_ofEveryCommand_goesToStandardOutput(List<String> command) {
    SpoorRun run = SpoorRun.of(stores, command.get(0), "--help");

    assertThat(run.exitCode()).isZero();
    assertThat(run.err()).isEmpty();
    assertThat(run.out())
        .startsWith("Usage: spoor " + command.get(0))
        .contains("--store=DIR", "Exit codes:", "2   The command line was not understood");
    assertThat(run.out().lines().mapToInt(String::length).max().orElse(0)).isLessThanOrEqualTo(96);
  }

  @Test
  void help_ofSpoor_namesEveryCommand() {
    assertThat(SpoorRun.of(stores, "--help").out())
        .contains(
            "import ",
            "find ",
            "trace ",
            "services ",
            "operations ",
            "dependencies ",
            "stats ",
            "delete ",
            "retain ",
            "serve ",
            "check ",
            "salvage ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--version", "-V"})
  void version_isPrinted(String option) {
    SpoorRun run = SpoorRun.of(stores, option);

    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).startsWith("spoor ").hasLineCount(1);
  }

  @Test
  void noCommand_isWrongUsage() {
    SpoorRun run = SpoorRun.of(stores);

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err())
        .isEqualTo(
            """
            spoor: Missing required subcommand
            Try "spoor --help".
            """);
  }

  @Test
  void unknownCommand_isWrongUsageWithASuggestion() {
    SpoorRun run = SpoorRun.of(stores, "trce");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err())
        .startsWith("spoor: Unmatched argument at index 0: 'trce'\n")
        .contains("Did you mean: spoor trace");
  }

  @ParameterizedTest
  @MethodSource("commands")
  void withoutStore_isWrongUsage(List<String> command) {
    SpoorRun run = SpoorRun.of(stores, command.toArray(String[]::new));

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err())
        .isEqualTo(
            """
            spoor: Missing required option: '--store=DIR'
            Try "spoor %s --help".
            """
                .formatted(command.get(0)));
  }

  @ParameterizedTest
  @MethodSource("commandsOnAStore")
  void command_missingDirectory_failsAndCreatesNothing(List<String> command) {
    Path missing = temporary.resolve("not/there");

    SpoorRun run = on(missing, new DirectoryStores(), command);

    assertThat(run)
        .isEqualTo(
            new SpoorRun(
                1,
                "",
                "spoor: there is no directory %1$s; \"spoor import --store %1$s FILE\" makes a store there\n"
                    .formatted(missing)));
    assertThat(temporary).isEmptyDirectory();
  }

  @ParameterizedTest
  @MethodSource("commandsOnAStore")
  void command_directoryWithoutStore_failsAndCreatesNothing(List<String> command) {
    SpoorRun run = on(temporary, new DirectoryStores(), command);

    assertThat(run)
        .isEqualTo(
            new SpoorRun(
                1,
                "",
                "spoor: there is no store in %1$s; \"spoor import --store %1$s FILE\" makes one\n"
                    .formatted(temporary)));
    assertThat(temporary).isEmptyDirectory();
  }

  @ParameterizedTest
  @MethodSource("commands")
  void storeThatIsAFile_isToldFromADirectory(List<String> command) throws Exception {
    Path file = Files.writeString(temporary.resolve("file"), "text");

    assertThat(on(file, new DirectoryStores(), command))
        .isEqualTo(
            new SpoorRun(
                1, "", "spoor: %s is a file, expected the directory of a store\n".formatted(file)));
    assertThat(file).hasContent("text");
  }

  @ParameterizedTest
  @MethodSource("commands")
  void storeThatCannotBeOpened_isSaidInItsWords(List<String> command) {
    Stores locked = failing(new StoreLockedException("d17 is open in process 4711"));
    Stores broken = failing(new StorageFailedException("cannot read d18"));

    assertThat(on(temporary, locked, command))
        .isEqualTo(new SpoorRun(1, "", "spoor: d17 is open in process 4711\n"));
    assertThat(on(temporary, broken, command))
        .isEqualTo(new SpoorRun(1, "", "spoor: cannot read d18\n"));
  }

  @ParameterizedTest
  @MethodSource("commands")
  void mistakeInSpoor_isOneLineWithItsPlace(List<String> command) {
    SpoorRun run = on(temporary, failing(new IllegalStateException("seventeen")), command);

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err())
        .startsWith(
            "spoor: this is a mistake in spoor, please report it:"
                + " java.lang.IllegalStateException: seventeen at io.spoor.cli.")
        .hasLineCount(1);
  }

  @Test
  void errorOfTheMachine_isOneLine() {
    assertThat(onFailing(new OutOfMemoryError("Java heap space")))
        .isEqualTo(
            new SpoorRun(
                1, "", "spoor: not enough memory: Java heap space; give Java more with -Xmx\n"));
    assertThat(onFailing(new UnsatisfiedLinkError("librocks17")).err())
        .isEqualTo(
            "spoor: cannot load a part of spoor on this machine:"
                + " java.lang.UnsatisfiedLinkError: librocks17\n");
  }

  private SpoorRun onFailing(Error error) {
    return on(temporary, failing(error), List.of("stats"));
  }

  private static SpoorRun on(Path directory, Stores stores, List<String> command) {
    List<String> args = new ArrayList<>(command);
    args.addAll(1, Arrays.asList("--store", directory.toString()));
    return SpoorRun.of(stores, args.toArray(String[]::new));
  }

  private static Stores failing(Throwable failure) {
    return new Stores() {
      @Override
      public boolean exists(Path directory) {
        return true;
      }

      @Override
      public TraceReader openReadOnly(Path directory) {
        return open(directory);
      }

      @Override
      public TraceStore open(Path directory, Retention retention) {
        return open(directory);
      }

      @Override
      public TraceStore open(Path directory) {
        if (failure instanceof Error error) throw error;
        throw (RuntimeException) failure;
      }
    };
  }
}
