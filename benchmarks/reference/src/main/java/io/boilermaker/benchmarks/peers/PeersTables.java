package io.boilermaker.benchmarks.peers;

import io.boilermaker.benchmarks.FreshQueues;
import io.boilermaker.benchmarks.rounds.Comparison;
import io.boilermaker.benchmarks.rounds.Figures;
import io.boilermaker.benchmarks.rounds.Question;
import io.boilermaker.benchmarks.rounds.Run;
import io.boilermaker.benchmarks.rounds.Side;
import io.boilermaker.benchmarks.work.Meter;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What is asked of each peer, and with how much work. */
final class PeersTables {

  /** How many tasks run at once, on all sides but Python's; JobRunr's default on two cores. */
  static final int CONCURRENCY = 16;

  /** What db-scheduler takes ahead too. */
  private static final int PREFETCH = 64;

  private final Run run;
  private final FreshQueues broker;
  private final Ours ours;
  private final String conditions;

  /**
   * @param writeMillis what a small write to the disk takes
   */
  PeersTables(Run run, FreshQueues broker, double writeMillis) {
    this.run = run;
    this.broker = broker;
    this.ours = new Ours(broker, CONCURRENCY, PREFETCH);
    this.conditions =
        String.format(
            Locale.ROOT,
            "Ours: the broker is a process of its own with a data directory, fsync before each"
                + " answer; prefetch %d. Appending 4 KB with fsync takes %.2f ms here.",
            PREFETCH,
            writeMillis);
  }

  /** How many queues a run takes: one for each rate of ours, twice, and of Python's. */
  static int queues(Run run) {
    return 3 * (run.rounds() + warmUps(run)) + 1;
  }

  private static int warmUps(Run run) {
    return run.size(2, 1);
  }

  /** Tasks per second, of those peers that can be measured here. */
  void rates(@Nullable Postgres database, @Nullable PythonWorker python) throws Exception {
    List<Side> sides = new ArrayList<>(List.of(rate(ours, run.size(12_000, 1_600))));
    List<Question> questions = new ArrayList<>();
    StringBuilder text = new StringBuilder(conditions);
    if (database != null) {
      text.append(' ').append(settings(database));
      sides.add(rate(JobRunrPeer.create(database, CONCURRENCY), run.size(1_500, 240)));
      sides.add(rate(new DbScheduler(database, CONCURRENCY), run.size(8_000, 1_000)));
      questions.add(Question.ratio(Meter.RATE, JobRunrPeer.NAME).atLeast(3));
      questions.add(Question.ratio(Meter.RATE, DbScheduler.NAME).atLeast(1.2));
    }
    if (python != null) {
      text.append(' ').append(python.settings());
      int counted = run.size(600, 100);
      sides.add(new Side(PythonWorker.NAME, () -> rate(python, counted)));
      questions.add(Question.ratio(Meter.RATE, PythonWorker.NAME).atLeast(10));
    }
    run.heading("Peers: tasks per second", text + " Tasks are published before a worker starts.");
    String title = "empty, concurrency " + CONCURRENCY;
    run.measure(new Comparison(title, sides, questions), warmUps(run));
  }

  private static String settings(Postgres database) throws SQLException {
    return database.settings()
        + ". "
        + JobRunrPeer.settings()
        + ". "
        + DbScheduler.settings()
        + ".";
  }

  private static Side rate(Peer peer, int counted) {
    return new Side(peer.name(), () -> new Rate(counted).of(peer));
  }

  private Figures rate(PythonWorker python, int counted) throws Exception {
    Rate rate = new Rate(counted);
    String queue = broker.next();
    ours.fill(queue, rate.tasks());
    return python.run(queue, rate.before(), counted);
  }

  /** From publication to the start of the task. */
  void latencies(Postgres database) throws Exception {
    run.heading("Peers: idle latency", conditions + " " + settings(database));
    int samples = run.size(100, 30);
    int first = run.size(5_000, 500);
    try (Latency oursLatency = new Latency(ours, first);
        Latency jobRunr = new Latency(JobRunrPeer.create(database, CONCURRENCY), 1);
        Latency dbScheduler = new Latency(new DbScheduler(database, CONCURRENCY), first)) {
      List<Side> sides =
          List.of(
              new Side(ours.name(), () -> oursLatency.samples(samples)),
              new Side(JobRunrPeer.NAME, () -> jobRunr.samplePoll(JobRunrPeer.POLL_INTERVAL)),
              new Side(DbScheduler.NAME, () -> dbScheduler.samples(samples)));
      List<Question> questions =
          List.of(
              Question.ratio(Latency.P50, DbScheduler.NAME).atMost(0.5),
              Question.ratio(Latency.P50, JobRunrPeer.NAME).atMost(0.01));
      run.measure(new Comparison("from `apply` to the task", sides, questions), run.size(1, 0));
    }
  }
}
