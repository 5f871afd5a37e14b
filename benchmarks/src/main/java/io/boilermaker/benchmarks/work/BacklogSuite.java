package io.boilermaker.benchmarks.work;

import io.boilermaker.benchmarks.rounds.Comparison;
import io.boilermaker.benchmarks.rounds.Figures;
import io.boilermaker.benchmarks.rounds.Question;
import io.boilermaker.benchmarks.rounds.Run;
import io.boilermaker.benchmarks.rounds.Side;
import io.boilermaker.benchmarks.rounds.Suite;
import java.util.List;

/** The time that a task takes when many others wait, beside that when few wait. */
public final class BacklogSuite implements Suite {

  private static final String MICROS = "µs a task";
  private static final String SHORT = "1,000 queued";
  private static final String LONG = "100,000 queued";
  private static final int FEW = 1_000;
  private static final int MANY = 100_000;
  private static final int BEFORE = 200;
  private static final int CONCURRENCY = 16;

  @Override
  public String name() {
    return "backlog";
  }

  @Override
  public void run(Run run) throws Exception {
    try (Bus bus = Bus.start()) {
      run.heading(
          "Many messages in the queue",
          "Our worker with 16 slots and empty tasks; the broker keeps the messages in memory.");
      String many = bus.filledQueue(MANY);
      String few = bus.filledQueue(FEW);
      int times = run.size(10, 2);
      run.measure(
          new Comparison(
              "backlog",
              List.of(
                  new Side(LONG, () -> measure(bus, many, times)),
                  new Side(SHORT, () -> measure(bus, few, times))),
              List.of(Question.ratio(MICROS, SHORT).atMost(1.1))),
          2);
    }
  }

  /** Takes a thousand messages of a queue and puts in as many, several times. */
  private static Figures measure(Bus bus, String queue, int times) throws Exception {
    var sides = new WorkerSides(bus, CONCURRENCY, 0, 0, BEFORE, FEW - BEFORE);
    double micros = 0;
    for (int i = 0; i < times; i++) {
      micros += 1e6 / sides.runOurs(queue).get(Meter.RATE) / times;
      bus.fill(queue, FEW);
    }
    return Figures.of(MICROS, micros);
  }
}
