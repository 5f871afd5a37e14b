package io.boilermaker.programs.cost;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Looks for messages that are dear to read, for some minutes. */
public final class Costs {

  private static final Duration LIMIT = Duration.ofSeconds(6);
  private static final int RANDOM_ATTACKS = 40;

  private static final String HEAD =
      """
      | shape | messages | dearest in CPU | times | dearest in allocation | times |
      |---|---:|---|---:|---|---:|""";

  private final Meter meter = new Meter(LIMIT);
  private final long seed;
  private final List<Result> results = new ArrayList<>();
  private final Reference reference;

  private Costs(long seed) {
    this.seed = seed;
    try (Subjects fixed = Subjects.fixed()) {
      reference = Reference.of(fixed.all().get(0), fixed.reader(), meter);
      System.out.println("costs: seed=" + seed + " " + reference + "\n\n" + HEAD);
      List<Attack> all = new ArrayList<>(Attack.ofEnvelopes());
      all.addAll(Attack.all());
      Subject numbers = fixed.all().get(0);
      run(numbers, fixed, all);
      fixed.all().stream()
          .filter(each -> !each.equals(numbers))
          .forEach(each -> run(each, fixed, each.own(Attack.all())));
      results.forEach(each -> System.out.println(each.row()));
    }
  }

  /**
   * Tries the fixed shapes, and random ones until the time is over. The exit code is 0 only if no
   * message was too dear.
   *
   * @param arguments the minutes and the seed
   */
  public static void main(String[] arguments) {
    long start = System.nanoTime();
    Duration time = Duration.ofSeconds((long) (Double.parseDouble(arguments[0]) * 60));
    Costs costs = new Costs(Long.parseLong(arguments[1]));
    for (int round = 0; System.nanoTime() - start < time.toNanos(); round++) {
      costs.random(round);
    }
    System.exit(costs.report());
  }

  private void random(int round) {
    Random random = new Random(seed * 31 + round);
    List<Attack> attacks = new ArrayList<>(Attack.all());
    for (int i = 0; i < RANDOM_ATTACKS; i++) {
      attacks.add(Attack.random(random));
    }
    try (Subjects subjects = Subjects.random(seed, round)) {
      for (Subject subject : subjects.all()) {
        Result result = run(subject, subjects, subject.own(attacks));
        if (result.isRemarkable()) {
          System.out.println(result.row());
        }
      }
    }
  }

  private Result run(Subject subject, Subjects of, List<Attack> attacks) {
    Result result = new Trial(subject, of.reader(), meter, reference).run(attacks);
    results.add(result);
    return result;
  }

  private int report() {
    System.out.println();
    int dear = 0;
    int messages = 0;
    int refused = 0;
    for (Result result : results) {
      dear += result.tooDear().size();
      messages += result.messages();
      refused += result.refused();
      result.tooDear().forEach(each -> System.out.println("TOO DEAR " + result.about(each)));
    }
    System.out.println(
        "costs: seed=%d shapes=%d messages=%d refused=%d dear=%d"
            .formatted(seed, results.size(), messages, refused, dear));
    return dear == 0 ? 0 : 1;
  }
}
