package io.boilermaker.internal.servicebus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.azure.core.amqp.exception.AmqpErrorCondition;
import com.azure.core.amqp.exception.AmqpException;
import com.azure.messaging.servicebus.ServiceBusErrorSource;
import com.azure.messaging.servicebus.ServiceBusException;
import io.boilermaker.internal.time.Ticker;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.core.publisher.Mono;

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

  @ParameterizedTest
  @CsvSource({"MESSAGE_LOCK_LOST, LOCK_LOST", "UNAUTHORIZED_ACCESS, HANDLING"})
  void a_renewal_that_fails_for_another_reason_leaves_the_lock(
      AmqpErrorCondition condition, DeliveryState expected) {
    var requests = new ServiceRequests(Duration.ofSeconds(30), Ticker.system());
    var delivery =
        new Delivery(
            ReceivedMessages.withAnnotations(Map.of()),
            new Link(refusing(failure(condition))),
            requests,
            0);
    delivery.begin(Thread.currentThread());

    assertThatThrownBy(delivery.renewLock()::join).hasRootCauseMessage("from the service");

    assertThat(delivery.state()).isEqualTo(expected);
  }

  private static QueueReceiver refusing(Throwable answer) {
    return (QueueReceiver)
        Proxy.newProxyInstance(
            QueueReceiver.class.getClassLoader(),
            new Class<?>[] {QueueReceiver.class},
            (proxy, method, arguments) -> Mono.error(answer));
  }

  private record Link(QueueReceiver receiver) implements ReceiveLink {

    @Override
    public void moved(DeliveryState from, DeliveryState to) {}

    @Override
    public void refill() {}
  }
}
