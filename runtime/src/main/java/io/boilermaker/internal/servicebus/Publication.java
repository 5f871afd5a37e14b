package io.boilermaker.internal.servicebus;

import com.azure.messaging.servicebus.ServiceBusMessage;
import java.time.Duration;

/**
 * A message that is to be published, and whoever waits for that.
 *
 * @param message what is published
 * @param bytes the size of its body
 * @param delay after which it may be delivered
 * @param attempts how many there may be in all
 * @param since what the ticker said when this attempt was asked for
 * @param result is told how that ends
 */
public record Publication(
    ServiceBusMessage message, int bytes, Duration delay, int attempts, long since, Result result) {

  /** The end of a publication; one of the methods is called, once. */
  public interface Result {

    /** The queue has confirmed the message. */
    void published(long sequenceNumber);

    /** The last attempt has failed. */
    void failed(Throwable error);
  }

  /** Returns what is left to do after a failed attempt. */
  Publication again(long now) {
    return new Publication(message, bytes, delay, attempts - 1, now, result);
  }
}
