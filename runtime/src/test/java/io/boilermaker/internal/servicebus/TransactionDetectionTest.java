package io.boilermaker.internal.servicebus;

import static com.azure.core.amqp.exception.AmqpErrorCondition.NOT_ALLOWED;
import static com.azure.core.amqp.exception.AmqpErrorCondition.NOT_IMPLEMENTED;
import static com.azure.core.amqp.exception.AmqpErrorCondition.UNAUTHORIZED_ACCESS;
import static org.assertj.core.api.Assertions.assertThat;

import com.azure.core.amqp.exception.AmqpErrorCondition;
import com.azure.core.amqp.exception.AmqpException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.publisher.Mono;

class TransactionDetectionTest {

  private static final Duration LIMIT = Duration.ofMillis(30);

  private final SettleAndPublish settleAndPublish =
      new SettleAndPublish(System::nanoTime, new Random(1));

  static Stream<Mono<?>> lost() {
    return Stream.of(
        Mono.error(
            new AmqpException(true, "Could not complete sends because link is closed", null)),
        Mono.error(new AmqpException(true, AmqpErrorCondition.SERVER_BUSY_ERROR, "busy", null)),
        Mono.error(new IllegalStateException("the connection was disposed")),
        Mono.error(new IllegalStateException("Cannot begin on a closed client")),
        Mono.never());
  }

  @ParameterizedTest
  @MethodSource("lost")
  void a_connection_lost_while_transactions_are_looked_for_does_not_say_that_there_are_none(
      Mono<?> answer) {
    settleAndPublish.detect(receiver(answer), LIMIT);
    assertThat(settleAndPublish.isTransactional()).isCompletedWithValue(true);
  }

  static Stream<Mono<?>> refused() {
    return Stream.of(NOT_ALLOWED, NOT_IMPLEMENTED, UNAUTHORIZED_ACCESS)
        .map(condition -> Mono.error(new AmqpException(false, condition, "no", null)));
  }

  @ParameterizedTest
  @MethodSource("refused")
  void transactions_that_the_service_refuses_are_not_used(Mono<?> answer) {
    // The answer is there at once, but on a busy machine not within the limit of the others.
    settleAndPublish.detect(receiver(answer), Duration.ofMinutes(1));
    assertThat(settleAndPublish.isTransactional()).isCompletedWithValue(false);
  }

  private static QueueReceiver receiver(Mono<?> answer) {
    return (QueueReceiver)
        Proxy.newProxyInstance(
            QueueReceiver.class.getClassLoader(),
            new Class<?>[] {QueueReceiver.class},
            (proxy, method, arguments) -> answer);
  }
}
