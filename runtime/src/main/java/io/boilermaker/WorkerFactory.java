package io.boilermaker;

import com.azure.messaging.servicebus.ServiceBusClientBuilder;
import com.azure.messaging.servicebus.ServiceBusReceiverAsyncClient;
import com.azure.messaging.servicebus.models.ServiceBusReceiveMode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.boilermaker.internal.time.TimeSource;
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
    FollowUps followUps,
    Iterable<TaskRegistry> registries,
    @Nullable Executor executor,
    @Nullable ObjectMapper mapper,
    TimeSource time)
    implements AutoCloseable {

  /**
   * A worker that has not started.
   *
   * @throws IllegalStateException if no tasks are registered or an expected one is not
   */
  Worker create() {
    Registrations registrations = Registrations.load(state, registries, config.expectedTasks());
    var metrics = new WorkerMetrics(time);
    var settleAndPublish = new SettleAndPublish(time.ticker());
    var outcomes =
        new OutcomeHandler(
            followUps,
            settleAndPublish,
            registrations.queues(),
            RandomGenerator.getDefault(),
            config.unknownTaskRedeliveries(),
            metrics,
            time.ticker());
    var handler =
        new MessageHandler(
            registrations, new TaskRunner(state, time.ticker()), outcomes, mapper, time.clock());
    return new Worker(
        config, this::receiver, handler, outcomes, settleAndPublish, executor, metrics, time);
  }

  /** How long a worker's stop may take in all. */
  Duration stopLimit() {
    return Worker.stopLimit(config);
  }

  /** Closes what its workers publish by. */
  @Override
  public void close() {
    followUps.close();
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
