package io.boilermaker.benchmarks.work;

import io.boilermaker.benchmarks.rounds.Comparison;
import io.boilermaker.benchmarks.rounds.Question;
import io.boilermaker.benchmarks.rounds.Run;
import io.boilermaker.benchmarks.rounds.Side;
import io.boilermaker.benchmarks.rounds.Suite;
import java.util.List;

/** The time from the start of a worker to the end of its first task, and its use of memory. */
public final class StartSuite implements Suite {

  private static final String OURS = "ours";
  private static final String BARE = "processor by hand";
  private static final String ARCHIVED = "ours, archive";
  private static final String BARE_ARCHIVED = "processor by hand, archive";
  private static final List<String> HEAP = List.of("-Xmx512m");

  /** What docs/deployment.md says for a container of 256 MB, whose size the JVM is told here. */
  private static final List<String> SMALL = List.of("-XX:MaxRAM=256m", "-Xmx112m");

  @Override
  public String name() {
    return "start";
  }

  @Override
  public void run(Run run) throws Exception {
    try (Bus bus = Bus.start()) {
      var trial = new StartTrial(bus, run.size(5_000, 200), run.size(3_000, 200));
      run.heading(
          "Start of a worker",
          "A process starts with one message in its queue, is idle for "
              + trial.idleMillis() / 1_000.0
              + " s, and then gets "
              + trial.load()
              + " more, with 16 slots. The JVM has -Xmx512m and no other option; with an archive, that of its classes; in"
              + " 256 MB, "
              + String.join(" ", SMALL)
              + ".");
      Side ours = trial.side(OURS, trial.ours(), HEAP);
      Side bare = trial.side(BARE, trial.bare(), HEAP);
      run.measure(plain(ours, bare), 0);
      archived(run, trial, ours, bare);
      run.measure(
          new Comparison(
              "in 256 MB",
              List.of(trial.side(OURS, trial.ours(), SMALL)),
              List.of(
                  Question.value(StartTrial.IDLE),
                  Question.value(StartTrial.LOADED),
                  Question.value(StartTrial.PEAK))),
          0);
    }
  }

  private static Comparison plain(Side ours, Side bare) {
    return new Comparison(
        "start",
        List.of(ours, bare),
        List.of(
            Question.ratio(StartTrial.SECONDS, BARE).atMost(1.10),
            Question.difference(StartTrial.CLASSES, BARE).atMost(400),
            Question.ratio(StartTrial.IDLE, BARE),
            Question.ratio(StartTrial.LOADED, BARE)));
  }

  private static void archived(Run run, StartTrial trial, Side ours, Side bare) throws Exception {
    try (WorkerJars jars = WorkerJars.copy()) {
      run.measure(
          new Comparison(
              "start from an archive",
              List.of(
                  trial.archived(ARCHIVED, jars, trial.ours(), HEAP),
                  bare,
                  ours,
                  trial.archived(BARE_ARCHIVED, jars, trial.bare(), HEAP)),
              List.of(
                  Question.ratio(StartTrial.SECONDS, BARE).atMost(0.45),
                  Question.ratio(StartTrial.SECONDS, OURS),
                  Question.ratio(StartTrial.SECONDS, BARE_ARCHIVED),
                  Question.ratio(StartTrial.IDLE, BARE),
                  Question.ratio(StartTrial.IDLE, OURS))),
          0);
    }
  }
}
