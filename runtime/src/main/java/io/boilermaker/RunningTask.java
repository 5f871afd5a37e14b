package io.boilermaker;

import io.boilermaker.internal.servicebus.Delivery;
import io.boilermaker.internal.servicebus.DeliveryState;
import io.boilermaker.internal.servicebus.TraceContext;
import java.util.Optional;
import java.util.concurrent.CompletionException;

/** The context of a try whose message a worker has. */
final class RunningTask extends AttemptContext {

  private final Delivery delivery;

  RunningTask(Task task, Delivery delivery) {
    super(task, delivery.sequenceNumber());
    this.delivery = delivery;
  }

  @Override
  public long deliveryCount() {
    return delivery.earlierDeliveries();
  }

  @Override
  public Optional<String> traceParent() {
    return Optional.ofNullable(TraceContext.of(delivery.message()).parent());
  }

  @Override
  public boolean renewLock() {
    try {
      delivery.renewLock().join();
      return true;
    } catch (CompletionException e) {
      return delivery.state() != DeliveryState.LOCK_LOST;
    }
  }

  @Override
  public boolean isCancelled() {
    return delivery.state().isCancelled();
  }
}
