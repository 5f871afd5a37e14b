package io.boilermaker.benchmarks.work;

import io.boilermaker.benchmarks.WorkerProcess;
import io.boilermaker.benchmarks.rounds.Comparison;
import io.boilermaker.benchmarks.rounds.Figures;
import io.boilermaker.benchmarks.rounds.Question;
import io.boilermaker.benchmarks.rounds.Run;
import io.boilermaker.benchmarks.rounds.Side;
import io.boilermaker.benchmarks.rounds.Suite;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.util.List;
import java.util.Map;

/** The time from the start of a worker to the end of its first task, and its use of memory. */
public final class StartSuite implements Suite {

  private static final String SECONDS = "s to the first task";
  private static final String CLASSES = "classes";
  private static final String IDLE = "MB resident, idle";
  private static final String LOADED = "MB resident, under load";
  private static final String BARE = "processor by hand";
  private static final String CONCURRENCY = "16";

  @Override
  public String name() {
    return "start";
  }

  @Override
  public void run(Run run) throws Exception {
    try (Bus bus = Bus.start()) {
      int load = run.size(5_000, 200);
      int idleMillis = run.size(1_000, 200);
      run.heading(
          "Start of a worker",
          "A process starts with one message in its queue, is idle for a second, and then gets "
              + load
              + " more, with 16 slots. Both sides have -Xmx512m and no other option of the JVM.");
      run.measure(
          new Comparison(
              "start",
              List.of(
                  new Side("ours", () -> measure(bus, load, idleMillis, StartSuite::ours)),
                  new Side(BARE, () -> measure(bus, load, idleMillis, StartSuite::bare))),
              List.of(
                  Question.ratio(SECONDS, BARE).atMost(1.10),
                  Question.difference(CLASSES, BARE).atMost(400),
                  Question.ratio(IDLE, BARE),
                  Question.ratio(LOADED, BARE))),
          0);
    }
  }

  private interface Start {
    WorkerProcess on(Bus bus, String queue) throws IOException;
  }

  private static WorkerProcess ours(Bus bus, String queue) throws IOException {
    return start(
        LoadAppWorker.class,
        List.of(),
        Map.of(
            "SERVICE_BUS_CONNECTION_STRING",
            bus.connectionString(),
            "SERVICE_BUS_QUEUE_NAME",
            queue,
            "BOILERMAKER_CONCURRENCY",
            CONCURRENCY));
  }

  private static WorkerProcess bare(Bus bus, String queue) throws IOException {
    return start(BareWorker.class, List.of(bus.connectionString(), queue, CONCURRENCY), Map.of());
  }

  private static WorkerProcess start(
      Class<?> main, List<String> arguments, Map<String, String> environment) throws IOException {
    return WorkerProcess.start(Redirect.DISCARD, List.of("-Xmx512m"), main, arguments, environment);
  }

  private static Figures measure(Bus bus, int load, int idleMillis, Start start) throws Exception {
    String queue = bus.filledQueue(1);
    long begin = System.nanoTime();
    try (WorkerProcess worker = start.on(bus, queue)) {
      worker.awaitTasks(1);
      double seconds = (System.nanoTime() - begin) / 1e9;
      double classes = worker.classes();
      Thread.sleep(idleMillis);
      double idle = worker.megabytes();
      bus.fill(queue, load);
      worker.awaitTasks(load);
      return new Figures(
          Map.of(SECONDS, seconds, CLASSES, classes, IDLE, idle, LOADED, worker.megabytes()));
    }
  }
}
