package io.boilermaker.benchmarks.work;

import io.boilermaker.benchmarks.rounds.Comparison;
import io.boilermaker.benchmarks.rounds.Question;
import io.boilermaker.benchmarks.rounds.Run;
import io.boilermaker.benchmarks.rounds.Suite;
import java.util.List;

/** The rate at which tasks are published. */
public final class PublishSuite implements Suite {

  private static final int BATCH = 1_000;
  private static final double GOAL = 0.98;

  /** That is 0.97 of the rate. */
  private static final double IN_TURNS = 1.03;

  @Override
  public String name() {
    return "publish";
  }

  @Override
  public void run(Run run) throws Exception {
    try (Bus bus = Bus.start();
        PublishSides sides = new PublishSides(bus)) {
      run.heading(
          "Publishers",
          "Messages of "
              + bus.body().length
              + " bytes; the broker is a process of its own and keeps them in memory. Ours schedules"
              + " each message for now, because only a schedule returns its sequence number; 'send' does not.");
      int few = run.size(1_500, 150);
      int many = run.size(6_000, 1_000);
      single(run, sides, few);
      run.measure(
          new Comparison(
              "applyAsync, " + PublishSides.IN_FLIGHT + " in flight",
              List.of(sides.applyAsync(many), sides.scheduleAsync(many), sides.sendAsync(many)),
              besides(PublishSides.SCHEDULE, PublishSides.SEND)),
          2);
      intercepted(run, sides, many);
      batches(run, sides, run.size(5, 2), few);
    }
  }

  private static void single(Run run, PublishSides sides, int few) throws Exception {
    run.measure(
        new Comparison(
            "apply, one by one",
            List.of(sides.apply("ours", few), sides.schedule(few), sides.send(few)),
            besides(PublishSides.SCHEDULE, PublishSides.SEND)),
        2);
    run.measure(
        new Comparison(
            "apply, in turns",
            sides.inTurns(few),
            List.of(
                Question.ratio(Turns.MICROS, PublishSides.SCHEDULE).atMost(IN_TURNS),
                Question.ratio(Turns.MICROS, PublishSides.SCHEDULE_JSON).atMost(IN_TURNS))),
        3);
  }

  private static List<Question> besides(String schedule, String send) {
    return List.of(
        Question.ratio(Meter.RATE, schedule).atLeast(GOAL),
        Question.ratio(Meter.RATE, send).atLeast(GOAL),
        Question.ratio(Meter.CPU, schedule),
        Question.ratio(Meter.CPU, send));
  }

  private static void intercepted(Run run, PublishSides sides, int many) throws Exception {
    run.measure(
        new Comparison(
            "applyAsync without interceptors",
            List.of(
                sides.applyAsync(many),
                sides.applyAsyncWithOne(many),
                sides.applyAsyncWithThree(many)),
            besides(PassingInterceptor.ONE, PassingInterceptor.THREE)),
        2);
  }

  private static void batches(Run run, PublishSides sides, int batches, int few) throws Exception {
    run.measure(
        new Comparison(
            "publishAll of " + BATCH,
            List.of(
                sides.publishAll(batches, BATCH),
                sides.sendBatches(batches, BATCH),
                sides.apply(PublishSides.ONE_BY_ONE, few)),
            List.of(
                Question.ratio(Meter.RATE, PublishSides.ONE_BY_ONE).atLeast(10),
                Question.ratio(Meter.RATE, PublishSides.BATCHES),
                Question.ratio(Meter.CPU, PublishSides.BATCHES))),
        2);
  }
}
