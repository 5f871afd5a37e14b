package io.boilermaker.benchmarks.soak;

import io.boilermaker.Boilermaker;
import io.boilermaker.BoilermakerConfig;
import io.boilermaker.broker.LocalServiceBus;
import io.boilermaker.broker.QueueSpec;
import java.io.File;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Objects;

/**
 * Cuts all connections of a worker and a publisher many times, and prints threads, descriptors and
 * heap as it goes: they must not grow.
 */
public final class Reconnects {

  private static final int DOTS = 10;

  private Reconnects() {}

  /**
   * Runs it.
   *
   * @param arguments how many times, and how many minutes to wait then: the SDK holds what belonged
   *     to a lost connection until it would have renewed its token, at most 18 minutes
   */
  public static void main(String[] arguments) throws Exception {
    int times = Integer.parseInt(arguments[0]);
    var journal = Files.createTempFile("reconnects", ".journal");
    try (LocalServiceBus bus = LocalServiceBus.builder().queue(QueueSpec.named("tasks")).start();
        Journal runs = new Journal(journal);
        Boilermaker<SoakApp> app =
            Boilermaker.builder(new SoakApp(runs, SoakApp.Fault.NONE))
                .config(
                    BoilermakerConfig.builder()
                        .connectionString(bus.connectionString())
                        .queueName("tasks")
                        .build())
                .build()) {
      app.start();
      report(0);
      for (int i = 1; i <= times; i++) {
        app.publish(ChildTasks.task(0));
        bus.faults().dropConnections();
        if (i % Math.max(1, times / DOTS) == 0) {
          report(i);
        }
      }
      while (bus.counts("tasks").total() > 0) {
        Thread.sleep(100);
      }
      report(times);
      Thread.sleep(Duration.ofMinutes(Integer.parseInt(arguments[1])).toMillis());
      report(times);
    }
    System.exit(0);
  }

  private static void report(int reconnects) {
    System.gc();
    long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    int threads = ManagementFactory.getThreadMXBean().getThreadCount();
    int descriptors =
        Objects.requireNonNullElse(new File("/proc/self/fd").list(), new String[0]).length;
    System.out.printf(
        "reconnects=%d threads=%d descriptors=%d heap=%.1f MB%n",
        reconnects, threads, descriptors, heap / 1e6);
  }
}
