package io.boilermaker.benchmarks.codec;

import io.boilermaker.benchmarks.rounds.Comparison;
import io.boilermaker.benchmarks.rounds.Question;
import io.boilermaker.benchmarks.rounds.Run;
import io.boilermaker.benchmarks.rounds.Side;
import io.boilermaker.benchmarks.rounds.Suite;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The cost of writing and reading a message, beside Jackson's streams by hand and its mapper. */
public final class CodecSuite implements Suite {

  private static final String STREAMING = "streaming by hand";
  private static final String DATABIND = "databind";
  private static final double TIME_GOAL = 1.05;

  @Override
  public String name() {
    return "codec";
  }

  @Override
  public void run(Run run) throws Exception {
    var shapes = new Shapes();
    Shape order = shapes.order();
    Ways.Work encodeAlone = shapes.encodeTask();
    Ways.Work decodeAlone = shapes.decodeTask();
    List<Shape> arguments = shapes.arguments();
    Cost cost = new Cost(run.size(15, 5), run.size(8, 3));
    List<Ways.Work> all = new ArrayList<>(List.of(encodeAlone, decodeAlone));
    // The message has the most code to compile.
    Collections.nCopies(4, order).forEach(each -> addAll(all, each));
    arguments.forEach(each -> addAll(all, each));
    // All in turn, so that no code is compiled for one of them alone.
    for (int turn = 0; turn < run.size(20, 4); turn++) {
      for (Ways.Work work : all) {
        cost.warmUp(work, 10);
      }
      Cost.letCompilersFinish();
    }
    run.heading(
        "Codec",
        "Encoding goes from the values of a call to the bytes of its message, decoding back to typed"
            + " arguments and all fields; id and time are given. For the task alone, as for a retry,"
            + " the arguments are bytes before and after. For the ten shapes only the payload is"
            + " written and read. Time is CPU time of one thread, the median of slices of some"
            + " milliseconds.");
    for (Shape shape : arguments) {
      measure(run, cost, "encode ", shape.title(), shape.encode());
    }
    for (Shape shape : arguments) {
      measure(run, cost, "decode ", shape.title(), shape.decode());
    }
    // Last, when the compilers have had most time.
    measure(run, cost, "encode ", order.title(), order.encode());
    measure(run, cost, "decode ", order.title(), order.decode());
    measureAlone(run, cost, "encode its task alone", encodeAlone, 1_000);
    measureAlone(run, cost, "decode its task alone", decodeAlone, 1_500);
  }

  private static void addAll(List<Ways.Work> all, Shape shape) {
    for (Ways ways : List.of(shape.encode(), shape.decode())) {
      all.addAll(List.of(ways.ours(), ways.streaming(), ways.databind()));
    }
  }

  private static void measure(Run run, Cost cost, String verb, String title, Ways ways)
      throws Exception {
    run.measure(
        new Comparison(
            verb + title,
            List.of(
                new Side("ours", () -> cost.of(ways.ours())),
                new Side(STREAMING, () -> cost.of(ways.streaming())),
                new Side(DATABIND, () -> cost.of(ways.databind()))),
            List.of(
                Question.ratio(Cost.CPU, STREAMING).atMost(TIME_GOAL),
                Question.ratio(Cost.CPU, DATABIND),
                Question.ratio(Cost.BYTES, STREAMING))),
        2);
  }

  private static void measureAlone(Run run, Cost cost, String title, Ways.Work work, int most)
      throws Exception {
    run.measure(
        new Comparison(
            title,
            List.of(new Side("ours", () -> cost.of(work))),
            List.of(Question.value(Cost.BYTES).atMost(most), Question.value(Cost.CPU))),
        2);
  }
}
