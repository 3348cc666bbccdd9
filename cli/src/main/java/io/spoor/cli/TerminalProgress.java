package io.spoor.cli;

import java.io.Console;
import java.io.PrintStream;
import java.lang.reflect.Method;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** A bar on the terminal, erased when done. */
final class TerminalProgress implements ProgressDisplay {
  private static final int COLUMNS = 79;
  private static final int UPDATE_MILLIS = 200;

  private final PrintStream terminal;

  private TerminalProgress(PrintStream terminal) {
    this.terminal = terminal;
  }

  /** A bar on this stream if people are watching, otherwise nothing. */
  static ProgressDisplay on(PrintStream stream) {
    return isInteractive() ? new TerminalProgress(stream) : NONE;
  }

  @Override
  public Progress start(String task, long totalBytes) {
    ProgressBar bar =
        new ProgressBarBuilder()
            .setTaskName(task)
            .setInitialMax(totalBytes)
            .setUnit(" MB", 1_000_000)
            .setStyle(ProgressBarStyle.ASCII)
            .setUpdateIntervalMillis(UPDATE_MILLIS)
            .setConsumer(new ConsoleProgressBarConsumer(terminal, COLUMNS))
            .clearDisplayOnFinish()
            .build();
    return new Progress() {
      @Override
      public void advance(long bytes) {
        bar.stepBy(bytes);
      }

      @Override
      public void close() {
        bar.close();
      }
    };
  }

  /** Before JDK 22 there is a console only on a terminal; since then it has to be asked. */
  @SuppressWarnings("SystemConsoleNull") // Which is why it is asked.
  private static boolean isInteractive() {
    Console console = System.console();
    if (console == null) return false;
    try {
      Method isTerminal = Console.class.getMethod("isTerminal");
      return (boolean) isTerminal.invoke(console);
    } catch (NoSuchMethodException e) {
      return true;
    } catch (ReflectiveOperationException e) {
      return false;
    }
  }
}
