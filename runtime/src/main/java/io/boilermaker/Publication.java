package io.boilermaker;

import com.azure.messaging.servicebus.ServiceBusMessage;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/**
 * A message that is to be published, and whoever waits for that.
 *
 * @param message what is published
 * @param bytes the size of its body
 * @param delay after which it may be delivered
 * @param attempts how many there may be in all
 * @param since what the ticker said when this attempt was asked for
 * @param result its sequence number, or why the last attempt failed
 */
record Publication(
    ServiceBusMessage message,
    int bytes,
    Duration delay,
    int attempts,
    long since,
    CompletableFuture<Long> result) {

  /** Returns what is left to do after a failed attempt. */
  Publication again(long now) {
    return new Publication(message, bytes, delay, attempts - 1, now, result);
  }
}
