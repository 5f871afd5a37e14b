package io.boilermaker.benchmarks.work;

import io.boilermaker.benchmarks.rounds.Figures;
import io.boilermaker.benchmarks.rounds.Median;
import io.boilermaker.benchmarks.rounds.Side;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.IntConsumer;

/**
 * Ways to do a small thing that take turns, in an order that changes with each. A machine whose
 * speed changes from second to second is then equally slow for all of them, and differences of a
 * hundredth can be told. The first way takes part twice, as its own control.
 */
final class Turns {

  /** The figure: the median of one turn. */
  static final String MICROS = "µs";

  private final List<Way> order = new ArrayList<>();
  private final int turns;
  private final Random random = new Random(1);
  private final Map<String, Deque<Figures>> measured = new HashMap<>();

  /**
   * A way.
   *
   * @param work does the thing, given the number of the turn
   */
  record Way(String name, IntConsumer work) {}

  /**
   * @param turns how many turns each way has in a round
   */
  Turns(List<Way> ways, int turns) {
    order.add(ways.get(0));
    order.addAll(ways);
    this.turns = turns;
  }

  /** Returns the ways as sides of a comparison, which measures each of them once a round. */
  List<Side> sides() {
    return order.stream().skip(1).map(way -> new Side(way.name(), () -> once(way))).toList();
  }

  private Figures once(Way way) {
    Deque<Figures> figures = measured.computeIfAbsent(way.name(), name -> new ArrayDeque<>());
    if (figures.isEmpty()) {
      takeTurns();
    }
    return figures.remove();
  }

  private void takeTurns() {
    List<Integer> places = new ArrayList<>();
    List<List<Double>> times = new ArrayList<>();
    for (int i = 0; i < order.size(); i++) {
      places.add(i);
      times.add(new ArrayList<>());
    }
    for (int turn = 0; turn < turns; turn++) {
      Collections.shuffle(places, random);
      for (int place : places) {
        long start = System.nanoTime();
        order.get(place).work().accept(turn);
        times.get(place).add((System.nanoTime() - start) / 1e3);
      }
    }
    for (int i = 0; i < order.size(); i++) {
      measured
          .computeIfAbsent(order.get(i).name(), name -> new ArrayDeque<>())
          .add(Figures.of(MICROS, Median.of(times.get(i))));
    }
  }
}
