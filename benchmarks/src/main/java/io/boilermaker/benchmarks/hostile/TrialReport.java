package io.boilermaker.benchmarks.hostile;

import java.util.Map;

/**
 * What one trial has shown.
 *
 * @param deadLetters the number of each reason by the kind of the messages
 * @param isQuiet whether the queue has become empty
 * @param lived whether the worker was alive at the end
 * @param megabytes the worker's resident memory
 */
record TrialReport(
    Runs runs,
    Map<String, Map<String, Integer>> deadLetters,
    boolean isQuiet,
    boolean lived,
    double megabytes) {

  /** Tells whether each good task has run, and each hostile message has ended with a reason. */
  boolean isGood() {
    return isQuiet
        && lived
        && runs.lost() == 0
        && runs.doubled() == 0
        && deadLetters.values().stream()
            .flatMap(reasons -> reasons.keySet().stream())
            .noneMatch(
                reason -> reason.equals("none") || reason.equals("MaxDeliveryCountExceeded"));
  }

  void print(String name) {
    deadLetters.forEach((kind, reasons) -> System.out.printf("hostile: %-24s %s%n", kind, reasons));
    if (!runs.hostile().isEmpty()) {
      System.out.println("hostile: runs of hostile messages " + runs.hostile());
    }
    System.out.printf(
        "hostile: %s lost=%d doubled=%d p50=%d p99=%d max=%d ms, worker %s, %.0f MB resident%n",
        name,
        runs.lost(),
        runs.doubled(),
        runs.percentile(0.5),
        runs.percentile(0.99),
        runs.percentile(1),
        lived ? "lives" : "HAS ENDED",
        megabytes);
  }
}
