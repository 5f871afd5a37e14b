package io.boilermaker.broker.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.azure.core.amqp.AmqpRetryOptions;
import com.azure.messaging.servicebus.ServiceBusClientBuilder;
import com.azure.messaging.servicebus.ServiceBusClientBuilder.ServiceBusReceiverClientBuilder;
import com.azure.messaging.servicebus.ServiceBusMessage;
import com.azure.messaging.servicebus.ServiceBusReceivedMessage;
import com.azure.messaging.servicebus.ServiceBusReceiverClient;
import com.azure.messaging.servicebus.ServiceBusSenderClient;
import com.azure.messaging.servicebus.ServiceBusTransactionContext;
import io.boilermaker.broker.LocalServiceBus;
import io.boilermaker.broker.PeekedMessage;
import io.boilermaker.broker.QueueSpec;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The program with a data directory, killed while clients use it. */
class BrokerKillTest {

  private static final int ROUNDS = 3;
  private static final int CONFIRMED_BEFORE_KILL = 40;
  private static final int SENDERS = 3;
  private static final int GROUP = 4;
  private static final Duration CLIENT_PATIENCE = Duration.ofSeconds(5);

  @TempDir private Path folder;
  private final AtomicInteger groups = new AtomicInteger();

  /** Groups of messages that were sent as one and confirmed to the sender. */
  private final Set<Integer> confirmed = ConcurrentHashMap.newKeySet();

  /** The sequence numbers of the received messages, by group and member. */
  private final Map<String, Set<Long>> received = new ConcurrentHashMap<>();

  private final Set<Long> settled = ConcurrentHashMap.newKeySet();
  private final Set<Long> cameBack = ConcurrentHashMap.newKeySet();

  /** Messages whose dead-lettering was confirmed to the receiver. */
  private final Set<String> deadLettered = ConcurrentHashMap.newKeySet();

  /** The messages that the last broker held. */
  private final List<String> left = new ArrayList<>();

  private final List<String> deadLetters = new ArrayList<>();

  @Test
  @Timeout(120)
  @DisplayName(
      "B-16: kills under load lose and double nothing, also on the way to the dead letters")
  void what_was_confirmed_survives_a_kill_and_nothing_is_doubled() throws Exception {
    for (int round = 1; round <= ROUNDS; round++) {
      Process broker = start();
      List<Thread> load = startLoad(broker);
      int enough = round * CONFIRMED_BEFORE_KILL;
      await()
          .atMost(Duration.ofSeconds(60))
          .pollInterval(Duration.ofMillis(10))
          .until(() -> confirmed.size() >= enough && settled.size() >= enough);
      assertThat(broker.isAlive()).isTrue();
      broker.destroyForcibly().waitFor();
      awaitEnd(load);
    }
    takeWhatIsLeft();
    assertThat(deadLettered).isNotEmpty();
    assertNothingIsLostOrDoubled();
  }

  /**
   * A sender may wait for its broker for seconds, which changes nothing: what it learned of is in
   * the account, and the next broker has another port.
   */
  private static void awaitEnd(List<Thread> load) throws InterruptedException {
    load.get(SENDERS).join(CLIENT_PATIENCE.toMillis());
  }

  private void assertNothingIsLostOrDoubled() {
    assertThat(confirmed).allSatisfy(group -> assertThat(membersOf(group)).isEqualTo(GROUP));
    for (int group = 1; group <= groups.get(); group++) {
      assertThat(membersOf(group)).as("parts of a group").isIn(0, GROUP);
    }
    assertThat(received.values()).allSatisfy(numbers -> assertThat(numbers).hasSize(1));
    assertThat(cameBack).as("settled messages that came back").isEmpty();
    assertThat(deadLetters).as("dead letters").doesNotHaveDuplicates();
    assertThat(deadLettered).as("confirmed dead letters").allMatch(deadLetters::contains);
    assertThat(left).as("messages that are dead letters too").noneMatch(deadLetters::contains);
  }

  private int membersOf(int group) {
    return (int)
        IntStream.range(0, GROUP).filter(i -> received.containsKey(name(group, i))).count();
  }

  private static String name(int group, int member) {
    return group + "-" + member;
  }

  private Process start() throws IOException {
    return BrokerProcess.start(
        "--queue", "tasks,max-delivery=2000", "--port", "0", "--data", folder.toString());
  }

  private List<Thread> startLoad(Process broker) throws IOException {
    String connectionString = BrokerProcess.connectionString(broker);
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < SENDERS; i++) {
      boolean transactional = i == 0;
      threads.add(whileAlive(broker, () -> send(connectionString, transactional)));
    }
    threads.add(whileAlive(broker, () -> receive(broker, connectionString)));
    threads.forEach(thread -> thread.setDaemon(true));
    threads.forEach(Thread::start);
    return threads;
  }

  /** Again with new clients, where a slow machine lets one time out. */
  private static Thread whileAlive(Process broker, Runnable action) {
    return new Thread(
        () -> {
          while (broker.isAlive()) {
            action.run();
          }
        });
  }

  private static ServiceBusClientBuilder client(String connectionString) {
    return new ServiceBusClientBuilder()
        .connectionString(connectionString)
        .retryOptions(new AmqpRetryOptions().setMaxRetries(0).setTryTimeout(Duration.ofSeconds(5)));
  }

  /**
   * Sends until the broker fails. A message is never sent twice, so a duplicate comes from the
   * broker.
   */
  private void send(String connectionString, boolean transactional) {
    try (ServiceBusSenderClient sender =
        client(connectionString).sender().queueName("tasks").buildClient()) {
      while (true) {
        int group = groups.incrementAndGet();
        List<ServiceBusMessage> messages =
            IntStream.range(0, GROUP).mapToObj(i -> new ServiceBusMessage(name(group, i))).toList();
        if (transactional) {
          ServiceBusTransactionContext transaction = sender.createTransaction();
          messages.forEach(message -> sender.sendMessage(message, transaction));
          sender.commitTransaction(transaction);
        } else {
          sender.sendMessages(messages);
        }
        confirmed.add(group);
      }
    } catch (RuntimeException e) {
      // The broker is gone, and the result of the last group is unknown.
    }
  }

  /** The SDK may keep trying to reach a broker that is gone, and report nothing received. */
  private void receive(Process broker, String connectionString) {
    try (ServiceBusReceiverClient receiver = receiver(connectionString).buildClient()) {
      while (broker.isAlive()) {
        for (ServiceBusReceivedMessage message :
            receiver.receiveMessages(20, Duration.ofMillis(500))) {
          take(message.getBody().toString(), message.getSequenceNumber());
          settle(receiver, message);
        }
      }
    } catch (RuntimeException e) {
      // The broker is gone.
    }
  }

  private void settle(ServiceBusReceiverClient receiver, ServiceBusReceivedMessage message) {
    if (message.getSequenceNumber() % 5 == 0) {
      receiver.deadLetter(message);
      deadLettered.add(message.getBody().toString());
    } else {
      receiver.complete(message);
    }
    settled.add(message.getSequenceNumber());
  }

  private static ServiceBusReceiverClientBuilder receiver(String connectionString) {
    return client(connectionString)
        .receiver()
        .queueName("tasks")
        .maxAutoLockRenewDuration(Duration.ZERO);
  }

  private void take(String name, long number) {
    if (settled.contains(number)) {
      cameBack.add(number);
    }
    received.computeIfAbsent(name, body -> ConcurrentHashMap.newKeySet()).add(number);
  }

  private void takeWhatIsLeft() {
    try (LocalServiceBus bus =
        LocalServiceBus.builder().queue(QueueSpec.named("tasks")).data(folder).start()) {
      for (PeekedMessage message : bus.peek("tasks")) {
        if (message.state() == PeekedMessage.State.DEAD_LETTERED) {
          deadLetters.add(message.body());
        } else {
          left.add(message.body());
          take(message.body(), message.sequenceNumber());
        }
      }
    }
  }

  @Test
  @Timeout(120)
  @EnabledOnOs(OS.LINUX)
  void a_broker_that_cannot_write_confirms_nothing_more_and_ends() throws Exception {
    String[] arguments = {"--queue", "tasks", "--port", "0", "--data", folder.toString()};
    Process broker = BrokerProcess.startWithFilesUpTo(512, arguments);
    List<Thread> load = startLoad(broker);
    assertThat(broker.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(broker.exitValue()).isEqualTo(1);
    assertThat(new String(broker.getErrorStream().readAllBytes()))
        .contains("The data directory '" + folder + "' cannot be written: File too large")
        .contains("Every confirmed change is in it");
    awaitEnd(load);
    assertThat(confirmed).isNotEmpty();
    takeWhatIsLeft();
    assertNothingIsLostOrDoubled();
  }
}
