package io.boilermaker.internal.servicebus;

import com.azure.messaging.servicebus.ServiceBusTransactionContext;
import java.time.Duration;
import reactor.core.publisher.Mono;

/** A message to publish when another is settled: a retry, a callback, or a copy of that message. */
public interface FollowUp {

  /** Returns the time after which it is due. */
  Duration delay();

  /** Tells whether it goes to the queue that the message came from. */
  boolean isInOwnQueue();

  /** Publishes it; a failure that may pass is waited out. */
  Mono<Void> publish();

  /** Publishes it at the commit of a transaction, by a send or by the management node. */
  Mono<Void> publish(ServiceBusTransactionContext transaction, PublishWay way);

  /** Is told once how its publication, and the settlement with it, has ended. */
  default void ended(Ending how) {}

  /** Explains a failure of {@link #publish} to a reader. */
  Mono<Throwable> describe(Throwable failure);
}
