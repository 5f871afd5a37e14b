package io.boilermaker;

import io.boilermaker.interceptor.ExecutionInterceptor;
import io.boilermaker.internal.interception.Interceptors;
import io.boilermaker.internal.interception.MessageNotes;
import io.boilermaker.internal.interception.WorkerInterception;
import io.boilermaker.internal.servicebus.ServiceClock;
import io.boilermaker.internal.time.TimeSource;
import java.util.List;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * The parts of an application.
 *
 * @param publisher its way out
 * @param workers makes its workers; null if tasks run inline
 * @param time its time
 * @param interception its interceptors
 * @param host of its namespace
 * @param queue its own queue
 * @param slots how many tasks run at the same time
 */
record ApplicationParts(
    TaskPublisher publisher,
    @Nullable WorkerFactory workers,
    TimeSource time,
    WorkerInterception interception,
    String host,
    String queue,
    int slots) {

  /** Makes those of an application that uses a queue. */
  static ApplicationParts onServiceBus(
      TaskProgram program,
      BoilermakerConfig config,
      Interceptors interceptors,
      @Nullable Executor executor,
      TimeSource time) {
    // Another connection than the worker's, which may hold back what is sent after a request for
    // more messages until that is acknowledged.
    var clock = new ServiceClock(time);
    var publishing = ServiceBusConnection.of(config, time, clock, /* isTraced= */ true);
    boolean tracesItself =
        interceptors.execution().stream().anyMatch(ExecutionInterceptor::tracesTries);
    var working = ServiceBusConnection.of(config, time, clock, !tracesItself);
    var notes = new MessageNotes(config.queueName(), clock, time.ticker());
    var interception = WorkerInterception.of(interceptors, notes);
    var outgoing = new OutgoingTasks(config.queueName(), program.mapper(), interception.publish());
    var followUps =
        new FollowUps(config, working.scheduler(), working.publishRequests(), outgoing, notes);
    return new ApplicationParts(
        new ServiceBusPublisher(publishing, outgoing),
        new WorkerFactory(program, working, followUps, interception, executor),
        time,
        interception,
        config.address().host(),
        config.queueName(),
        config.concurrency());
  }

  /** Makes those of an application whose tasks run where they are published. */
  static ApplicationParts inline(
      TaskProgram program, InlineQueue queue, Interceptors interceptors, TimeSource time) {
    var attempts =
        TaskAttempts.inline(
            program.registrations(List.of()),
            program.mapper(),
            time.clock(),
            !interceptors.execution().isEmpty());
    var interception =
        WorkerInterception.inline(
            interceptors,
            new MessageNotes(InlinePublisher.OWN_QUEUE, new ServiceClock(time), time.ticker()));
    var publisher =
        new InlinePublisher(queue, attempts, program.runner(time.ticker()), interception);
    return new ApplicationParts(
        publisher, null, time, interception, "", InlinePublisher.OWN_QUEUE, /* slots= */ 1);
  }
}
