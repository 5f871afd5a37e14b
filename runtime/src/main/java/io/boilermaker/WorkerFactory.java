package io.boilermaker;

import com.azure.messaging.servicebus.ServiceBusClientBuilder;
import com.azure.messaging.servicebus.ServiceBusReceiverAsyncClient;
import com.azure.messaging.servicebus.models.ServiceBusReceiveMode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Puts workers together.
 *
 * @param executor what runs tasks; null for threads of the worker's own
 */
record WorkerFactory(
    Object state,
    BoilermakerConfig config,
    ServiceBusClientBuilder clients,
    ServiceBusPublisher publisher,
    Iterable<TaskRegistry> registries,
    @Nullable Executor executor,
    @Nullable ObjectMapper mapper,
    Clock clock) {

  /**
   * A worker that has not started.
   *
   * @throws IllegalStateException if no tasks are registered or an expected one is not
   */
  Worker create() {
    Registrations registrations = Registrations.load(state, registries, config.expectedTasks());
    var metrics = new WorkerMetrics(clock);
    var settleAndPublish = new SettleAndPublish();
    var outcomes =
        new OutcomeHandler(
            publisher,
            settleAndPublish,
            registrations.queues(),
            RandomGenerator.getDefault(),
            config.unknownTaskRedeliveries(),
            metrics);
    var handler = new MessageHandler(registrations, new TaskRunner(state), outcomes, mapper, clock);
    return new Worker(
        config, this::receiver, handler, outcomes, settleAndPublish, executor, metrics, clock);
  }

  /** How long a worker's stop may take in all. */
  Duration stopLimit() {
    return Worker.stopLimit(config);
  }

  private ServiceBusReceiverAsyncClient receiver() {
    return clients
        .receiver()
        .queueName(config.queueName())
        .receiveMode(ServiceBusReceiveMode.PEEK_LOCK)
        .prefetchCount(config.prefetch())
        .disableAutoComplete()
        .maxAutoLockRenewDuration(Duration.ZERO)
        .buildAsyncClient();
  }
}
