package io.boilermaker.benchmarks.work;

import io.boilermaker.benchmarks.rounds.Comparison;
import io.boilermaker.benchmarks.rounds.Question;
import io.boilermaker.benchmarks.rounds.Run;
import io.boilermaker.benchmarks.rounds.Suite;
import java.util.List;

/** The time from the call of a task to its first line. */
public final class LatencySuite implements Suite {

  @Override
  public String name() {
    return "latency";
  }

  @Override
  public void run(Run run) throws Exception {
    try (Bus bus = Bus.start();
        LatencySides sides = new LatencySides(bus, run.size(500, 60))) {
      run.heading(
          "Latency",
          "From the call to the first line of the task, at 100 tasks a second; publisher and worker"
              + " are in one process, the broker in another, which keeps messages in memory. The"
              + " workers have 16 slots and no prefetch.");
      run.measure(
          new Comparison(
              "latency",
              List.of(sides.ours(), sides.send(), sides.schedule()),
              List.of(
                  Question.ratio(LatencySides.P50, LatencySides.SEND).atMost(1.10),
                  Question.ratio(LatencySides.P99, LatencySides.SEND).atMost(1.3),
                  Question.ratio(LatencySides.P50, LatencySides.SCHEDULE).atMost(1.10),
                  Question.ratio(LatencySides.P99, LatencySides.SCHEDULE).atMost(1.3))),
          run.size(2, 1));
    }
  }
}
