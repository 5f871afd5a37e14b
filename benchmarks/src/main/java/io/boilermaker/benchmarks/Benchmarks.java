package io.boilermaker.benchmarks;

import io.boilermaker.benchmarks.rounds.Run;
import io.boilermaker.benchmarks.rounds.Suite;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;

/** Measures and prints tables of ratios: see {@code benchmarks/run}. */
public final class Benchmarks {

  private static final int ROUNDS = 8;
  private static final int QUICK_ROUNDS = 3;

  private Benchmarks() {}

  /**
   * Runs suites.
   *
   * @param arguments {@code [--quick] [--rounds N] [SUITE…]}
   */
  public static void main(String[] arguments) throws Exception {
    boolean quick = false;
    int rounds = 0;
    List<String> names = new ArrayList<>();
    for (int i = 0; i < arguments.length; i++) {
      switch (arguments[i]) {
        case "--quick" -> quick = true;
        case "--rounds" -> rounds = Integer.parseInt(arguments[++i]);
        default -> names.add(arguments[i]);
      }
    }
    int counted = rounds > 0 ? rounds : quick ? QUICK_ROUNDS : ROUNDS;
    run(names, new Run(counted, quick, System.out));
    // The SDK keeps threads for a while after its clients are closed.
    System.exit(0);
  }

  private static void run(List<String> names, Run run) throws Exception {
    List<Suite> suites = ServiceLoader.load(Suite.class).stream().map(p -> p.get()).toList();
    List<String> known = suites.stream().map(Suite::name).toList();
    if (!known.containsAll(names)) {
      System.err.println("benchmarks: the suites are " + String.join(" ", known));
      System.exit(2);
    }
    run.out().println(conditions(run));
    for (Suite suite : suites) {
      if (names.isEmpty() || names.contains(suite.name())) {
        long start = System.nanoTime();
        suite.run(run);
        System.err.printf("%s: %.0f s%n", suite.name(), (System.nanoTime() - start) / 1e9);
      }
    }
  }

  private static String conditions(Run run) {
    return String.format(
        "%d rounds%s, JDK %s, %d cores, %s %s.",
        run.rounds(),
        run.quick() ? " (quick)" : "",
        Runtime.version(),
        Runtime.getRuntime().availableProcessors(),
        System.getProperty("os.name"),
        System.getProperty("os.arch"));
  }
}
