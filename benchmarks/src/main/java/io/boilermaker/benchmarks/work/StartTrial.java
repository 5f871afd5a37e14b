package io.boilermaker.benchmarks.work;

import io.boilermaker.benchmarks.WorkerProcess;
import io.boilermaker.benchmarks.rounds.Figures;
import io.boilermaker.benchmarks.rounds.Side;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The start of one worker process after another, each on a queue of its own.
 *
 * @param load how many tasks each runs after its first
 * @param idleMillis how long each is idle before
 */
record StartTrial(Bus bus, int load, int idleMillis) {

  static final String SECONDS = "s to the first task";
  static final String CLASSES = "classes";
  static final String IDLE = "MB resident, idle";
  static final String LOADED = "MB resident, under load";
  static final String PEAK = "MB resident, at most";
  private static final String CONCURRENCY = "16";

  /** A worker program. */
  interface Program {

    /** Starts it on a queue. */
    WorkerProcess start(String queue, List<String> jvm, String classPath) throws IOException;
  }

  Program ours() {
    return (queue, jvm, classPath) ->
        WorkerProcess.start(
            Redirect.DISCARD,
            jvm,
            classPath,
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

  Program bare() {
    return (queue, jvm, classPath) ->
        WorkerProcess.start(
            Redirect.DISCARD,
            jvm,
            classPath,
            BareWorker.class,
            List.of(bus.connectionString(), queue, CONCURRENCY),
            Map.of());
  }

  /** A program with the libraries of this JVM. */
  Side side(String name, Program program, List<String> jvm) {
    return side(name, program, jvm, System.getProperty("java.class.path"));
  }

  /** A program that starts from an archive of its classes, which is made now. */
  Side archived(String name, WorkerJars jars, Program program, List<String> jvm) throws Exception {
    List<String> archive =
        jars.archive(
            name.replaceAll("\\W+", "-"),
            options -> train(program, with(jvm, options), jars.classPath()));
    return side(name, program, with(jvm, archive), jars.classPath());
  }

  private static List<String> with(List<String> jvm, List<String> more) {
    List<String> all = new ArrayList<>(jvm);
    all.addAll(more);
    return all;
  }

  private void train(Program program, List<String> jvm, String classPath) throws Exception {
    try (WorkerProcess worker = program.start(bus.filledQueue(1), jvm, classPath)) {
      worker.awaitTasks(1);
      worker.stop();
    }
  }

  Side side(String name, Program program, List<String> jvm, String classPath) {
    return new Side(
        name,
        () -> {
          String queue = bus.filledQueue(1);
          long begin = System.nanoTime();
          try (WorkerProcess worker = program.start(queue, jvm, classPath)) {
            worker.awaitTasks(1);
            return measure(worker, queue, (System.nanoTime() - begin) / 1e9);
          }
        });
  }

  private Figures measure(WorkerProcess worker, String queue, double seconds) throws Exception {
    double classes = worker.classes();
    Thread.sleep(idleMillis);
    double idle = worker.megabytes();
    bus.fill(queue, load);
    worker.awaitTasks(load);
    return new Figures(
        Map.of(
            SECONDS,
            seconds,
            CLASSES,
            classes,
            IDLE,
            idle,
            LOADED,
            worker.megabytes(),
            PEAK,
            worker.peakMegabytes()));
  }
}
