package io.boilermaker;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import com.azure.core.amqp.models.AmqpMessageBody;
import com.azure.messaging.servicebus.ServiceBusMessage;
import io.boilermaker.broker.PeekedMessage;
import io.boilermaker.internal.servicebus.ServiceRequests;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.qpid.proton.message.Message;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnJre;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

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

  @Test
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
  void an_idle_worker_stays_ready_though_one_is_scheduled() {
    fixture.send(
        nested()
            .setScheduledEnqueueTime(
                OffsetDateTime.ofInstant(fixture.time().clock().instant(), ZoneOffset.UTC)
                    .plusDays(1)));
    fixture.tasks.add("works", (context, arguments) -> runs.incrementAndGet());
    fixture.with(fixture.config().watchInterval(Duration.ofMillis(200))).startWorker();
    for (int looks = 0; looks < 4; looks++) {
      fixture.advance(Duration.ofMinutes(2));
      WorkerFixture.await(() -> fixture.app().health().ready());
    }
  }

  /** Such as the broker accepts; what the service accepts may be more. */
  private static List<String> undecodable() {
    String value = "005377";
    return List.of(
        value + "a102fffe", // a text that is not UTF-8
        value + "f0000000050000000a41", // ten times true, in an array without bytes
        value + lists(40), // deeper than the engine decodes
        "005375a10178", // a text as data
        "00537540", // no data
        "005376d10000000400000000"); // a map as a sequence
  }

  private static String lists(int levels) {
    String value = "40";
    for (int i = 0; i < levels; i++) {
      value = "d0%08x00000001%s".formatted(4 + value.length() / 2, value);
    }
    return value;
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 20})
  void what_cannot_be_decoded_is_dead_lettered_and_disturbs_no_other(int prefetch) {
    List<Long> deliveries = new CopyOnWriteArrayList<>();
    fixture.tasks.add(
        "works",
        (context, arguments) -> {
          runs.incrementAndGet();
          return deliveries.add(context.deliveryCount());
        });
    fixture.with(fixture.config().concurrency(4).prefetch(prefetch)).startWorker();
    publish(1);
    WorkerFixture.await(() -> runs.get() == 1);

    int sent = undecodable().size();
    try (var connections = new OpenedConnections(fixture.bus.port())) {
      sendBetweenTasks();
      WorkerFixture.await(() -> runs.get() == 1 + sent);
      fixture.awaitQuiet();
      // One of the sender.
      assertThat(connections.count()).isEqualTo(1);
    }

    assertThat(deadLetters()).hasSize(sent).allMatch(letter -> letter.deliveryCount() == 0);
    assertThat(deadLetters())
        .extracting(PeekedMessage::deadLetterReason)
        .containsOnly("InvalidTaskFormat");
    assertThat(deadLetters())
        .extracting(PeekedMessage::deadLetterDescription)
        .containsOnly("the message cannot be decoded");
    assertThat(deliveries).hasSize(1 + sent).containsOnly(deliveries.get(0));
    fixture.app().close();
    assertThat(fixture.bus.counts(WorkerFixture.QUEUE).locked()).isZero();
  }

  private void sendBetweenTasks() {
    try (var sender = new EncodedSender(fixture.clients(), WorkerFixture.QUEUE)) {
      for (String message : undecodable()) {
        sender.send(message);
        publish(1);
      }
    }
  }

  /** Twenty seconds, in which the SDK waits, and nothing depends on the JDK. */
  @EnabledOnJre(JRE.JAVA_17)
  @ParameterizedTest
  @ValueSource(strings = {"link", "connection"})
  void it_is_so_on_links_and_connections_that_the_sdk_has_opened_again(String lost) {
    fixture.tasks.add("works", (context, arguments) -> runs.incrementAndGet());
    fixture.startWorker();
    publish(1);
    WorkerFixture.await(() -> runs.get() == 1);
    if (lost.equals("link")) {
      fixture.bus.faults().closeLinks("amqp:link:detach-forced", "Closed by the test.");
    } else {
      fixture.bus.faults().closeConnections("amqp:connection:forced", "Closed by the test.");
    }
    fixture.send(nested());
    publish(1);
    WorkerFixture.await(() -> runs.get() >= 2 && deadLetters().size() == 1);
    assertThat(deadLetters().get(0).deadLetterReason()).isEqualTo("InvalidTaskFormat");
  }

  private void publish(int count) {
    for (int i = 0; i < count; i++) {
      fixture.app().publish(fixture.tasks.task("works"));
    }
  }

  private List<PeekedMessage> deadLetters() {
    return fixture.bus.peek(WorkerFixture.QUEUE).stream()
        .filter(message -> message.state() == PeekedMessage.State.DEAD_LETTERED)
        .toList();
  }

  /** Counts the connections to a broker that the SDK opens. */
  private static final class OpenedConnections extends AppenderBase<ILoggingEvent>
      implements AutoCloseable {

    private static final Logger LOGGER =
        (Logger) LoggerFactory.getLogger("com.azure.core.amqp.implementation.ReactorConnection");

    private final AtomicInteger opened = new AtomicInteger();
    private final String port;

    OpenedConnections(int port) {
      this.port = "\"port\":" + port;
      setContext(LOGGER.getLoggerContext());
      start();
      LOGGER.setLevel(Level.INFO);
      LOGGER.addAppender(this);
    }

    @Override
    protected void append(ILoggingEvent event) {
      String line = event.getFormattedMessage();
      if (line.contains("Creating and starting connection") && line.contains(port)) {
        opened.incrementAndGet();
      }
    }

    int count() {
      return opened.get();
    }

    @Override
    public void close() {
      LOGGER.detachAppender(this);
      LOGGER.setLevel(null);
    }
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
