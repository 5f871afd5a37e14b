package io.boilermaker.benchmarks.kills;

import com.azure.core.amqp.AmqpRetryOptions;
import com.azure.messaging.servicebus.ServiceBusClientBuilder;
import com.azure.messaging.servicebus.ServiceBusMessage;
import com.azure.messaging.servicebus.ServiceBusReceivedMessage;
import com.azure.messaging.servicebus.ServiceBusReceiverClient;
import com.azure.messaging.servicebus.ServiceBusSenderClient;
import com.azure.messaging.servicebus.ServiceBusTransactionContext;
import com.azure.messaging.servicebus.models.CompleteOptions;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Clients that send in every way there is, and clients that receive and settle, until the broker is
 * gone. The SDK repeats nothing: what is doubled was not doubled by a client.
 */
final class Load {

  static final String QUEUE = "kills";

  private static final int GROUP = 4;
  private static final Duration PATIENCE = Duration.ofSeconds(1);

  /** One way of sending a group. */
  private interface Sending {
    void send(ServiceBusSenderClient sender, List<ServiceBusMessage> group);
  }

  private final Account account;
  private final AtomicInteger groups = new AtomicInteger();

  /** Groups of one message whose sender got no answer; with duplicate detection, sent again. */
  private final Queue<List<String>> unanswered = new ConcurrentLinkedQueue<>();

  private volatile boolean brokerRuns;

  Load(Account account) {
    this.account = account;
  }

  /** The broker is about to be killed: from now on clients may fail. */
  void endOfBroker() {
    brokerRuns = false;
  }

  private void ended(RuntimeException e) {
    if (brokerRuns) {
      account.failed(e.toString());
    }
  }

  /** Returns whether the receiver of the message sends another one in the same transaction. */
  static boolean isHandedOver(String name) {
    return name.endsWith("-0");
  }

  static String next(String name) {
    return name + "-next";
  }

  /** Begins; the threads end when the broker does. */
  List<Thread> start(String connectionString) {
    brokerRuns = true;
    List<Thread> threads = new ArrayList<>();
    threads.add(new Thread(() -> send(connectionString, 1, Load::single)));
    threads.add(new Thread(() -> send(connectionString, 1, Load::scheduled)));
    threads.add(new Thread(() -> send(connectionString, GROUP, Load::batch)));
    threads.add(new Thread(() -> send(connectionString, GROUP, Load::transaction)));
    threads.add(new Thread(() -> receive(connectionString)));
    threads.add(new Thread(() -> receive(connectionString)));
    threads.forEach(Thread::start);
    return threads;
  }

  private static void single(ServiceBusSenderClient sender, List<ServiceBusMessage> group) {
    sender.sendMessage(group.get(0));
  }

  private static void scheduled(ServiceBusSenderClient sender, List<ServiceBusMessage> group) {
    sender.scheduleMessage(
        group.get(0), OffsetDateTime.now(ZoneOffset.UTC).plus(Duration.ofMillis(500)));
  }

  private static void batch(ServiceBusSenderClient sender, List<ServiceBusMessage> group) {
    sender.sendMessages(group);
  }

  private static void transaction(ServiceBusSenderClient sender, List<ServiceBusMessage> group) {
    ServiceBusTransactionContext transaction = sender.createTransaction();
    group.forEach(message -> sender.sendMessage(message, transaction));
    sender.commitTransaction(transaction);
  }

  private void send(String connectionString, int size, Sending sending) {
    List<String> group = List.of();
    try (ServiceBusSenderClient sender =
        client(connectionString).sender().queueName(QUEUE).buildClient()) {
      while (true) {
        group = size == 1 ? nextSingle() : nextGroup(size);
        sending.send(sender, group.stream().map(Load::message).toList());
        account.confirmed(group);
      }
    } catch (RuntimeException e) {
      ended(e);
      // What became of the last group nobody knows.
      if (group.size() == 1) {
        unanswered.add(group);
      }
    }
  }

  private List<String> nextSingle() {
    List<String> again = unanswered.poll();
    return again == null ? nextGroup(1) : again;
  }

  private List<String> nextGroup(int size) {
    int number = groups.incrementAndGet();
    List<String> group = IntStream.range(0, size).mapToObj(i -> number + "-" + i).toList();
    account.sending(group);
    return group;
  }

  private static ServiceBusMessage message(String name) {
    return new ServiceBusMessage(name).setMessageId(name);
  }

  private void receive(String connectionString) {
    try {
      receiveWhile(connectionString, count -> brokerRuns);
    } catch (RuntimeException e) {
      ended(e);
    }
  }

  /** Receives what is left, scheduled messages included. */
  void drain(String connectionString) {
    receiveWhile(connectionString, count -> count > 0);
  }

  /** The SDK may go on looking for a broker that is gone, and report nothing received. */
  private void receiveWhile(String connectionString, IntPredicate goesOn) {
    ServiceBusClientBuilder client = client(connectionString);
    try (ServiceBusReceiverClient receiver =
            client
                .receiver()
                .queueName(QUEUE)
                .maxAutoLockRenewDuration(Duration.ZERO)
                .buildClient();
        ServiceBusSenderClient sender = client.sender().queueName(QUEUE).buildClient()) {
      int count = 1;
      while (goesOn.test(count)) {
        List<ServiceBusReceivedMessage> messages =
            receiver.receiveMessages(50, PATIENCE).stream().toList();
        messages.forEach(message -> take(message, receiver, sender));
        count = messages.size();
      }
    }
  }

  private void take(
      ServiceBusReceivedMessage message,
      ServiceBusReceiverClient receiver,
      ServiceBusSenderClient sender) {
    String name = message.getBody().toString();
    account.received(name, message.getSequenceNumber());
    if (isHandedOver(name)) {
      ServiceBusTransactionContext transaction = receiver.createTransaction();
      sender.scheduleMessage(message(next(name)), OffsetDateTime.now(ZoneOffset.UTC), transaction);
      receiver.complete(message, new CompleteOptions().setTransactionContext(transaction));
      receiver.commitTransaction(transaction);
      account.confirmed(List.of(next(name)));
    } else {
      receiver.complete(message);
    }
    account.settled(message.getSequenceNumber());
  }

  private static ServiceBusClientBuilder client(String connectionString) {
    return new ServiceBusClientBuilder()
        .connectionString(connectionString)
        .retryOptions(
            new AmqpRetryOptions().setMaxRetries(0).setTryTimeout(PATIENCE.multipliedBy(5)));
  }
}
