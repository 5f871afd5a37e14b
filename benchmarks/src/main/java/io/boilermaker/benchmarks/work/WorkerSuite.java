package io.boilermaker.benchmarks.work;

import io.boilermaker.benchmarks.rounds.Comparison;
import io.boilermaker.benchmarks.rounds.Question;
import io.boilermaker.benchmarks.rounds.Run;
import io.boilermaker.benchmarks.rounds.Side;
import io.boilermaker.benchmarks.rounds.Suite;
import java.util.ArrayList;
import java.util.List;

/** The rate at which tasks are run, and the CPU time of each. */
public final class WorkerSuite implements Suite {

  private static final int[] CONCURRENCY = {1, 16, 64};
  private static final int[] PREFETCH = {0, 200};
  private static final int WAIT_MILLIS = 10;

  @Override
  public String name() {
    return "worker";
  }

  @Override
  public void run(Run run) throws Exception {
    try (Bus bus = Bus.start()) {
      run.heading(
          "Workers",
          "Messages of "
              + bus.body().length
              + " bytes; the broker is a process of its own and keeps them in memory."
              + " Tasks do nothing, or wait for 10 ms.");
      for (int prefetch : PREFETCH) {
        for (int concurrency : CONCURRENCY) {
          empty(run, bus, concurrency, prefetch);
        }
      }
      for (int prefetch : run.quick() ? new int[] {0} : PREFETCH) {
        for (int concurrency : CONCURRENCY) {
          waiting(run, bus, concurrency, prefetch);
        }
      }
      intercepted(run, bus);
    }
  }

  private static void empty(Run run, Bus bus, int concurrency, int prefetch) throws Exception {
    int counted = concurrency == 1 ? run.size(4_000, 300) : run.size(12_000, 1_000);
    var sides = new WorkerSides(bus, concurrency, prefetch, 0, counted / 3, counted);
    run.measure(
        new Comparison(
            title("empty", concurrency, prefetch),
            List.of(sides.ours(), sides.processor(), sides.emptyProcessor(), sides.loop()),
            List.of(
                Question.ratio(Meter.RATE, WorkerSides.PROCESSOR).atLeast(1),
                Question.ratio(Meter.RATE, WorkerSides.LOOP).atLeast(0.97),
                Question.ratio(Meter.CPU, WorkerSides.PROCESSOR).atMost(1),
                Question.ratio(Meter.CPU, WorkerSides.LOOP),
                Question.ratio(Meter.CPU, WorkerSides.EMPTY))),
        run.size(2, 1));
  }

  private static void intercepted(Run run, Bus bus) throws Exception {
    int counted = run.size(12_000, 1_000);
    var sides = new WorkerSides(bus, 16, 0, 0, counted / 3, counted);
    run.measure(
        new Comparison(
            title("without interceptors, empty", 16, 0),
            List.of(
                sides.ours(),
                sides.ours(PassingInterceptor.ONE, 1),
                sides.ours(PassingInterceptor.THREE, 3)),
            List.of(
                Question.ratio(Meter.RATE, PassingInterceptor.ONE),
                Question.ratio(Meter.RATE, PassingInterceptor.THREE),
                Question.ratio(Meter.CPU, PassingInterceptor.ONE),
                Question.ratio(Meter.CPU, PassingInterceptor.THREE))),
        run.size(2, 1));
  }

  private static void waiting(Run run, Bus bus, int concurrency, int prefetch) throws Exception {
    int counted = run.size(100, 10) * Math.min(concurrency, 30);
    var sides = new WorkerSides(bus, concurrency, prefetch, WAIT_MILLIS, concurrency, counted);
    List<Side> all = new ArrayList<>(List.of(sides.ours(), sides.processor(), sides.loop()));
    List<Question> questions =
        new ArrayList<>(
            List.of(
                Question.ratio(Meter.RATE, WorkerSides.PROCESSOR).atLeast(1),
                Question.ratio(Meter.RATE, WorkerSides.LOOP).atLeast(0.97)));
    if (concurrency == 64 && prefetch == 0) {
      all.add(new WorkerSides(bus, 1, 0, WAIT_MILLIS, 1, run.size(100, 10)).defaultProcessor());
      questions.add(Question.ratio(Meter.RATE, WorkerSides.DEFAULTS).atLeast(3));
    }
    run.measure(
        new Comparison(title("10 ms", concurrency, prefetch), all, questions), run.size(1, 0));
  }

  private static String title(String task, int concurrency, int prefetch) {
    return task + ", concurrency " + concurrency + ", prefetch " + prefetch;
  }
}
