package io.boilermaker;

import io.boilermaker.internal.interception.WorkerInterception;
import io.boilermaker.internal.process.Continuations;
import io.boilermaker.internal.servicebus.SettleAndPublish;
import io.boilermaker.internal.servicebus.WorkerMetrics;
import io.boilermaker.internal.time.Ticker;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Puts workers together.
 *
 * @param program the tasks
 * @param connection where their messages come from
 * @param followUps publishes retries and callbacks, on the same connection
 * @param interception the interceptors of the application
 * @param executor runs tasks; null for threads of the worker's own
 */
record WorkerFactory(
    TaskProgram program,
    ServiceBusConnection connection,
    FollowUps followUps,
    WorkerInterception interception,
    @Nullable Executor executor)
    implements AutoCloseable {

  /**
   * Creates a worker that has not started.
   *
   * @throws IllegalStateException if no tasks are registered or an expected one is not
   */
  Worker create() {
    BoilermakerConfig config = connection.config();
    Ticker ticker = connection.time().ticker();
    Registrations registrations = program.registrations(config.expectedTasks());
    var attempts =
        new TaskAttempts(
            registrations,
            program.mapper(),
            connection.time().clock(),
            config.unknownTaskRedeliveries(),
            MessageLimits.of(config, registrations.declaredQueues()),
            !interception.interceptors().execution().isEmpty());
    var metrics = new WorkerMetrics(connection.time());
    var settleAndPublish = new SettleAndPublish(ticker, new Random());
    settleAndPublish.awaitDetection();
    var outcomes =
        new OutcomeHandler(
            attempts,
            followUps,
            settleAndPublish,
            new OutcomeReport(metrics, interception.events(), ticker),
            Continuations.executor());
    return new Worker(
        connection,
        new StartCheck(connection, settleAndPublish),
        new MessageHandler(attempts, program.runner(ticker), outcomes, metrics, interception),
        executor,
        metrics);
  }

  /** Returns how long a worker's stop may take in all. */
  Duration stopLimit() {
    return Worker.stopLimit(connection.config());
  }

  /** Closes what its workers publish by. */
  @Override
  public void close() {
    followUps.close();
  }
}
