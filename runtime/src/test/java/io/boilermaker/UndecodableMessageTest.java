package io.boilermaker;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.core.amqp.models.AmqpMessageBody;
import com.azure.messaging.servicebus.ServiceBusMessage;
import io.boilermaker.internal.servicebus.ServiceRequests;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.qpid.proton.message.Message;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnJre;
import org.junit.jupiter.api.condition.JRE;

/**
 * Messages that the service keeps and the SDK for Java cannot decode: whoever may send can send
 * them.
 */
@Timeout(120)
class UndecodableMessageTest {

  private final AtomicInteger runs = new AtomicInteger();
  private final WorkerFixture fixture =
      new WorkerFixture(queue -> queue.lockDuration(Duration.ofMinutes(5)).maxDeliveryCount(2));

  @AfterEach
  void close() {
    fixture.close();
  }

  /** Deeper than the SDK's engine decodes. */
  private static ServiceBusMessage nested() {
    Object value = "x";
    for (int i = 0; i < 40; i++) {
      value = Map.of("k", value);
    }
    return new ServiceBusMessage(AmqpMessageBody.fromValue(value));
  }

  /** Half a minute, in which nothing depends on the JDK. */
  @Test
  @EnabledOnJre(JRE.JAVA_17)
  void a_worker_starts_though_the_first_message_cannot_be_decoded() {
    fixture.tasks.add("works", (context, arguments) -> runs.incrementAndGet());
    fixture.send(nested());
    fixture.with(fixture.config().giveUpAfter(Duration.ofSeconds(9))).startWorker();
    for (int i = 0; i < 3; i++) {
      fixture.app().publish(fixture.tasks.task("works"));
    }
    Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> runs.get() == 3);
    assertThat(fixture.app().health().live()).isTrue();
  }

  @Test
  void what_the_decoder_throws_is_told_from_what_others_throw() {
    assertThat(ServiceRequests.isUnreadable(new IllegalStateException(thrownByTheDecoder())))
        .isTrue();
    for (Throwable other :
        List.of(new NullPointerException(), new IllegalStateException(new RuntimeException()))) {
      assertThat(ServiceRequests.isUnreadable(other)).isFalse();
    }
  }

  private static Throwable thrownByTheDecoder() {
    try {
      byte[] text = {0, 0x53, 0x75, (byte) 0xa1, 1, 'x'};
      Message.Factory.create().decode(text, 0, text.length);
      throw new AssertionError("it was decoded");
    } catch (RuntimeException e) {
      return e;
    }
  }
}
