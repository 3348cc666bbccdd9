package io.spoor.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Threads that begin at the same moment, again and again. */
public final class Together implements AutoCloseable {
  private static final long MOST_SECONDS = 60;

  private final ExecutorService threads;
  private final CyclicBarrier start;

  /**
   * @param count how many threads there are
   */
  public Together(int count) {
    threads = Executors.newFixedThreadPool(count);
    start = new CyclicBarrier(count);
  }

  /**
   * Runs as many tasks as there are threads, and waits for their ends.
   *
   * @param name stands in the message where one fails, or hangs
   */
  public void run(String name, List<Runnable> tasks) throws InterruptedException {
    List<Future<?>> running = new ArrayList<>();
    for (Runnable task : tasks) {
      running.add(
          threads.submit(
              () -> {
                start.await();
                task.run();
                return true;
              }));
    }
    try {
      for (Future<?> task : running) task.get(MOST_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw new AssertionError(name, e.getCause());
    } catch (TimeoutException e) {
      throw new AssertionError(name + " hangs", e);
    }
  }

  /** Makes it likely that others come between; nothing that a test says may rest on it. */
  @SuppressWarnings("ThreadPriorityCheck")
  public static void letOthersRun() {
    Thread.yield();
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
