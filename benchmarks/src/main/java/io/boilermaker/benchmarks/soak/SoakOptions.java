package io.boilermaker.benchmarks.soak;

import io.boilermaker.broker.Faults.TransactionLimit;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Set;

/**
 * The options of {@code benchmarks/soak}.
 *
 * @param kills whether there is a phase in which workers are killed
 * @param deploys whether there is one in which they are stopped in order
 * @param prefetches of the workers, one after the other
 * @param limits of the broker's transactions
 */
record SoakOptions(
    Duration duration,
    boolean kills,
    boolean deploys,
    List<Integer> prefetches,
    boolean transactions,
    Set<TransactionLimit> limits,
    long seed) {

  /** Reads the command line. */
  static SoakOptions parse(String... arguments) {
    var options =
        new SoakOptions(
            Duration.ofMinutes(2), true, true, List.of(0, 20, 200), true, Set.of(), seedOfTheDay());
    Iterator<String> words = List.of(arguments).iterator();
    while (words.hasNext()) {
      String name = words.next();
      options =
          name.equals("--no-transactions")
              ? options.withoutTransactions()
              : options.with(name, words.hasNext() ? words.next() : "");
    }
    return options;
  }

  private static long seedOfTheDay() {
    return System.nanoTime() & 0xffff_ffffL;
  }

  private SoakOptions withoutTransactions() {
    return new SoakOptions(duration, kills, deploys, prefetches, false, limits, seed);
  }

  private SoakOptions with(String name, String value) {
    return switch (name) {
      case "--minutes" -> {
        Duration length = Duration.ofSeconds((long) (60 * Double.parseDouble(value)));
        yield new SoakOptions(length, kills, deploys, prefetches, transactions, limits, seed);
      }
      case "--only" -> only(value);
      case "--prefetch" -> {
        List<Integer> all = List.of(Integer.parseInt(value));
        yield new SoakOptions(duration, kills, deploys, all, transactions, limits, seed);
      }
      case "--refuse" -> {
        Set<TransactionLimit> all = limits(value);
        yield new SoakOptions(duration, kills, deploys, prefetches, transactions, all, seed);
      }
      case "--seed" -> {
        long given = Long.parseLong(value);
        yield new SoakOptions(duration, kills, deploys, prefetches, transactions, limits, given);
      }
      default -> throw new IllegalArgumentException("unknown option: " + name);
    };
  }

  private SoakOptions only(String phase) {
    if (!Set.of("kills", "deploys").contains(phase)) {
      throw new IllegalArgumentException("--only takes kills or deploys, not " + phase);
    }
    boolean isKills = phase.equals("kills");
    return new SoakOptions(duration, isKills, !isKills, prefetches, transactions, limits, seed);
  }

  private static Set<TransactionLimit> limits(String refused) {
    return switch (refused) {
      case "mix-operation" -> Set.of(TransactionLimit.NO_MIX);
      case "mix-commit" -> Set.of(TransactionLimit.NO_MIX_AT_COMMIT);
      case "transactional-send" -> Set.of(TransactionLimit.NO_SEND);
      default ->
          throw new IllegalArgumentException(
              "--refuse takes mix-operation, mix-commit or transactional-send, not " + refused);
    };
  }
}
