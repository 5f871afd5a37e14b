package io.boilermaker.benchmarks.rounds;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Sides that do the same work, each measured once a round in an order that changes from round to
 * round. The first side is measured twice: the ratio of the two tells what this run can tell apart.
 *
 * @param title what is compared, for the table
 * @param sides the first is the one that the questions are about
 * @param questions the rows of the table
 */
public record Comparison(String title, List<Side> sides, List<Question> questions) {

  private static final String CONTROL = "control";

  public Comparison {
    sides = List.copyOf(sides);
    questions = List.copyOf(questions);
  }

  /**
   * Measures.
   *
   * @param rounds how many rounds count
   * @param warmUps how many rounds before them do not
   */
  public Results run(int rounds, int warmUps) throws Exception {
    List<Side> order = new ArrayList<>(sides);
    order.add(new Side(CONTROL, sides.get(0).measurement()));
    List<Map<String, Figures>> measured = new ArrayList<>();
    for (int round = -warmUps; round < rounds; round++) {
      Map<String, Figures> figures = new HashMap<>();
      for (Side side : order) {
        figures.put(side.name(), side.measurement().once());
      }
      if (round >= 0) {
        measured.add(figures);
      }
      Collections.rotate(order, 1);
    }
    return new Results(measured);
  }

  /** The results of the rounds. */
  public final class Results {

    private final List<Map<String, Figures>> rounds;

    private Results(List<Map<String, Figures>> rounds) {
      this.rounds = rounds;
    }

    /** The rows of the table, one for each question. */
    public List<Row> rows() {
      return questions.stream().map(this::row).toList();
    }

    private Row row(Question question) {
      String ours = sides.get(0).name();
      String figure = question.figure();
      String other = question.other() == null ? ours : question.other();
      double value =
          switch (question.kind()) {
            case RATIO -> medianRatio(figure, ours, other);
            case DIFFERENCE -> median(figure, ours) - median(figure, other);
            case VALUE -> median(figure, ours);
          };
      return new Row(
          title,
          question,
          median(figure, ours),
          median(figure, other),
          value,
          medianRatio(figure, CONTROL, ours));
    }

    /** The median of one side's figure. */
    public double median(String figure, String side) {
      return Median.of(rounds.stream().map(round -> get(round, side, figure)).toList());
    }

    private double medianRatio(String figure, String one, String other) {
      return Median.of(
          rounds.stream()
              .map(round -> get(round, one, figure) / get(round, other, figure))
              .toList());
    }

    private static double get(Map<String, Figures> round, String side, String figure) {
      Figures figures = round.get(side);
      if (figures == null) {
        throw new IllegalArgumentException("no side '" + side + "' among " + round.keySet());
      }
      return figures.get(figure);
    }
  }
}
