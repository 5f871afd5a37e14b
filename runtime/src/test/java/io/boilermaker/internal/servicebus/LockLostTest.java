package io.boilermaker.internal.servicebus;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.core.amqp.exception.AmqpErrorCondition;
import com.azure.core.amqp.exception.AmqpException;
import com.azure.messaging.servicebus.ServiceBusErrorSource;
import com.azure.messaging.servicebus.ServiceBusException;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

/** Which failures mean that a message is no longer this worker's. */
class LockLostTest {

  private static ServiceBusException failure(AmqpErrorCondition condition) {
    return new ServiceBusException(
        new AmqpException(false, condition, "from the service", null),
        ServiceBusErrorSource.COMPLETE);
  }

  @Test
  void only_a_lost_lock_is_one_whether_wrapped_or_not() {
    ServiceBusException lost = failure(AmqpErrorCondition.MESSAGE_LOCK_LOST);
    assertThat(Delivery.isLockLost(lost)).isTrue();
    assertThat(Delivery.isLockLost(new CompletionException(lost))).isTrue();

    ServiceBusException busy = failure(AmqpErrorCondition.SERVER_BUSY_ERROR);
    assertThat(Delivery.isLockLost(busy)).isFalse();
    assertThat(Delivery.isLockLost(new CompletionException(busy))).isFalse();
    assertThat(Delivery.isLockLost(new IllegalStateException(lost))).isFalse();
  }
}
