package io.spoor.soak;

import com.sun.jdi.AbsentInformationException;
import com.sun.jdi.Bootstrap;
import com.sun.jdi.Method;
import com.sun.jdi.ReferenceType;
import com.sun.jdi.VMDisconnectedException;
import com.sun.jdi.VirtualMachine;
import com.sun.jdi.connect.Connector;
import com.sun.jdi.connect.IllegalConnectorArgumentsException;
import com.sun.jdi.connect.LaunchingConnector;
import com.sun.jdi.connect.VMStartException;
import com.sun.jdi.event.BreakpointEvent;
import com.sun.jdi.event.ClassPrepareEvent;
import com.sun.jdi.event.Event;
import com.sun.jdi.event.EventSet;
import com.sun.jdi.request.BreakpointRequest;
import com.sun.jdi.request.ClassPrepareRequest;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** A process that is killed, as by {@code kill -9}, at a moment that is chosen beforehand. */
final class KilledProcess {

  /** A method, before which the process is killed when it is called for the n-th time. */
  record Point(String className, String method) {
    @Override
    public String toString() {
      return className.substring(className.lastIndexOf('.') + 1) + "." + method;
    }
  }

  /**
   * What came of it.
   *
   * @param made how often it said that a call is made
   * @param wasKilled whether it did not come to its end before
   */
  record Outcome(int made, boolean wasKilled) {}

  private KilledProcess() {}

  /** Kills it once it has said so many times that a call is made. */
  static Outcome killAfter(int calls, Class<?> main, List<String> arguments)
      throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
    command.addAll(arguments);
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    int made = 0;
    try (BufferedReader lines = process.inputReader()) {
      String line = lines.readLine();
      while (line != null && made < calls) {
        line = lines.readLine();
        if ("made".equals(line)) made++;
      }
      process.toHandle().destroyForcibly(); // Process.destroyForcibly would close the pipe too.
      for (line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.equals("made")) made++;
      }
    }
    return new Outcome(made, process.waitFor() != 0);
  }

  /** Kills it at a point, or lets it end if it does not come there. */
  static Outcome killAt(Point point, int hit, Class<?> main, List<String> arguments)
      throws IOException, InterruptedException {
    VirtualMachine machine = launch(main, arguments);
    CompletableFuture<Integer> made = CompletableFuture.supplyAsync(() -> count(machine.process()));
    Thread errors = new Thread(() -> count(machine.process().errorReader()));
    errors.start();
    ClassPrepareRequest prepare = machine.eventRequestManager().createClassPrepareRequest();
    prepare.addClassFilter(point.className());
    prepare.enable();
    boolean isThere = awaitPoint(machine, point, hit);
    machine.process().toHandle().destroyForcibly();
    machine.process().waitFor();
    errors.join();
    return new Outcome(made.join(), isThere);
  }

  private static VirtualMachine launch(Class<?> main, List<String> arguments) throws IOException {
    LaunchingConnector connector = Bootstrap.virtualMachineManager().defaultConnector();
    Map<String, Connector.Argument> settings = connector.defaultArguments();
    settings.get("main").setValue(main.getName() + " " + String.join(" ", arguments));
    settings
        .get("options")
        .setValue("-XX:+UseSerialGC -cp \"" + System.getProperty("java.class.path") + "\"");
    try {
      return connector.launch(settings);
    } catch (IllegalConnectorArgumentsException | VMStartException e) {
      throw new IOException(e);
    }
  }

  /** Returns whether it came there before its end. */
  private static boolean awaitPoint(VirtualMachine machine, Point point, int hit)
      throws InterruptedException {
    try {
      while (true) {
        EventSet events = machine.eventQueue().remove();
        for (Event event : events) {
          if (event instanceof BreakpointEvent) return true; // All its threads stand still.
          if (event instanceof ClassPrepareEvent prepared) {
            breakAt(machine, prepared.referenceType(), point, hit);
          }
        }
        events.resume();
      }
    } catch (VMDisconnectedException e) {
      return false;
    }
  }

  private static void breakAt(VirtualMachine machine, ReferenceType type, Point point, int hit) {
    List<Method> methods = type.methodsByName(point.method());
    if (methods.isEmpty()) throw new IllegalArgumentException("there is no method " + point);
    for (Method method : methods) {
      try {
        BreakpointRequest request =
            machine.eventRequestManager().createBreakpointRequest(method.allLineLocations().get(0));
        request.addCountFilter(hit);
        request.enable();
      } catch (AbsentInformationException e) {
        throw new IllegalArgumentException("no lines are known of " + point, e);
      }
    }
  }

  private static int count(Process process) {
    return count(process.inputReader());
  }

  private static int count(BufferedReader lines) {
    int made = 0;
    try (lines) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.equals("made")) made++;
      }
    } catch (IOException e) {
      return made; // Its end of the pipe is gone.
    }
    return made;
  }
}
