package io.spoor.cli;

import io.spoor.TraceStoreException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Tells people what went wrong, in a line or two and without a stack trace. */
final class ErrorMessages implements IExecutionExceptionHandler, IParameterExceptionHandler {

  @Override
  public int handleParseException(ParameterException wrong, String[] args) {
    CommandLine command = wrong.getCommandLine();
    PrintWriter err = command.getErr();
    err.println("spoor: " + wrong.getMessage());
    UnmatchedArgumentException.printSuggestions(wrong, err);
    err.printf("Try \"%s --help\".%n", command.getCommandSpec().qualifiedName());
    return ExitCodes.USAGE;
  }

  @Override
  public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) {
    command.getErr().println("spoor: " + describe(failure));
    return ExitCodes.FAILED;
  }

  /** What went wrong, for people. */
  static String describe(Throwable failure) {
    boolean isForPeople =
        failure instanceof CommandFailedException || failure instanceof TraceStoreException;
    if (isForPeople) return String.valueOf(failure.getMessage());
    if (failure instanceof IOException || failure instanceof UncheckedIOException) {
      return "cannot read or write: " + failure.getMessage();
    }
    if (failure instanceof OutOfMemoryError) {
      return "not enough memory: " + failure.getMessage() + "; give Java more with -Xmx";
    }
    if (failure instanceof LinkageError) {
      return "cannot load a part of spoor on this machine: " + failure;
    }
    StackTraceElement[] frames = failure.getStackTrace();
    return "this is a mistake in spoor, please report it: %s%s"
        .formatted(failure, frames.length == 0 ? "" : " at " + frames[0]);
  }
}
