package io.spoor.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.spoor.Removal;
import io.spoor.StoreListener;
import io.spoor.span.TraceId;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A listener that keeps what it is told. */
final class Happenings implements StoreListener {

  /** Something that was told, and on which thread. */
  record Told(Thread thread, Object what) {}

  record Deleted(TraceId id, long spans) {}

  record Failed(String attempted, Throwable cause) {}

  private final BlockingQueue<Told> told = new LinkedBlockingQueue<>();

  @Override
  public void written(Written batch) {
    keep(batch);
  }

  @Override
  public void sealed(Sealed segment) {
    keep(segment);
  }

  @Override
  public void retained(Removal removed) {
    keep(removed);
  }

  @Override
  public void deleted(TraceId id, long spans) {
    keep(new Deleted(id, spans));
  }

  @Override
  public void failed(String attempted, Throwable cause) {
    keep(new Failed(attempted, cause));
  }

  private void keep(Object what) {
    told.add(new Told(Thread.currentThread(), what));
  }

  /** The next thing of this kind; things of other kinds before it are left out. */
  <T> T next(Class<T> kind) throws InterruptedException {
    return kind.cast(nextTold(kind).what());
  }

  Told nextTold(Class<?> kind) throws InterruptedException {
    while (true) {
      Told next = told.poll(1, TimeUnit.MINUTES);
      assertThat(next).as("what is told").isNotNull();
      if (kind.isInstance(next.what())) return next;
    }
  }

  boolean isEmpty() {
    return told.isEmpty();
  }
}
