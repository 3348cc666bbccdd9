package io.spoor.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The {@code spoor} command itself, of which all others are parts. */
@Command(
    name = "spoor",
    description = "Stores traces in a directory, and answers from it.",
    footer = {"", "\"spoor COMMAND --help\" says more."})
public final class Spoor {
  private Spoor() {}

  /** Carries out one command and ends the process with its exit code. */
  public static void main(String[] args) {
    OutputStream err = new FileOutputStream(FileDescriptor.err);
    StandardOutput out = new StandardOutput(new FileOutputStream(FileDescriptor.out));
    Surroundings surroundings =
        new Surroundings(
            new DirectoryStores(),
            Clock.systemUTC(),
            System.in,
            out,
            err,
            TerminalProgress.on(System.err),
            TerminalColumns.of(System.getenv("COLUMNS")));
    int exitCode = run(surroundings, args);
    System.exit(out.hasFailed() ? out.report(utf8(err)) : exitCode);
  }

  /** Carries out one command and returns its exit code. */
  static int run(Surroundings surroundings, String... args) {
    PrintWriter out = utf8(surroundings.out());
    PrintWriter err = utf8(surroundings.err());
    try {
      return commandLine(surroundings).setOut(out).setErr(err).execute(args);
    } catch (Error e) { // Such as no memory, or no native library for this machine.
      err.println("spoor: " + ErrorMessages.describe(e));
      return ExitCodes.FAILED;
    } finally {
      out.flush();
      err.flush();
    }
  }

  private static CommandLine commandLine(Surroundings surroundings) {
    CommandLine spoor =
        new CommandLine(new Spoor())
            .addSubcommand(new ImportCommand(surroundings))
            .addSubcommand(new ExportCommand(surroundings))
            .addSubcommand(new FindCommand(surroundings))
            .addSubcommand(new TraceCommand(surroundings))
            .addSubcommand(new ServicesCommand(surroundings))
            .addSubcommand(new OperationsCommand(surroundings))
            .addSubcommand(new KeysCommand(surroundings))
            .addSubcommand(new ValuesCommand(surroundings))
            .addSubcommand(new DependenciesCommand(surroundings))
            .addSubcommand(new StatsCommand(surroundings))
            .addSubcommand(new DeleteCommand(surroundings))
            .addSubcommand(new RetainCommand(surroundings))
            .addSubcommand(new ServeCommand(surroundings))
            .addSubcommand(new CheckCommand())
            .addSubcommand(new SalvageCommand());
    return CommonBehaviour.addTo(spoor, surroundings.clock());
  }

  private static PrintWriter utf8(OutputStream stream) {
    return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8));
  }
}
