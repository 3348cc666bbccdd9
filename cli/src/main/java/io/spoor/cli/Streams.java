package io.spoor.cli;

import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Where a command prints: answers to the output, what is said about them to the error output. */
@Command // Which is how picocli knows a mixin that has no options.
final class Streams {

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  PrintWriter out() {
    return command.commandLine().getOut();
  }

  /** Flushes the output first, so that a terminal shows both in order. */
  PrintWriter err() {
    out().flush();
    return command.commandLine().getErr();
  }

  /** Refuses the command line of this command. */
  ParameterException usage(IllegalArgumentException cause) {
    return new ParameterException(command.commandLine(), String.valueOf(cause.getMessage()), cause);
  }

  ParameterException usage(String problem) {
    return new ParameterException(command.commandLine(), problem);
  }
}
