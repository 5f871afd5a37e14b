package io.boilermaker;

import com.azure.messaging.servicebus.ServiceBusClientBuilder;
import com.azure.messaging.servicebus.ServiceBusMessage;
import com.azure.messaging.servicebus.ServiceBusReceivedMessage;
import com.azure.messaging.servicebus.ServiceBusReceiverClient;
import com.azure.messaging.servicebus.ServiceBusSenderClient;
import com.azure.messaging.servicebus.models.SubQueue;
import io.boilermaker.broker.LocalServiceBus;
import io.boilermaker.broker.QueueSpec;
import io.boilermaker.interceptor.Interceptor;
import io.boilermaker.interceptor.PublishInterceptor;
import io.boilermaker.internal.time.TimeSource;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import org.awaitility.Awaitility;

/**
 * One broker with one queue, the tasks of a test, and an application on them. Application and
 * broker share a time that a test can {@linkplain #advance move}.
 */
final class WorkerFixture implements AutoCloseable {

  static final String QUEUE = "tasks";
  static final String OTHER_QUEUE = "others";

  /** A queue that callbacks may go to, and that does not exist. */
  static final String NO_QUEUE = "nope";

  static {
    // By default each wait lasts a tenth of a second at least; most of these end much sooner.
    Awaitility.setDefaultPollDelay(Duration.ZERO);
    Awaitility.setDefaultPollInterval(Duration.ofMillis(20));
  }

  final LocalServiceBus bus;
  final HandWrittenTasks tasks = new HandWrittenTasks();
  private final MovableTime time;
  private Boilermaker<Object> app;

  WorkerFixture() {
    this(queue -> queue);
  }

  WorkerFixture(UnaryOperator<QueueSpec> settings) {
    this(settings, Duration.ZERO);
  }

  /** Creates a fixture with a broker whose clock is ahead of the application's. */
  WorkerFixture(UnaryOperator<QueueSpec> settings, Duration brokerAhead) {
    this(
        LocalServiceBus.builder().queue(settings.apply(QueueSpec.named(QUEUE))),
        new MovableTime(),
        brokerAhead);
  }

  private WorkerFixture(LocalServiceBus.Builder bus, MovableTime time, Duration brokerAhead) {
    this.time = time;
    this.bus = bus.clock(Clock.offset(time.clock(), brokerAhead)).start();
  }

  /** Creates a fixture with or without transactions, as in the Standard or the Basic tier. */
  static WorkerFixture withTransactions(boolean supported, UnaryOperator<QueueSpec> settings) {
    return new WorkerFixture(
        LocalServiceBus.builder()
            .transactions(supported)
            .queue(settings.apply(QueueSpec.named(QUEUE)))
            .queue(QueueSpec.named(OTHER_QUEUE)),
        new MovableTime(),
        Duration.ZERO);
  }

  /**
   * Moves the time of the application and of the broker forward. When this returns the broker has
   * done what is due, such as the ends of locks. {@code bus.advance} moves the broker's alone,
   * unnoticed by its clients.
   */
  void advance(Duration duration) {
    time.advance(duration);
    bus.advance(Duration.ZERO);
  }

  BoilermakerConfig.Builder config() {
    return BoilermakerConfig.builder()
        .connectionString(bus.connectionString())
        .queueName(QUEUE)
        .allowedQueues(OTHER_QUEUE, NO_QUEUE)
        .shutdownGrace(Duration.ofSeconds(10));
  }

  /** Returns the application, built on first use. */
  Boilermaker<Object> app() {
    if (app == null) {
      app = build(config());
    }
    return app;
  }

  Boilermaker<Object> build(BoilermakerConfig.Builder config) {
    return builder(new Object()).config(config.build()).build();
  }

  /** Begins an application with the tasks and the time of this fixture. */
  <S> Boilermaker.Builder<S> builder(S state) {
    return Boilermaker.builder(state).time(time.source()).registries(List.of(tasks.registry()));
  }

  TimeSource time() {
    return time.source();
  }

  /** Uses another configuration for {@link #app()}. */
  WorkerFixture with(BoilermakerConfig.Builder config) {
    app = build(config);
    return this;
  }

  /** Uses an application with interceptors. */
  WorkerFixture with(Interceptor... interceptors) {
    Boilermaker.Builder<Object> builder = builder(new Object()).config(config().build());
    for (Interceptor each : interceptors) {
      builder.interceptor(each);
    }
    app = builder.build();
    return this;
  }

  /** Uses an application with interceptors that may be lambdas. */
  WorkerFixture publishing(PublishInterceptor... interceptors) {
    return with((Interceptor[]) interceptors);
  }

  WorkerFixture startWorker() {
    app().start();
    return this;
  }

  /** Sends a body as it is, as a publisher in another language would. */
  void send(String json) {
    send(new ServiceBusMessage(json));
  }

  void send(ServiceBusMessage... messages) {
    try (ServiceBusSenderClient sender = clients().sender().queueName(QUEUE).buildClient()) {
      for (ServiceBusMessage message : messages) {
        sender.sendMessage(message);
      }
    }
  }

  void sendBatch(List<String> bodies) {
    try (ServiceBusSenderClient sender = clients().sender().queueName(QUEUE).buildClient()) {
      sender.sendMessages(bodies.stream().map(ServiceBusMessage::new).toList());
    }
  }

  /** Waits for one message in the dead-letter queue and receives it. */
  ServiceBusReceivedMessage deadLetter() {
    return deadLetters(1).get(0);
  }

  List<ServiceBusReceivedMessage> deadLetters(int count) {
    awaitDeadLettered(count);
    try (ServiceBusReceiverClient receiver =
        clients()
            .receiver()
            .queueName(QUEUE)
            .subQueue(SubQueue.DEAD_LETTER_QUEUE)
            .disableAutoComplete()
            .maxAutoLockRenewDuration(Duration.ZERO)
            .buildClient()) {
      return receiver.receiveMessages(count, Duration.ofSeconds(5)).stream()
          .peek(receiver::complete)
          .toList();
    }
  }

  void awaitDeadLettered(int count) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(10))
        .until(() -> bus.counts(QUEUE).deadLettered() == count);
  }

  /** Waits until the queue holds nothing but dead letters, and the worker handles none. */
  void awaitQuiet() {
    Awaitility.await().atMost(Duration.ofSeconds(20)).until(this::isQuiet);
  }

  private boolean isQuiet() {
    // An early acknowledged task runs when its message is gone; so the worker is asked first.
    if (app != null && app.health().inFlight() > 0) {
      return false;
    }
    var counts = bus.counts(QUEUE);
    return counts.active() + counts.locked() + counts.scheduled() == 0;
  }

  /** Waits for what a worker does in the end, also on a busy machine. */
  static void await(Callable<Boolean> condition) {
    Awaitility.await().atMost(Duration.ofSeconds(60)).until(condition);
  }

  ServiceBusClientBuilder clients() {
    return new ServiceBusClientBuilder().connectionString(bus.connectionString());
  }

  @Override
  public void close() {
    if (app != null) {
      app.close();
    }
    bus.close();
  }
}
