package io.boilermaker.internal.interception;

import io.boilermaker.interceptor.SettlementListener;
import io.boilermaker.internal.servicebus.Delivery;
import io.boilermaker.internal.servicebus.Disposition;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;

/**
 * Tells listeners what became of messages. Thread safe.
 *
 * @param listeners in their order
 * @param thread calls them
 * @param notes knows the messages
 */
public record SettlementEvents(
    List<SettlementListener> listeners, Executor thread, MessageNotes notes) {

  /** Tells whether there is no listener. */
  public boolean isEmpty() {
    return listeners.isEmpty();
  }

  /** A message is settled without a follow-up of its own queue. */
  public void settled(Delivery delivery, Disposition disposition) {
    if (!listeners.isEmpty()) {
      settled(notes.of(delivery), disposition);
    }
  }

  /** A message is settled. */
  public void settled(HandledMessage message, Disposition disposition) {
    if (disposition instanceof Disposition.DeadLetter dead) {
      tell(
          message,
          (listener, settled) -> listener.deadLettered(settled, dead.reason(), dead.description()));
    } else {
      tell(message, SettlementListener::completed);
    }
  }

  /** A message is completed, and its retry is published. */
  public void retried(Delivery delivery, Duration delay) {
    if (!listeners.isEmpty()) {
      retried(notes.of(delivery), delay);
    }
  }

  /** A message is completed, and its retry is published. */
  public void retried(HandledMessage message, Duration delay) {
    tell(message, (listener, settled) -> listener.retried(settled, delay));
  }

  /** A message is back in its queue as a delayed copy. */
  public void requeued(Delivery delivery, Duration delay) {
    if (!listeners.isEmpty()) {
      tell(notes.of(delivery), (listener, settled) -> listener.requeued(settled, delay));
    }
  }

  /** A message is back in its queue. */
  public void released(Delivery delivery) {
    if (!listeners.isEmpty()) {
      tell(notes.of(delivery), SettlementListener::released);
    }
  }

  private void tell(HandledMessage message, BiConsumer<SettlementListener, HandledMessage> event) {
    if (!listeners.isEmpty()) {
      thread.execute(
          () ->
              listeners.forEach(
                  each -> Interceptors.guarded(each, called -> event.accept(called, message))));
    }
  }
}
