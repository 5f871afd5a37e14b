package io.boilermaker.internal.interception;

import io.boilermaker.interceptor.ApplicationView;
import io.boilermaker.internal.servicebus.ServiceClock;
import io.boilermaker.internal.time.Ticker;
import io.boilermaker.internal.time.TimeSource;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * The interceptors of an application, each kind where it is used. Thread safe.
 *
 * @param interceptors all of them
 * @param publish sees publications
 * @param events tells what became of messages
 * @param thread calls listeners; null if they are called where something happens
 */
public record WorkerInterception(
    Interceptors interceptors,
    PublishInterception publish,
    SettlementEvents events,
    @Nullable ListenerThread thread) {

  /** No interceptors. */
  public static final WorkerInterception NONE =
      of(
          Interceptors.NONE,
          null,
          new MessageNotes("", new ServiceClock(TimeSource.system()), Ticker.system()));

  /** Those of an application that uses a queue. */
  public static WorkerInterception of(Interceptors interceptors, MessageNotes notes) {
    return of(interceptors, interceptors.isEmpty() ? null : new ListenerThread(), notes);
  }

  /** Those of an application whose tasks run inline: listeners too are called at once. */
  public static WorkerInterception inline(Interceptors interceptors, MessageNotes notes) {
    return of(interceptors, null, notes);
  }

  private static WorkerInterception of(
      Interceptors interceptors, @Nullable ListenerThread thread, MessageNotes notes) {
    Executor listeners = thread == null ? Runnable::run : thread;
    return new WorkerInterception(
        interceptors,
        new PublishInterception(interceptors.publish(), listeners, notes.ticker()),
        new SettlementEvents(interceptors.settlement(), listeners, notes),
        thread);
  }

  /** Returns what makes messages visible to interceptors. */
  public MessageNotes notes() {
    return events.notes();
  }

  /** Tells whether there is none. */
  public boolean isEmpty() {
    return interceptors.isEmpty();
  }

  /** Calls what waits for listeners, and tells interceptors that the application has closed. */
  public void close(ApplicationView application) {
    interceptors.closed(application);
    if (thread != null) {
      thread.close();
    }
  }
}
