package io.boilermaker.internal.interception;

import io.boilermaker.internal.servicebus.Delivery;
import io.boilermaker.internal.servicebus.ServiceClock;
import io.boilermaker.internal.time.Ticker;

/**
 * Makes what interceptors and listeners see of a worker's messages; it stays with the delivery.
 *
 * @param queue where they come from
 * @param clock the service's
 * @param ticker measures tries
 */
public record MessageNotes(String queue, ServiceClock clock, Ticker ticker) {

  /** Returns that of a delivery, made where it is first asked for. */
  public HandledMessage of(Delivery delivery) {
    return (HandledMessage)
        delivery.notes(
            () ->
                new HandledMessage(
                    ReceivedContent.of(queue, delivery.message(), clock.now()), ticker));
  }
}
