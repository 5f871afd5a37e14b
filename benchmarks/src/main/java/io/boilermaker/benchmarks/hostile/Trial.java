package io.boilermaker.benchmarks.hostile;

import com.azure.messaging.servicebus.ServiceBusClientBuilder;
import com.azure.messaging.servicebus.ServiceBusSenderClient;
import io.boilermaker.Boilermaker;
import io.boilermaker.BoilermakerConfig;
import io.boilermaker.benchmarks.WorkerProcess;
import io.boilermaker.broker.LocalServiceBus;
import io.boilermaker.broker.QueueCounts;
import io.boilermaker.broker.QueueSpec;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;

/** Good tasks at a steady rate, alone or beside as many hostile messages, and one worker. */
final class Trial {

  private static final String QUEUE = "tasks";
  private static final Duration TIME_TO_END = Duration.ofMinutes(12);

  /** The heap that a JVM takes by itself in the container of docs/deployment.md. */
  private static final List<String> JVM = List.of("-Xmx128m", "-XX:+ExitOnOutOfMemoryError");

  private final int tasks;
  private final long intervalNanos;
  private final boolean hostile;
  private final Path log;

  /**
   * @param perSecond good tasks, and hostile messages
   */
  Trial(int tasks, int perSecond, boolean hostile, Path log) {
    this.tasks = tasks;
    this.intervalNanos = Duration.ofSeconds(1).toNanos() / perSecond;
    this.hostile = hostile;
    this.log = log;
  }

  TrialReport run() throws Exception {
    try (LocalServiceBus bus =
            LocalServiceBus.builder()
                .queue(QueueSpec.named(QUEUE).lockDuration(Duration.ofSeconds(30)))
                .start();
        WorkerProcess worker = startWorker(bus);
        var deadLetters = new DeadLetters(bus.connectionString(), QUEUE)) {
      var runs = new Runs(tasks);
      CompletableFuture<Void> reading = CompletableFuture.runAsync(() -> runs.readFrom(worker));
      CompletableFuture<Void> goodSent = CompletableFuture.runAsync(() -> publishGood(bus));
      CompletableFuture<Void> hostileSent =
          hostile
              ? CompletableFuture.runAsync(() -> sendHostile(bus))
              : CompletableFuture.completedFuture(null);
      boolean isQuiet =
          awaitEnd(bus, worker, deadLetters, CompletableFuture.allOf(goodSent, hostileSent));
      double megabytes = worker.isAlive() ? worker.megabytes() : Double.NaN;
      boolean lived = worker.isAlive();
      worker.stop();
      reading.join();
      return new TrialReport(runs, deadLetters.counts(), isQuiet, lived, megabytes);
    }
  }

  private WorkerProcess startWorker(LocalServiceBus bus) throws IOException {
    return WorkerProcess.start(
        Redirect.to(log.toFile()),
        JVM,
        HostileAppWorker.class,
        List.of(),
        Map.of(
            "SERVICE_BUS_CONNECTION_STRING",
            bus.connectionString(),
            "SERVICE_BUS_QUEUE_NAME",
            QUEUE,
            "BOILERMAKER_CONCURRENCY",
            "16"));
  }

  private void publishGood(LocalServiceBus bus) {
    var config =
        BoilermakerConfig.builder().connectionString(bus.connectionString()).queueName(QUEUE);
    try (Boilermaker<Object> app =
        Boilermaker.builder(new Object()).config(config.build()).build()) {
      atRate(number -> app.publish(GoodTasks.task(number, System.currentTimeMillis())));
    }
  }

  private void sendHostile(LocalServiceBus bus) {
    try (ServiceBusSenderClient sender =
        new ServiceBusClientBuilder()
            .connectionString(bus.connectionString())
            .sender()
            .queueName(QUEUE)
            .buildClient()) {
      atRate(number -> sender.sendMessage(HostileMessages.of(number)));
    }
  }

  private void atRate(IntConsumer action) {
    long next = System.nanoTime();
    for (int number = 0; number < tasks; number++) {
      while (System.nanoTime() - next < 0) {
        LockSupport.parkNanos(next - System.nanoTime());
      }
      next += intervalNanos;
      action.accept(number);
    }
  }

  /** Takes dead letters until all is sent and the queue is empty. */
  private static boolean awaitEnd(
      LocalServiceBus bus,
      WorkerProcess worker,
      DeadLetters deadLetters,
      CompletableFuture<?> sent) {
    long end = System.nanoTime() + TIME_TO_END.toNanos();
    while (System.nanoTime() < end && worker.isAlive()) {
      int taken = deadLetters.take();
      QueueCounts counts = bus.counts(QUEUE);
      if (taken == 0 && sent.isDone() && counts.total() == 0) {
        sent.join();
        return true;
      }
    }
    System.out.println("hostile: the queue does not become empty: " + bus.counts(QUEUE));
    return false;
  }
}
